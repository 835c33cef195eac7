"""The access log: to be read, and changed by nobody."""

from django.contrib import admin

from newsroom.accounts.lists import AnyQuery
from newsroom.accounts.models import AccessEntry
from newsroom.accounts.scripts import OwnScripts


@admin.register(AccessEntry)
class AccessAdmin(OwnScripts, AnyQuery, admin.ModelAdmin):
    list_display = ["at", "what", "whose", "doer", "detail", "address"]
    list_display_links = ["at"]
    list_filter = ["what"]
    list_select_related = ["person", "by"]
    search_fields = ["person__username", "person__last_name", "detail"]
    date_hierarchy = None
    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    fields = ["at", "what", "person", "by", "detail", "address"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="whose account", ordering="person__username")
    def whose(self, entry):
        return entry.person.username if entry.person else ""

    @admin.display(description="by", ordering="by__username")
    def doer(self, entry):
        return entry.by.username if entry.by else ""
