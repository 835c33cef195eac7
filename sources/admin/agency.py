from django.contrib import admin

from sources.admin.former_slugs import FormerSlugs
from sources.admin.lists import DeskAdmin
from sources.models import Agency


@admin.register(Agency)
class AgencyAdmin(FormerSlugs, DeskAdmin):
    list_display = [
        "name",
        "kind",
        "country",
        "language",
        "disclosure",
        "interest",
        "copies_shown",
    ]
    list_filter = ["kind", "state_owned", "party_to_conflict", "copy_policy"]
    search_fields = ["name", "slug", "country", "=ref"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["former", "ref"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "former", "kind", ("country", "language")]}),
        (
            "What readers are told beside every citation",
            {"fields": ["disclosure", "state_owned", "party_to_conflict"]},
        ),
        ("Its page and our copies", {"fields": ["homepage", "copy_policy"]}),
        ("For the desk only", {"fields": ["notes", "ref"]}),
    ]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description="interest")
    def interest(self, agency):
        said = {"state owned": agency.state_owned, "party to a conflict": agency.party_to_conflict}
        return ", ".join(word for word, holds in said.items() if holds)

    @admin.display(description="copies", ordering="copy_policy")
    def copies_shown(self, agency):
        """Name the policy in a word: the whole of it stands in the form."""
        return agency.get_copy_policy_display().partition(":")[0]
