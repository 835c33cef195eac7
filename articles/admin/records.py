"""What the newsroom records by itself, to be read: versions, the log, milestones, redactions."""

import json
import re

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.filters import DayFilter, DeedFilter
from articles.admin.history import deed_of
from articles.models import Article, Milestone, Redaction, StoryLog, Version
from articles.publishing.record import Content, content_from
from articles.publishing.working_copy import content_kept
from newsroom import prose
from sources.admin.lists import RecordAdmin

DIGEST = re.compile(r"[0-9a-f]{64}")


def story_link(article):
    url = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('<a href="{}">{}</a>', url, article)


def words_of(content: Content) -> str:
    """Return the words of a content, to be read at the desk."""
    return "\n\n".join(filter(None, [content.headline, content.standfirst, prose.plain(content.body)]))


class OfAStory(RecordAdmin):
    """Rows of a story, newest first."""

    with_rows = ("article", "by")

    @admin.display(description="story")
    def story(self, row):
        return story_link(row.article)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.with_rows)


@admin.register(Version)
class VersionAdmin(OfAStory):
    with_rows = ("article",)
    list_display = ["headline", "number", "told_kind", "live_from", "live_until", "short_digest"]
    list_filter = ["kind", "listed"]
    search_fields = ["digest"]
    search_help_text = "Searches the stories as they are now, and whole digests."
    ordering = ["-live_from", "-pk"]
    sortable_by = ["live_from"]
    fields = [
        "story",
        "headline",
        ("number", "kind", "basis"),
        "notice",
        ("live_from", "live_until", "recorded_at"),
        "origin",
        "digest",
        "previous",
        "public_page",
        "words",
    ]
    readonly_fields = fields[:1] + ["public_page", "words"]

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        return queryset.defer("document") if request.resolver_match.url_name.endswith("_changelist") else queryset

    def get_search_results(self, request, queryset, search_term):
        """Find versions by their story: its table is a fraction of the one with all documents."""
        term = search_term.strip()
        if DIGEST.fullmatch(term):
            return queryset.filter(digest=term), False
        stories = self.admin_site.get_model_admin(Article)
        found, _ = stories.get_search_results(request, Article.objects.order_by(), search_term)
        return (queryset.filter(article__in=found.values("pk")) if term else queryset), False

    @admin.display(description="kind", ordering="kind")
    def told_kind(self, version):
        return f"{version.get_kind_display()}, cancelled" if version.is_cancelled else version.get_kind_display()

    @admin.display(description="digest")
    def short_digest(self, version):
        return format_html("<code>{}…</code>", version.digest[:12])

    @admin.display(description="readers' page")
    def public_page(self, version):
        return format_html('<a href="{0}">{0}</a>', version.version_url)

    @admin.display(description="what readers got")
    def words(self, version):
        content = content_from(json.loads(version.document)["content"])
        return format_html('<div class="words">{}</div>', words_of(content))


@admin.register(StoryLog)
class LogAdmin(OfAStory):
    list_display = ["at", "deed", "story", "by", "reason"]
    list_filter = [DeedFilter, ("at", DayFilter)]
    search_fields = ["article__headline", "=article__ref", "reason", "=by__username"]
    fields = ["at", "deed", "story", "by", "reason", "version"]
    readonly_fields = ["deed", "story"]

    @admin.display(description="what")
    def deed(self, entry):
        return deed_of(entry).what


@admin.register(Milestone)
class MilestoneAdmin(OfAStory):
    list_display = ["at", "label", "story", "by"]
    search_fields = ["label", "article__headline", "=article__ref"]
    fields = ["at", "label", "story", "by", "words"]
    readonly_fields = ["story", "words"]

    @admin.display(description="what was kept")
    def words(self, milestone):
        return format_html('<div class="words">{}</div>', words_of(content_kept(milestone)))


@admin.register(Redaction)
class RedactionAdmin(RecordAdmin):
    list_display = ["at", "version", "basis", "by", "reason"]
    list_select_related = ["version", "by"]
    list_filter = ["basis"]
    search_fields = ["version__headline", "=version__article__ref", "reason"]
    fields = ["at", "version", "basis", "by", "reason", "digest"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("version__document")
