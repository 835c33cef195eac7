"""What every list of the desk shares: it stays quick on a big table, and no address breaks it."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property

from newsroom.accounts.lists import AnyQuery
from newsroom.accounts.saving import Twins
from newsroom.accounts.scripts import OwnScripts
from sources.admin.fields import Chooser, MomentField, MomentWidget, WebField, WebInput, quieter, whom_to_ask


class CappedPaginator(Paginator):
    """Count no further than ``limit``: nobody leafs through a million rows, they search."""

    limit = 5000

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[: self.limit].count()

    @property
    def is_capped(self):
        return self.count == self.limit


class DeskList(ChangeList):
    """A list that does not search a second time where it has counted nothing."""

    def get_results(self, request):
        super().get_results(request)
        if not self.result_count:
            self.result_list = self.result_list.none()


class DeskAdmin(OwnScripts, AnyQuery, Twins, admin.ModelAdmin):
    """A list and a form of the desk."""

    show_full_result_count = False
    paginator = CappedPaginator
    list_per_page = 50
    empty_value_display = "—"
    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget},
        models.URLField: {"form_class": WebField, "assume_scheme": "https", "widget": WebInput},
    }
    actions = None  # nothing of the record is removed by the dozen
    show_facets = admin.ShowFacets.NEVER  # they count whole tables

    def get_changelist(self, request, **kwargs):
        return DeskList

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            attrs = whom_to_ask(self.may_make(request, db_field))
            kwargs.setdefault("widget", Chooser(db_field, self.admin_site, attrs=attrs, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def may_make(self, request, db_field):
        return self.admin_site.get_model_admin(db_field.remote_field.model).has_add_permission(request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return quieter(super().formfield_for_dbfield(db_field, request, **kwargs))


class RecordAdmin(DeskAdmin):
    """Rows that the newsroom writes itself: to be read, never to be touched."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
