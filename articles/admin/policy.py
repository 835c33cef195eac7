"""Policy pages: every edition to be read, and the page on which the next one is written, looked at and published."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.html import format_html

from articles.admin.fields import BodyField
from articles.admin.lookups import page_knows
from articles.admin.pages import is_nothing
from articles.admin.story_form import LANGUAGE
from articles.admin.verb_forms import text
from articles.desk.policies import write_url
from articles.models import PolicyEdition
from articles.models.policy import REQUIRED, missing
from articles.publishing import Refused
from articles.publishing.diff import compare
from articles.publishing.policies import content_of_edition, demand, publish_policy
from articles.publishing.record import Content
from newsroom import prose
from newsroom.prose import schema
from sources.admin.fields import LinesField
from sources.admin.lists import RecordAdmin

SCHEMA = schema.for_editor()
WITHOUT_SOURCES = {**SCHEMA, "tags": [tag for tag in SCHEMA["tags"] if tag not in ("cite", "figure")]}
SLUG = PolicyEdition._meta.get_field("slug")


class PolicyForm(forms.Form):
    """The next edition of a page; ``base`` is the number of the one that was opened, 0 for a new page."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 2)
    slug = forms.CharField(
        label="Address",
        max_length=60,
        validators=SLUG.validators,
        help_text="Readers find the page at /about/ADDRESS/, for ever.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    title = forms.CharField(
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField headline"}),
        help_text="Readers see it above the page and in the footer.",
    )
    standfirst = LinesField(
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField standfirst"}),
        help_text="One or two sentences under the title.",
    )
    body = BodyField(widget=forms.Textarea(attrs={"rows": 22, "class": "vLargeTextField body", "data-body": ""}))
    language = forms.CharField(
        max_length=35,
        initial="en",
        help_text="Of the text, for browsers and screen readers: en, de, ar, pt-BR …",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    in_footer = forms.BooleanField(
        label="In the footer",
        label_suffix="",
        required=False,
        initial=True,
        help_text="Every page of readers links to it. Without, the page stays and is found by its address alone.",
    )
    notice = text(
        "What is new, for readers",
        max_length=600,
        help_text="Why there is a new edition. It stands in the history of the page. Not needed for the first one.",
    )

    def clean_language(self):
        language = self.cleaned_data["language"].strip()
        if not LANGUAGE.fullmatch(language):
            raise forms.ValidationError("Write the code of a language, such as en, de, ar or pt-BR.")
        return language

    def clean_slug(self):
        slug, base = self.cleaned_data["slug"], self.cleaned_data.get("base")
        if base == 0 and PolicyEdition.objects.of(slug).exists():
            raise forms.ValidationError("A page stands at this address already: open it in the list of policy pages.")
        return slug

    def clean(self):
        typed = super().clean()
        if {"base", "body", "notice"} <= typed.keys():
            try:
                demand(typed["body"], notice=typed["notice"], is_first=typed["base"] == 0)
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return typed


@admin.register(PolicyEdition)
class PolicyAdmin(RecordAdmin):
    """The list of pages as they read now; what was published is read, never changed."""

    list_display = ["title", "address", "number", "live_from", "by", "next_edition"]
    list_select_related = ["by"]
    search_fields = ["title", "slug"]
    ordering = ["slug", "-number"]
    fields = ["title", "address", "number", "live_from", "by", "notice", "words"]
    readonly_fields = ["address", "words"]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_queryset(self, request):
        editions = super().get_queryset(request)
        is_list = request.resolver_match.url_name.endswith("_changelist")
        return editions.newest().defer("body") if is_list else editions

    def changelist_view(self, request, extra_context=None):
        may_write = self.has_add_permission(request)
        empty = [{"title": REQUIRED[slug][0], "url": may_write and write_url(slug)} for slug in missing()]
        return super().changelist_view(request, {"to_write": empty, **(extra_context or {})})

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return write_page(self, request)

    @admin.display(description="address")
    def address(self, edition):
        return format_html('<a href="{0}">{0}</a>', edition.get_absolute_url())

    @admin.display(description="next edition")
    def next_edition(self, edition):
        label = f"Write the next edition of {edition.title}"
        return format_html('<a href="{}" aria-label="{}">Write it</a>', write_url(edition.slug), label)

    @admin.display(description="text")
    def words(self, edition):
        return format_html('<div class="words">{}</div>', prose.plain(edition.body))


def write_page(model_admin, request):
    """Write; look; publish. Going back keeps everything that was typed."""
    standing = _standing(request.GET.get("slug", ""))
    posted = request.POST if request.method == "POST" else None
    form = PolicyForm(posted, initial=_initial(standing, request.GET.get("slug", "")))
    step = request.POST.get("_step")
    if posted is None or step == "write" or not form.is_valid():
        known = page_knows(request.user, form["body"].value() or "")
        known["desk_addresses"]["schema"] = WITHOUT_SOURCES
        return _show(model_admin, request, "write", form, standing=standing, **known)
    refusal = None
    if step == "confirm":
        try:
            edition = publish_policy(by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            told = f"Edition {edition.number} of the page is public."
            link = format_html('{} <a href="{}">Readers’ page</a>', told, edition.get_absolute_url())
            messages.success(request, link)
            return redirect("admin:articles_policyedition_changelist")
    return _look(model_admin, request, form, refusal)


def _standing(slug):
    """The edition that readers see under an address; None where that is none."""
    return PolicyEdition.objects.of(slug.replace("\0", "")).first()


def _initial(standing, slug):
    if standing is None:
        return {"base": 0, "slug": slug if slug in REQUIRED else "", "title": REQUIRED.get(slug, [""])[0]}
    names = ("slug", "title", "standfirst", "body", "language", "in_footer")
    return {"base": standing.number, **{name: getattr(standing, name) for name in names}}


def _look(model_admin, request, form, refusal):
    typed = form.cleaned_data
    standing = _standing(typed["slug"])
    content = Content(
        headline=typed["title"], standfirst=typed["standfirst"], body=typed["body"], language=typed["language"]
    )
    changes = compare(content_of_edition(standing), content)
    carried = [(name, value) for name, values in form.data.lists() if name in form.fields for value in values]
    kept = [(name, value) for name, value in carried if name != "base"]
    return _show(
        model_admin,
        request,
        "look",
        form,
        status=409 if refusal else 200,
        refusal=refusal,
        standing=standing,
        changes=changes,
        nothing=is_nothing(changes),
        notice=typed["notice"],
        kept=[*kept, ("base", str(standing.number if standing else 0))],
    )


def _show(model_admin, request, template, form, *, status=200, **more):
    standing = more["standing"]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"New edition: {standing}" if standing else "New policy page",
        "opts": model_admin.opts,
        "form": form,
        **more,
    }
    return render(request, f"admin/articles/policyedition/{template}.html", context, status=status)
