"""What pages of stories are forgotten by, and when they change by themselves.

A page carries the tag of each story that it shows, and of the lists only its own: a story that
carried ``latest`` would be forgotten with each publication.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Subquery
from django.utils import timezone

from articles.models import Author, FrontEdition, Redaction, Tag, Version
from newsroom import clock
from newsroom.edge.tags import TAG
from newsroom.prepared import Prepared
from sources.models import Agency, Source

FRONT, LATEST, CORRECTIONS, ARCHIVE = "front", "latest", "corrections", "archive"
TAGS, AGENCIES, FEED, LEDGER, ABOUT = "tags", "agencies", "feed", "ledger", "about"


def of_stories(versions: Iterable[Version]) -> list[str]:
    """The tags of stories that a page shows. Their articles must be read already."""
    return [f"a-{version.article.ref}" for version in versions]


def of_tag(tag: Tag) -> str:
    return _named("t", tag)


def of_author(author: Author) -> str:
    return _named("by", author)


def of_agency(agency: Agency) -> str:
    return _named("g", agency)


def of_source(source: Source) -> str:
    return f"s-{source.ref}"


def next_scheduled() -> datetime | None:
    """When the next scheduled version goes live: one probe of an index."""
    return next((version.live_from for version in _next_scheduled(at=clock.now())), None)


@Prepared
def _next_scheduled(at):
    return Version.objects.scheduled(at=at).order_by("live_from").only("live_from")[:1]


def changes_of_record() -> tuple[datetime | None, datetime | None]:
    """When the public record last changed, and when it will by itself: None for never. One query.

    It changed when a version went live, or what had been live elsewhere was written into it, or one was redacted.
    """
    public, coming = Version.objects.filter(live_from__lte=clock.now()), Version.objects.scheduled()
    told = {
        "written": public.order_by("-pk").values("recorded_at")[:1],
        "redacted": Redaction.objects.filter(applied=True).order_by("-pk").values("at")[:1],
        "coming": coming.order_by("live_from").values("live_from")[:1],
    }
    newest = public.order_by("-live_from").annotate(**{name: Subquery(moment) for name, moment in told.items()})
    moments = newest.values_list("live_from", *told).first()
    if moments is None:
        return None, next_scheduled()
    return max(filter(None, moments[:-1])), moments[-1]


def end_of_day() -> datetime:
    """The next midnight of the site: pages tell the time of what is of today, and else the day."""
    tomorrow = timezone.localdate(clock.now()) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def next_change_of(*versions: Version, top_from: datetime | None = None) -> datetime:
    """When the page of a story changes by itself: by a version to come of any story on it, or at a notice's end."""
    moments = [version.live_until for version in versions]
    if top_from:
        moments.append(top_from + timedelta(hours=settings.CORRECTION_PROMINENT_HOURS))
    return min(filter(None, [*moments, end_of_day()]))


def next_change_of_lists() -> datetime:
    """When any list of stories changes by itself."""
    return min(filter(None, [next_scheduled(), end_of_day()]))


def next_change_of_front() -> datetime:
    """When the front changes by itself."""
    edition = next((edition.live_from for edition in _next_edition(at=clock.now())), None)
    return min(filter(None, [edition, next_change_of_lists()]))


@Prepared
def _next_edition(at):
    return FrontEdition.objects.scheduled(at=at).order_by("live_from").only("live_from")[:1]


def _named(kind, row):
    """By its slug, or by its ref where the slug is in another script, or long."""
    tag = f"{kind}-{row.slug}"
    return tag if TAG.fullmatch(tag) else f"{kind}-{row.ref}"
