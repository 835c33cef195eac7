"""Quick find: the stories, sources and tags that a few words name, for one box on every page of the desk."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from articles.desk.piles import story_url
from articles.models import Article, Tag
from articles.publishing.workflow import public_state
from newsroom.accounts.models import User
from sources.models import Source

STORIES, SOURCES, TAGS = 6, 3, 3
REACH = 5000  # the newest of each that are searched: the lists of the desk search them all
MOST_WORDS = 8


def find(user: User, text: str) -> list[dict]:
    """Return what this person may see that has all of the words, by four queries at the most.

    Without words, the stories that this person may write, last changed first.
    """
    words = text.split()[:MOST_WORDS]
    found = []
    if user.has_perm("articles.view_article"):
        found += _stories(words) if words else _own(user)
    if words and user.has_perm("sources.view_source"):
        found += _sources(words)
    if words and user.has_perm("articles.view_tag"):
        found += _tags(words)
    return found


def _own(user):
    return [_story(row) for row in _slim(Article.objects.editable_by(user))[:STORIES]]


def _stories(words):
    newest = Article.objects.order_by("-changed_at", "-pk").values("pk")[:REACH]
    recent = _all_words(_slim(Article.objects.filter(pk__in=newest)), words, "headline", "slug")
    named = _slim(Article.objects.filter(Q(ref=words[0]) | Q(slug=words[0])))[:STORIES]
    rows = {row.pk: row for row in [*(named if len(words) == 1 else ()), *recent[:STORIES]]}
    return [_story(row) for row in list(rows.values())[:STORIES]]


def _slim(stories: QuerySet[Article]) -> QuerySet[Article]:
    return stories.only("headline", "slug", "stage", "changed_at").with_public_state().with_work()


def _story(row):
    about = " · ".join(filter(None, [_stands(row), row.slug]))
    return {"kind": "story", "title": str(row), "about": about, "url": story_url(row.pk)}


def _stands(row):
    """Where a story stands: with readers, where they have all there is of it; else at the desk."""
    if row.stage == Article.Stage.DRAFT and not row.has_work:
        return str(public_state(row.live_kind, scheduled=row.scheduled_for is not None))
    return row.get_stage_display().lower()


def _sources(words):
    newest = Source.objects.order_by("-pk").values("pk")[:REACH]
    rows = Source.objects.filter(pk__in=newest).select_related("agency").order_by("-filed_at", "-pk")
    return [
        {
            "kind": "source",
            "title": source.title,
            "about": " · ".join(filter(None, [source.agency.name, _told_of(source)])),
            "url": reverse("admin:sources_source_change", args=[source.pk]),
        }
        for source in _all_words(rows, words, "title", "agency__name", "ref")[:SOURCES]
    ]


def _told_of(source):
    """What whoever cites a report should know of it."""
    return source.get_status_display().lower() if source.status != Source.Status.USABLE else ""


def _tags(words):
    rows = _all_words(Tag.objects.order_by("name"), words, "name", "slug")[:TAGS]
    return [
        {
            "kind": "tag",
            "title": tag.name,
            "about": "",
            "url": reverse("admin:articles_tag_change", args=[tag.pk]),
        }
        for tag in rows
    ]


def _all_words(rows: QuerySet, words: list[str], *fields: str) -> QuerySet:
    for word in words:
        condition = Q()
        for field in fields:
            condition |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(condition)
    return rows
