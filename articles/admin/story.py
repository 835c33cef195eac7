from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.crypto import get_random_string
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate, localtime

from articles.admin.bar import bar_of
from articles.admin.calendar import calendar_page
from articles.admin.clash import chosen_in, clash_page
from articles.admin.fields import KnownChooser, PictureChooser, TagsField
from articles.admin.filters import (
    AuthorFilter,
    NotesFilter,
    OwnFilter,
    SourceFilter,
    StageFilter,
    StateFilter,
    TagFilter,
    in_states,
)
from articles.admin.history import history_page
from articles.admin.keeping import as_sent, keeping_of, keeping_urls, tab_of, unsaved_of, when
from articles.admin.lists_of_a_story import BylineInline, CitationInline, RelatedInline, lists_read
from articles.admin.lookups import lookup_urls, page_knows
from articles.admin.notes import notes_page
from articles.admin.preview import preview
from articles.admin.preview_links import links_page
from articles.admin.quick_find import quick_find
from articles.admin.saved_filters import filter_urls, filters_of
from articles.admin.story_form import StoryForm, slug_warning
from articles.admin.translation import original_page
from articles.admin.verb_pages import verb_urls
from articles.admin.working_history import working_history_urls
from articles.desk import drafts
from articles.desk.bodies import taken_out
from articles.desk.citations import cite_marked
from articles.desk.goes_out import goes_out
from articles.desk.meeting import Clashing, NothingNew, meet
from articles.desk.notes import notes_of
from articles.desk.translations import note_link
from articles.models import Article, Author, ShownPicture
from articles.publishing import VERBS, may_edit, note_change
from articles.publishing.record import content_of, fingerprint
from articles.publishing.workflow import public_state
from articles.publishing.working_copy import content_kept, keep_new, remember
from newsroom import clock
from sources.admin.lists import DeskAdmin, DeskList

# The form in the order of writing: the page, and the rail beside it.
PAGE = ["Text", CitationInline]
RAIL = ["Filing", "Language", BylineInline, "Lead image", RelatedInline, "Embargo"]
MET = "{who} had saved this story while you were writing: both texts are saved as one now. Read it once more."


class StoryList(DeskList):
    """The list, with the public state of its rows, whether there is work in them, and their bylines."""

    def get_queryset(self, request, exclude_parameters=None):
        queryset = super().get_queryset(request, exclude_parameters)
        return queryset.with_public_state().with_work().prefetch_related("bylines__author")


@admin.register(Article)
class StoryAdmin(DeskAdmin):
    form = StoryForm
    list_display = [
        "headline_and_slug",
        "stage_chip",
        "readers_see",
        "byline",
        "changed",
    ]
    list_select_related = ["changed_by"]
    list_filter = [StageFilter, StateFilter, OwnFilter, NotesFilter, TagFilter, AuthorFilter, SourceFilter]
    search_fields = ["headline", "slug", "=ref", "standfirst"]
    search_help_text = "Searches headline, standfirst, slug and ref."
    sortable_by = ["changed"]
    ordering = ["-changed_at", "-pk"]
    inlines = [CitationInline, BylineInline, RelatedInline]
    autocomplete_fields = ["kicker", "lead_image", "translation_of"]
    fieldsets = [
        ("Text", {"fields": ["headline", "standfirst", "body"]}),
        ("Filing", {"fields": ["tags", "kicker", "slug", "dateline", "planned_for"]}),
        ("Language", {"fields": ["language", "translation_of"]}),
        ("Lead image", {"fields": ["lead_image", "lead_alt", "lead_caption", "lead_credit"]}),
        ("Embargo", {"fields": ["embargo_until"]}),
    ]

    def get_urls(self):
        wrap = self.admin_site.admin_view
        pages = [
            path("<int:pk>/preview/", wrap(self.preview_view), name="articles_article_preview"),
            path("<int:pk>/links/", wrap(self.links_view), name="articles_article_links"),
            path("<int:pk>/original/", wrap(self.original_view), name="articles_article_original"),
            path("<int:pk>/notes/", wrap(self.notes_view), name="articles_article_notes"),
            path("calendar/", wrap(partial(calendar_page, model_admin=self)), name="articles_article_calendar"),
            path("find/", wrap(quick_find), name="articles_article_find"),
        ]
        pages += [*verb_urls(self), *lookup_urls(self), *keeping_urls(self), *filter_urls(self)]
        return [*working_history_urls(self), *pages, *super().get_urls()]

    # -- who may do what

    def has_change_permission(self, request, obj=None):
        return may_edit(request.user, obj) if obj else super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Only what was never scheduled, published or handed in: the rest is kept as what happened."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not (obj.log.exists() or obj.versions.exists())

    def get_readonly_fields(self, request, obj=None):
        """Once readers have a story, whoever publishes links it: they see that at once."""
        if obj and not request.user.has_perm("articles.publish_article") and obj.versions.exists():
            return ["translation_of"]
        return []

    # -- the list

    def get_changelist(self, request, **kwargs):
        return StoryList

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**filters_of(request), **(extra_context or {})})

    @admin.display(description="headline", ordering="headline")
    def headline_and_slug(self, article):
        return format_html("{} <small>{} · {}</small>", article, article.slug or "no slug", article.ref)

    @admin.display(description="stage")
    def stage_chip(self, article):
        if article.stage == Article.Stage.DRAFT and not article.has_work:
            return ""  # what readers have is all there is
        return format_html('<span class="chip chip--{}">{}</span>', article.stage, article.get_stage_display())

    @admin.display(description="readers see")
    def readers_see(self, article):
        state = public_state(article.live_kind, scheduled=article.scheduled_for is not None)
        chip = format_html('<span class="chip chip--{}">{}</span>', state.replace(" ", "-"), state)
        version = f"version {article.live_number}" if article.live_number else ""
        coming = (
            article.scheduled_for and f"goes out {date_format(localtime(article.scheduled_for), 'DATETIME_FORMAT')}"
        )
        return format_html(
            "{} {}", chip, format_html_join("", "<small>{}</small>", ((line,) for line in (version, coming) if line))
        )

    @admin.display(description="byline")
    def byline(self, article):
        return ", ".join(line.author.name for line in article.bylines.all())

    @admin.display(description="changed", ordering="changed_at")
    def changed(self, article):
        return format_html("{} <small>{}</small>", _moment(article.changed_at), article.changed_by or "")

    # -- the form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show and save; with ``_restore`` take up a draft; ask where two people changed the same."""
        if request.method == "POST" and "_restore" in request.POST and not self._restore(request, object_id):
            self.message_user(request, "This unsaved text is gone: it was saved or discarded.", messages.WARNING)
            return redirect(request.path)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Clashing as clashing:
            article = Article.objects.get(pk=object_id)
            drafts.keep(user=request.user, article=article, tab=tab_of(request), fields=request.POST.lists())
            return clash_page(self, request, object_id, clashing.clashes)
        except NothingNew:
            drafts.drop(request.user, tab_of(request))
            return self.response_change(request, Article.objects.get(pk=object_id))

    def _restore(self, request, object_id):
        """Put a draft in the place of what was sent, as if it had been sent and had a fault: nothing is saved."""
        article = super().get_object(request, object_id) if object_id else None
        tab = get_random_string(16)
        draft = drafts.take_up(request.user, article, request.POST["_restore"], in_tab=tab)
        if draft:
            request.POST = as_sent(draft.data, tab=tab, restored=when(draft.saved_at))
        return draft

    def get_object(self, request, object_id, from_field=None):
        """Read a story; to change it, lock its row first, so that two people saving meet."""
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST" and transaction.get_connection().in_atomic_block:
            Article.objects.select_for_update().get(pk=article.pk)
            article.refresh_from_db()
        return article

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("kicker", "lead_image", "changed_by", "translation_of")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "tags":
            may_add = request.user.has_perm("articles.add_tag")
            return TagsField(admin_site=self.admin_site, may_add=may_add, required=False, label="Tags")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            chooser = PictureChooser if db_field.name == "lead_image" else KnownChooser
            kwargs["widget"] = chooser(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A reporter who begins a story stands in its byline."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BylineInline) and request.method == "GET" and not obj.pk:
            author = Author.objects.filter(user=request.user).first()
            kwargs["initial"] = [{"author": author.pk, "position": 1}] if author else []
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        parts = _by_name(context["adminform"], context["inline_admin_formsets"])
        context["page_parts"] = [parts[name] for name in PAGE if name in parts]
        context["rail_parts"] = [parts[name] for name in RAIL if name in parts]
        context["media"] = forms.Media()  # the scripts of this screen are its own, without jQuery
        context |= self._unsaved(request, obj)
        saved = {inline: parts[inline]["rows"].formset.get_queryset() for inline in self.inlines}
        if obj:
            content = content_of(obj, lists_read(obj, saved))
            known, may_save = [row.source for row in saved[CitationInline]], self.has_change_permission(request, obj)
            context["bar"] = bar_of(request.user, obj, content, known=known, may_save=may_save)
            context["notes"] = notes_of(obj, content.body)
            if coming := context["bar"].now.scheduled:
                context["goes_out"] = goes_out(coming.live_from)
        context["found"] = {"host": request.get_host(), "folder": _folder(context.get("bar"))}
        context["show_save_and_add_another"] = False
        listed = [row.source.ref for row in saved[CitationInline]]
        context |= page_knows(request.user, form["body"].value() if "body" in form.fields else "", listed)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _unsaved(self, request, article):
        """What the page knows of what is not saved; nothing for who may not write in it."""
        article, tab = article if article and article.pk else None, tab_of(request)
        if not (self.has_change_permission(request, article) if article else self.has_add_permission(request)):
            return {}
        return {
            "tab": tab,
            "keeping": keeping_of(request, article, tab),
            "drafts": unsaved_of(request, article, tab, base=article and article.revision),
        }

    # -- saving

    def save_model(self, request, obj, form, change):
        form.theirs_before = form.linked_before = None
        if change:
            form.theirs = remember(obj)
            before = Article.objects.select_related("changed_by", "translation_of").get(pk=obj.pk)
            form.linked_before = before.translation_of
            if before.changed_by_id != request.user.pk:
                form.theirs_before = before.changed_by, content_kept(form.theirs)
        else:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Save the lists, then say who changed the text; pressing the button of a verb alone changes nothing."""
        drafts.drop(request.user, tab_of(request))
        if change and not (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            return
        super().save_related(request, form, formsets, change)
        article, stage = form.instance, form.instance.stage
        cited = cite_marked(article)
        met = change and form.is_over_theirs
        if met:
            who, base = article.changed_by, form.cleaned_data["base"]
            meet(article, base=base, theirs=form.theirs, chosen=chosen_in(request.POST), by=request.user)
            self.message_user(request, MET.format(who=who or "Somebody"), messages.INFO)
        else:
            article.revision += 1 if change else 0
            article.changed_by, article.changed_at = request.user, clock.now()
            article.save(update_fields=["revision", "changed_by", "changed_at"])
        note_change(article, by=request.user)
        if "translation_of" in form.changed_data:
            note_link(article, before=form.linked_before, by=request.user)
        content = content_of(article)
        ShownPicture.objects.by_working_copy(article, content.pictures)
        if not met:  # else it is in the text that was saved
            self._keep_theirs(request, form, content)
        self._tell(request, form, article, cited, lapsed=article.stage != stage)

    def _keep_theirs(self, request, form, content):
        """Keep what another hand had written as a milestone, where this saving changed it."""
        who, before = getattr(form, "theirs_before", None) or (None, None)
        if before and fingerprint(before) != fingerprint(content):
            label = f"What {who or 'somebody'} saved, before {request.user} changed it"
            keep_new(form.instance, before, label=label, by=request.user)

    def log_change(self, request, obj, message):
        return super().log_change(request, obj, message) if message else None

    def _tell(self, request, form, article, cited, *, lapsed):
        if cited:
            titles = ", ".join(f"“{row.source.title}”" for row in cited)
            self.message_user(
                request, f"Added to the list of sources, since the text cites them: {titles}.", messages.INFO
            )
        if removed := taken_out(form["body"].data or ""):
            names = format_html_join(", ", "<code>{}</code>", ((name,) for name in removed))
            text = format_html("Taken out of the text, where it may not stand: {}. The words stay.", names)
            self.message_user(request, text, messages.WARNING)
        if warning := slug_warning(article):
            self.message_user(request, warning, messages.WARNING)
        if lapsed:
            text = "The text was changed after it was approved: it is in review again."
            self.message_user(request, text, messages.WARNING)

    def response_add(self, request, obj, post_url_continue=None):
        return self._on_to_verb(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._on_to_verb(request, obj) or super().response_change(request, obj)

    def _on_to_verb(self, request, article):
        """After saving, go on to the page of the verb whose button was pressed."""
        verb = request.POST.get("_verb")
        if IS_POPUP_VAR in request.POST or verb not in VERBS:
            return None
        return redirect(reverse(f"admin:articles_article_{verb}", args=[article.pk]))

    # -- the story's pages

    def story_or_404(self, request, pk):
        """Return a story that this person may see, for every page beside the form."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def preview_view(self, request, pk):
        return preview(self, request, self.story_or_404(request, pk))

    def links_view(self, request, pk):
        return links_page(self, request, self.story_or_404(request, pk))

    def original_view(self, request, pk):
        return original_page(self, request, self.story_or_404(request, pk))

    def notes_view(self, request, pk):
        return notes_page(self, request, self.story_or_404(request, pk))

    def typed(self, request, article):
        """Return the form of a story and its lists as they would be saved now, whoever saved meanwhile."""
        data = request.POST.copy()
        data["base"] = str(article.revision)
        form = self.get_form(request, article, change=True)(data, instance=article)
        formsets, _ = self._create_formsets(request, article, change=True)
        form.is_valid()
        return form, formsets

    def history_view(self, request, object_id, extra_context=None):
        return history_page(self, request, object_id)

    def get_search_results(self, request, queryset, search_term):
        """On a front stand only stories that readers find in lists, now or once they go out."""
        queryset, distinct = super().get_search_results(request, queryset, search_term)
        if request.GET.get("model_name") == "slot":
            states = in_states()
            queryset = queryset.filter(states["live"] | states["scheduled"])
        return queryset, distinct


def _moment(moment):
    return date_format(localtime(moment), "DATETIME_FORMAT")


def _folder(bar):
    """The address of a story but for its slug: its own, or that of today."""
    version = bar and (bar.now.live or bar.now.scheduled)
    return f"{version.address_date if version else localdate(clock.now()):/%Y/%m/%d/}"


def _by_name(adminform, inlines):
    """Return the fieldsets and the lists of the form by what ``PAGE`` and ``RAIL`` call them."""
    fieldsets = {fieldset.name: {"fieldset": fieldset} for fieldset in adminform}
    return fieldsets | {type(inline.opts): {"rows": inline} for inline in inlines}
