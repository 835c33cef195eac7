"""Verify: prove that the record is what it was when it was published.

Recomputes every digest and chain, compares every column and through-row with the
document, and proves that the intervals of each story, and of the front, have no gap and no
overlap, and that what stands as cancelled was cancelled before its time. Streams, a batch of
stories at a time: memory does not grow with the number of versions.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice, pairwise
from operator import attrgetter

from django.db.models import Q

from articles.models import (
    Address,
    AgencyUse,
    Bylining,
    FrontEdition,
    Listing,
    Redaction,
    SearchRow,
    SourceUse,
    StoryLog,
    Tagging,
    Version,
)
from articles.models.listings import ThroughRow
from articles.publishing.ledger import CANCELS
from articles.publishing.record import Content, Record, digest_of, fingerprint
from newsroom import clock

STORIES_AT_ONCE = 100
SAME = (
    "number kind notice basis live_from first_live_from updated_at recorded_at origin previous "
    "address_date address_slug"
).split()
LISTS: dict[
    type[ThroughRow], tuple[str, Callable[[Content], set[str]] | None]
] = {  # of a through-row: the ref of what it lists, and those that a content names
    Listing: ("version__article__ref", None),
    Tagging: ("tag__ref", lambda content: {tag.tag for tag in content.tags}),
    Bylining: ("author__ref", lambda content: {line.author for line in content.bylines}),
    SourceUse: ("source__ref", lambda content: {cited.source for cited in content.citations}),
    AgencyUse: ("agency__ref", lambda content: {cited.agency for cited in content.citations}),
    SearchRow: ("version__article__ref", None),
}
TIMES = ("article_id", "first_live_from", "live_from", "live_until")


@dataclass
class Verdict:
    """What was found at one story: how many versions, which are redacted, what is broken."""

    story: str
    versions: int = 0
    redacted: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Beside:
    """What stands beside the versions of a batch: of each the newest redaction, its cancellation, its through-rows.

    And the addresses of their stories.
    """

    addresses: set[tuple]
    redactions: dict[int, str]
    cancellations: dict[int, datetime]
    rows: dict[type[ThroughRow], dict[int, list[tuple]]]

    @classmethod
    def of(cls, versions: list[Version]) -> "Beside":
        """Read it for some versions: nine queries, however many they are."""
        keys = [version.pk for version in versions]
        done = Redaction.objects.filter(version__in=keys, applied=True).order_by("at", "pk")
        cancelled = StoryLog.objects.filter(version__in=keys, verb__in=CANCELS)
        rows: dict[type[ThroughRow], dict[int, list[tuple]]] = {}
        for model, (ref, _) in LISTS.items():
            rows[model] = defaultdict(list)
            for version, *row in model._default_manager.filter(Q(version__in=keys)).values_list("version", ref, *TIMES):
                rows[model][version].append(tuple(row))
        addresses = Address.objects.filter(article__in={version.article_id for version in versions})
        return cls(
            set(addresses.values_list("article", "date", "slug")),
            dict(done.values_list("version", "digest")),
            dict(cancelled.values_list("version", "at")),
            rows,
        )


def verify() -> Iterator[Verdict]:
    """Yield a verdict for each story that has versions, in the order of their making."""
    versions = Version.objects.select_related("article", "lead_tag", "lead_image").order_by("article_id", "number")
    chains = (list(chain) for _, chain in groupby(versions.iterator(chunk_size=500), key=attrgetter("article_id")))
    while batch := list(islice(chains, STORIES_AT_ONCE)):
        beside = Beside.of([version for chain in batch for version in chain])
        for chain in batch:
            yield judge(chain, beside)


def verify_front() -> list[str]:
    """Return what is broken in the intervals of the editions of the front."""
    return list(_intervals(FrontEdition.objects.all(), "edition"))


def verify_story(chain: list[Version]) -> Verdict:
    """Return the verdict on the versions of one story, given in the order of their numbers."""
    return judge(chain, Beside.of(chain))


def judge(chain: list[Version], beside: Beside) -> Verdict:
    """Compare the versions of a story with one another and with what stands beside them."""
    verdict = Verdict(str(chain[0].article.ref), len(chain))
    previous, at = "", clock.now()
    for place, version in enumerate(chain, start=1):
        faults = [
            *_number(version, place),
            *_bytes(version, beside),
            *_cancellation(version, beside),
            *_address(version, beside),
            *_document(version, previous, beside, at),
        ]
        verdict.broken += [f"version {version.number}: {fault}" for fault in faults]
        if version.pk in beside.redactions:
            verdict.redacted.append(version.number)
        previous = version.digest
    verdict.broken += _intervals(chain)
    return verdict


def _number(version: Version, place: int) -> Iterator[str]:
    if version.number != place:
        yield f"it stands at place {place}: a version before it is missing"


def _bytes(version: Version, beside: Beside) -> Iterator[str]:
    if digest_of(version.document) != beside.redactions.get(version.pk, version.digest):
        yield "its document is not the one that was published"


def _cancellation(version: Version, beside: Beside) -> Iterator[str]:
    """A version is cancelled before its time, and the log says when; whatever else looks so was hidden."""
    at = beside.cancellations.get(version.pk)
    if version.is_cancelled and (at is None or max(at, version.recorded_at) >= version.live_from):
        yield "it stands as cancelled, and the log knows of no cancellation before its time"


def _address(version: Version, beside: Beside) -> Iterator[str]:
    """An address that was given out stays, and stays with its story."""
    given = (version.article_id, version.address_date, version.address_slug)
    if not version.is_cancelled and given not in beside.addresses:
        yield "its address is gone"


def _document(version: Version, previous: str, beside: Beside, at) -> Iterator[str]:
    try:
        record = Record.parse(version.document)
    except (ValueError, KeyError, TypeError):
        yield "its document cannot be read"
        return
    wrong = [name for name in SAME if getattr(version, name) != getattr(record, name)]
    wrong += [name for name, (has, says) in _derived(version, record).items() if has != says]
    if wrong:
        yield f"columns differ from its document: {', '.join(wrong)}"
    if record.previous != previous:
        yield "its chain is broken: the digest before it is another one"
    yield from _lists(version, record.content, beside, at)


def _derived(version: Version, record: Record) -> dict[str, tuple]:
    content = record.content
    lead = content.lead_image
    return {
        "story": (version.article.ref, record.story),
        "headline": (version.headline, content.headline),
        "standfirst": (version.standfirst, content.standfirst),
        "language": (version.language, content.language),
        "listed": (version.listed, record.kind not in Version.UNLISTED),
        "lead_tag": (version.lead_tag and version.lead_tag.ref, content.tags[0].tag if content.tags else None),
        "lead_image": (version.lead_image and version.lead_image.ref, lead.image if lead else None),
        "lead_alt": (version.lead_alt, lead.alt if lead else ""),
        "source_count": (version.source_count, len(content.citations)),
        "related": (version.related.split()[: len(content.related)], list(content.related)),
        "fingerprint": (version.fingerprint, fingerprint(content)),
    }


def _lists(version: Version, content: Content, beside: Beside, at) -> Iterator[str]:
    """Through-rows must be right for what is live now or later; those of the past may stand or be gone."""
    times = tuple(getattr(version, name) for name in TIMES)
    past = version.live_until is not None and version.live_until <= at
    for model, (_, named) in LISTS.items():
        says = named(content) if named else {version.article.ref}
        has = beside.rows[model].get(version.pk, [])
        if not version.listed or version.is_cancelled:
            says = set()
        if past and not has:
            continue
        if has and any(row[1:] != times for row in has) or len(has) != len(says) or {row[0] for row in has} != says:
            yield f"its rows in {model._meta.verbose_name} are not what its document says"


def _intervals(chain: Iterable[Version] | Iterable[FrontEdition], noun: str = "version") -> Iterator[str]:
    shown = sorted((version for version in chain if not version.is_cancelled), key=attrgetter("live_from"))
    for earlier, later in pairwise(shown):
        if earlier.live_until != later.live_from:
            gap = earlier.live_until is not None and earlier.live_until < later.live_from
            fault = "gap" if gap else "overlap"
            yield f"{noun}s {earlier.number} and {later.number}: {fault} between their intervals"
    if shown and shown[-1].live_until is not None:
        yield f"{noun} {shown[-1].number}: its interval ends and nothing follows"
