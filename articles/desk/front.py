"""The front at the desk: what stands in its slots, what may go there, and what differs between two arrangements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from articles.desk.countdown import until
from articles.desk.piles import Line, story_url
from articles.models import Article, FrontEdition, Version
from articles.publishing import PublicState
from articles.publishing.workflow import public_state
from newsroom import clock

PLACES = ("Lead", "Beside the lead, first", *["Beside the lead"] * 3, "Below, with its picture")
BELOW = "Below"
NEWEST, COMING = 8, 4
UNSEEN = {
    PublicState.RETRACTED: "Retracted: readers will not see it here.",
    PublicState.WITHDRAWN: "Withdrawn: readers will not see it here.",
    PublicState.NEVER_PUBLIC: "Not published, and nothing is scheduled: readers will not see it here.",
}


@dataclass(frozen=True)
class Placed:
    """A story in a slot, or one that may go there; ``moment`` is when it went out, or goes out."""

    ref: str
    title: str
    url: str
    state: PublicState
    moment: datetime | None
    place: str = ""

    @property
    def unseen(self) -> str:
        """Why readers will not see it; "" where they will."""
        return UNSEEN.get(self.state, "")


@dataclass(frozen=True)
class Change:
    """A story that came in, went out or moved; places count from one, None is off the front."""

    title: str
    place: int | None
    was: int | None


@dataclass(frozen=True)
class Issue:
    """An edition in the history: its stories, and what changed against the one that readers had before it."""

    edition: FrontEdition
    before: FrontEdition | None
    titles: list[str]
    changes: list[Change]


def placed(refs: Sequence[str], *, at: datetime | None = None) -> list[Placed]:
    """Return some stories in their order, as they stand at a moment (now): one query. Unknown ones are left out."""
    at = at or clock.now()
    rows = {row.ref: row for row in _titled(Article.objects.filter(ref__in=refs), at)}
    known = [rows[ref] for ref in dict.fromkeys(refs) if ref in rows]
    return [_placed(row, place_name(place)) for place, row in enumerate(known)]


def place_name(place: int) -> str:
    """Name a slot by where the page draws it, counted from nought."""
    return PLACES[place] if place < len(PLACES) else BELOW


def suggested(refs: Sequence[str], *, at: datetime | None = None) -> list[Placed]:
    """Return the newest stories that do not stand on the front, and the next to go out."""
    at = at or clock.now()
    newest = Version.objects.live(at=at).listed().exclude(article__ref__in=refs)
    coming = Version.objects.scheduled(at=at).filter(listed=True, number=1).exclude(article__ref__in=refs)
    found = [
        *coming.order_by("live_from").values_list("article__ref", flat=True)[:COMING],
        *newest.values_list("article__ref", flat=True)[:NEWEST],
    ]
    return placed(found, at=at)


def changes(before: Sequence[str], after: Sequence[str], titles: dict[str, str]) -> list[Change]:
    """Tell what differs between two arrangements. A story that others only pushed along did not move."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {ref for block in blocks for ref in before[block.a : block.a + block.size]}
    was = {ref: place for place, ref in enumerate(before, start=1)}
    came = [
        Change(titles.get(ref, ref), place, was.get(ref)) for place, ref in enumerate(after, 1) if ref not in stayed
    ]
    return came + [Change(titles.get(ref, ref), None, was[ref]) for ref in before if ref not in after]


def unpublished(refs: Sequence[str], edition: FrontEdition | None) -> list[Change]:
    """Tell what differs between an arrangement and the edition that readers see."""
    seen = edition.refs if edition else []
    return changes(seen, refs, titles_of([*seen, *refs]))


def titles_of(refs: Sequence[str]) -> dict[str, str]:
    return {row.ref: row.title for row in placed(list(dict.fromkeys(refs)))}


def issues(editions: Sequence[FrontEdition]) -> list[Issue]:
    """Return editions with what changed in each against the one that readers had before: two queries."""
    starts = [edition.live_from for edition in editions if not edition.is_cancelled]
    earlier = FrontEdition.objects.uncancelled().filter(live_until__in=starts)
    before = {edition.live_until: edition for edition in earlier}
    titles = titles_of([ref for edition in [*editions, *earlier] for ref in edition.refs])
    return [
        _issue(edition, None if edition.is_cancelled else before.get(edition.live_from), titles) for edition in editions
    ]


def coming_front(*, at: datetime) -> Line | None:
    """Return the scheduled edition as a line of the first page of the desk; None where none is."""
    edition = FrontEdition.objects.scheduled(at=at).first()
    if edition is None:
        return None
    url = reverse("admin:articles_front_changelist")
    left = until(edition.live_from, at=at)
    return Line(
        f"The front, edition {edition.number}", url, "front", "scheduled", edition.note, edition.live_from, left
    )


def _issue(edition, before, titles):
    told = changes(before.refs if before else [], edition.refs, titles)
    return Issue(edition, before, [titles.get(ref, ref) for ref in edition.refs], told if before else [])


def _titled(stories, at):
    versions = Version.objects.filter(article=OuterRef("pk")).order_by()
    live, coming = versions.live(at=at), versions.scheduled(at=at)
    said = Coalesce(
        Subquery(live.values("headline")[:1]), Subquery(coming.values("headline")[:1]), NullIf("headline", Value(""))
    )
    return stories.with_public_state(at=at).annotate(said=said, since=Subquery(live.values("first_live_from")[:1]))


def _placed(row, place):
    state = public_state(row.live_kind, scheduled=row.scheduled_for is not None)
    moment = row.since if row.live_kind else row.scheduled_for
    return Placed(row.ref, row.said or str(row), story_url(row.pk), state, moment, place)
