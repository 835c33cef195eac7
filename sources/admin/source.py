from django import forms
from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from sources.admin import standing
from sources.admin.fields import LinesField
from sources.admin.lists import DeskAdmin, DeskList
from sources.admin.proposing import propose_source
from sources.archiving import keep
from sources.models import ArchivedCopy, Source


class SourceForm(forms.ModelForm):
    """The facts of a report, and a new copy of what it said."""

    copy = LinesField(
        label="Text of the report",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text="Paste what the report says: it is kept with its time and its SHA-256, and never changed. "
        "How much of it readers see is decided at the agency.",
    )


class CopyInline(admin.TabularInline):
    """What the report said when we looked: to be read, never to be touched."""

    model = ArchivedCopy
    template = "admin/rows.html"
    fields = readonly_fields = ["looked", "beginning", "short_digest", "redacted_at"]
    extra = 0
    can_delete = False
    verbose_name_plural = "archived copies"

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description="looked at")
    def looked(self, copy):
        url = reverse("admin:sources_archivedcopy_change", args=[copy.pk])
        return format_html('<a href="{}">{}</a>', url, date_format(localtime(copy.fetched_at), "DATETIME_FORMAT"))

    @admin.display(description="SHA-256")
    def short_digest(self, copy):
        return format_html("<code>{}…</code>", copy.sha256[:12])

    @admin.display(description="begins")
    def beginning(self, copy):
        return copy.text[:160] + ("…" if len(copy.text) > 160 else "")


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    form = SourceForm
    list_display = ["title", "agency", "filed_at", "status_chip", "embargo_until", "copies_kept"]
    list_select_related = ["agency"]
    list_filter = [
        "status",
        ("embargo_until", admin.EmptyFieldListFilter),
        "agency__kind",
        "agency__state_owned",
    ]
    search_fields = ["title", "url", "filed_id", "=ref", "agency__name"]
    autocomplete_fields = ["agency"]
    inlines = [CopyInline]
    readonly_fields = ["mark", "status", "status_note", "status_at"]
    fieldsets = [
        (
            None,
            {"fields": ["url", "agency", "title", ("filed_at", "language"), ("filed_id", "filed_version")]},
        ),
        ("Keep a copy", {"fields": ["copy"]}),
        ("In a story", {"fields": ["mark"]}),
        ("Where it stands", {"fields": ["status", "status_note", "status_at", "embargo_until"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agency")

    def get_changelist(self, request, **kwargs):
        return SourceList

    def counts(self):
        """What is counted for each row of the list."""
        return {"copies_kept": how_many(ArchivedCopy, "source")}

    def get_readonly_fields(self, request, obj=None):
        """The embargo of a report that stories may cite already is set by a verb, which tells them."""
        return [*super().get_readonly_fields(request, obj), *(["embargo_until"] if obj else [])]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            may_keep = self.has_change_permission(request, obj)
            return [(title, options) for title, options in fieldsets if may_keep or title != "Keep a copy"]
        return [
            (title, options) if title != "Where it stands" else (title, {"fields": ["embargo_until"]})
            for title, options in fieldsets
            if title != "In a story"
        ]

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if text := form.cleaned_data.get("copy"):
            keep(obj, data=text.encode(), text=text)

    # -- kill, mark corrected, restore, embargo; read the page of a new one

    def get_urls(self):
        pages = [
            path(
                f"<int:pk>/{deed}/",
                self.admin_site.admin_view(self.standing_page),
                {"deed": deed},
                name=f"sources_source_{deed}",
            )
            for deed in standing.DEEDS
        ]
        reading = path("propose/", self.admin_site.admin_view(propose_source), name="sources_source_propose")
        return [*pages, reading, *super().get_urls()]

    def standing_page(self, request, pk, deed):
        source = self.get_object(request, pk)
        if source is None:
            raise Http404
        return standing.page(self, request, source, standing.DEEDS[deed])

    def render_change_form(self, request, context, *args, **kwargs):
        source = context.get("original")
        context["deeds"] = [
            {"label": deed.label, "url": reverse(f"admin:sources_source_{name}", args=[source.pk])}
            for name, deed in standing.DEEDS.items()
            if source and deed.is_possible(source) and request.user.has_perm(standing.RIGHT)
        ]
        return super().render_change_form(request, context, *args, **kwargs)

    # -- columns

    @admin.display(description="status", ordering="status")
    def status_chip(self, source):
        return format_html('<span class="chip chip--{}">{}</span>', source.status, source.get_status_display())

    @admin.display(description="copies")
    def copies_kept(self, source):
        return source.copies_kept

    @admin.display(description="mark")
    def mark(self, source):
        """What an editor writes into a body to cite this report."""
        return format_html("<code>{}</code>", f'<cite data-source="{source.ref}"></cite>')


class SourceList(DeskList):
    """The list, with what is counted for its rows only."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).annotate(**self.model_admin.counts())


def how_many(model, name):
    """Count the rows of a model that point to the row at hand, without joining them."""
    rows = model.objects.filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(many=Count("pk")).values("many"), output_field=IntegerField()), 0)
