"""Filters of the list of stories. Each takes only values it knows: a bad address is the whole list."""

from django.contrib.admin import DateFieldListFilter, SimpleListFilter
from django.db.models import Exists, OuterRef, Q

from articles.admin.history import SAID
from articles.models import Article, Author, Byline, DeskNote, Tag, TaggedArticle, Version
from articles.publishing import PublicState
from newsroom import clock
from sources.models import Source

SOME = 30  # a filter is a list of links: the longest that a person still reads


class StageFilter(SimpleListFilter):
    title = "stage"
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return Article.Stage.choices

    def queryset(self, request, queryset):
        return queryset.filter(stage=self.value()) if self.value() in Article.Stage.values else queryset


class StateFilter(SimpleListFilter):
    """What the public sees now: asked of the versions, never stored."""

    title = "public state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.value.replace(" ", "-"), str(state).capitalize()) for state in PublicState]

    def queryset(self, request, queryset):
        conditions = in_states()
        return queryset.filter(conditions[self.value()]) if self.value() in conditions else queryset


def in_states(at=None):
    """Return the condition of each public state; "scheduled" is every story with something to come."""
    at = at or clock.now()
    versions = Version.objects.filter(article=OuterRef("pk")).order_by()
    unlisted = Version.objects.live(at=at).filter(listed=False).order_by().values("article")
    return {
        "never-public": ~Exists(versions.filter(live_until=None)),  # live or to come: one of them has no end
        "scheduled": Q(pk__in=Version.objects.scheduled(at=at).order_by().values("article")),
        "live": Q(Exists(versions.live(at=at).filter(listed=True))),
        "retracted": Q(pk__in=unlisted.filter(kind=Version.Kind.RETRACTION)),  # found by their kind: they are few
        "withdrawn": Q(pk__in=unlisted.filter(kind=Version.Kind.WITHDRAWAL)),
    }


class OwnFilter(SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", "Mine")]

    def queryset(self, request, queryset):
        return queryset.filter(Article.own(request.user)) if self.value() == "mine" else queryset


class NotesFilter(SimpleListFilter):
    title = "notes"
    parameter_name = "notes"

    def lookups(self, request, model_admin):
        return [("open", "Open notes")]

    def queryset(self, request, queryset):
        if self.value() != "open":
            return queryset
        return queryset.filter(pk__in=DeskNote.objects.open().order_by().values("article"))


class SlugFilter(SimpleListFilter):
    """Rows of another model by slug: some of them as links, and any that the address names.

    A popular one stands on half of all stories: asked of each story, newest first, a page is
    full after a hundred of them, where a join would read and sort the half.
    """

    model = None
    rows = None
    story = field = ""

    def some(self):
        return self.model.objects.order_by("name")

    def lookups(self, request, model_admin):
        choices = dict(self.some().values_list("slug", "name")[:SOME])
        chosen = self.value()
        if chosen and chosen not in choices:
            choices.update(self.model.objects.filter(slug=chosen).values_list("slug", "name"))
        return choices.items()

    def queryset(self, request, queryset):
        if not self.value() or self.value() not in dict(self.lookup_choices):
            return queryset
        chosen = self.model.objects.filter(slug=self.value()).values("pk")[:1]
        return queryset.filter(Exists(self.rows.objects.filter(**{self.story: OuterRef("pk"), self.field: chosen})))


class TagFilter(SlugFilter):
    title = "tag"
    parameter_name = "tag"
    model = Tag
    rows, story, field = TaggedArticle, "content_object", "tag"

    def some(self):
        return self.model.objects.order_by("navigation_order", "name")


class AuthorFilter(SlugFilter):
    title = "author"
    parameter_name = "author"
    model = Author
    rows, story, field = Byline, "article", "author"


class SourceFilter(SimpleListFilter):
    """The stories citing one source: reached from the list of sources, else not shown."""

    title = "source"
    parameter_name = "source"

    def lookups(self, request, model_admin):
        return list(Source.objects.filter(ref=self.value()).values_list("ref", "title")) if self.value() else []

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(citations__source__ref=self.value())


class DeedFilter(SimpleListFilter):
    title = "what was done"
    parameter_name = "deed"

    def lookups(self, request, model_admin):
        return SAID.items()

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() in SAID else queryset


class DayFilter(DateFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "day"
