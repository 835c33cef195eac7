"""Verify: prove that the record is what it was when it was published.

Recomputes every digest and chain, compares every column and all that is made from the documents
(``beside.py``) with them, and proves that the intervals of each story, and of the front, have no gap and no
overlap, that what stands as cancelled was cancelled before its time, that each redaction is in the log, and that
the guards stand. Streams, a batch of stories at a time: memory does not grow with the number of versions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby, islice, pairwise
from operator import attrgetter

from django.db import connection
from django.db.models import Exists, OuterRef

from articles.models import Address, CitedSource, FrontEdition, Redaction, ShownPicture, Version
from articles.publishing import guards
from articles.publishing.backdated import CLOCKS
from articles.publishing.beside import (
    REDACT,
    Beside,
    lists_faults,
    rendering_faults,
    search_faults,
    story_faults,
)
from articles.publishing.ledger import CANCELS
from articles.publishing.record import Record, digest_of, fingerprint
from newsroom import clock

STORIES_AT_ONCE = 100
SAME = (
    "number kind notice basis live_from first_live_from updated_at recorded_at origin previous "
    "address_date address_slug"
).split()
# Of a version that says again what stood before it: what of its content is the same.
AGAIN: dict[str, tuple[str, ...]] = {
    Version.Kind.RETRACTION: ("headline", "dateline", "bylines", "tags", "citations"),
    Version.Kind.WITHDRAWAL: ("headline", "bylines", "tags"),
    Version.Kind.REINSTATEMENT: ("headline", "standfirst", "dateline", "body", "citations", "lead_image", "images"),
}
ONE_DEED = timedelta(minutes=10)  # a redaction is logged when all of it is done


@dataclass
class Verdict:
    """What was found at one story: how many versions, which are redacted, what is broken."""

    story: str
    versions: int = 0
    redacted: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def verify(*, anew: bool = False) -> Iterator[Verdict]:
    """Yield a verdict for each story that has versions, in the order of their making.

    ``anew`` renders every stored rendering again, instead of trusting its seal.
    """
    versions = _versions().order_by("article_id", "number")
    chains = (list(chain) for _, chain in groupby(versions.iterator(chunk_size=500), key=attrgetter("article_id")))
    while batch := list(islice(chains, STORIES_AT_ONCE)):
        beside = Beside.of([version for chain in batch for version in chain])
        for chain in batch:
            verdict = judge(chain, beside, anew=anew)
            if verdict.broken:  # somebody may have published between the two readings
                verdict = verify_story(list(_versions().filter(article=chain[0].article_id)), anew=anew)
            yield verdict


def verify_front() -> list[str]:
    """Return what is broken in the intervals of the editions of the front."""
    return list(_intervals(FrontEdition.objects.all(), "edition"))


def verify_guards() -> list[str]:
    """Name the guards that do not stand."""
    return [f"{name} is missing: manage.py migrate puts it up" for name in sorted(guards.missing(connection))]


def verify_unpublished() -> Iterator[str]:
    """Yield the stories without a version that have what only versions give."""
    no_version = ~Exists(Version.objects.filter(article=OuterRef("article")))
    for noun, rows in {
        "an address": Address.objects.all(),
        "a cited source": CitedSource.objects.all(),
        "a shown picture": ShownPicture.objects.filter(published=True),
    }.items():
        for ref in rows.filter(no_version).values_list("article__ref", flat=True).distinct():
            yield f"story {ref}: it has {noun} and was never published"


def verify_story(chain: list[Version], *, anew: bool = False) -> Verdict:
    """Return the verdict on the versions of one story, given in the order of their numbers."""
    return judge(chain, Beside.of(chain), anew=anew)


def _versions():
    return Version.objects.select_related("article", "lead_tag", "lead_image")


def judge(chain: list[Version], beside: Beside, *, anew: bool = False) -> Verdict:
    """Compare the versions of a story with one another and with what stands beside them."""
    verdict = Verdict(str(chain[0].article.ref), len(chain))
    records, previous, at = [], "", clock.now()
    for place, version in enumerate(chain, start=1):
        faults = [
            *_number(version, place),
            *_bytes(version, beside),
            *_redactions(version, beside),
            *_cancellation(version, beside),
        ]
        if record := _record(version):
            records.append(record)
            faults += _columns(version, record, previous)
            faults += _made(version, chain, record, beside, at, anew)
        else:
            faults.append("its document cannot be read")
        verdict.broken += [f"version {version.number}: {fault}" for fault in faults]
        if _applied(version, beside):
            verdict.redacted.append(version.number)
        previous = version.digest
    verdict.broken += _intervals(chain)
    if len(records) == len(chain):  # each can be read
        verdict.broken += _said_again(chain, records, verdict.redacted)
        verdict.broken += story_faults(chain, records, beside)
    return verdict


def _number(version: Version, place: int) -> Iterator[str]:
    if version.number != place:
        yield f"it stands at place {place}: a version before it is missing"


def _applied(version: Version, beside: Beside) -> list[Redaction]:
    return [redaction for redaction in beside.redactions.get(version.pk, []) if redaction.applied]


def _bytes(version: Version, beside: Beside) -> Iterator[str]:
    redactions = _applied(version, beside)
    if digest_of(version.document) != (redactions[-1].digest if redactions else version.digest):
        yield "its document is not the one that was published"


def _redactions(version: Version, beside: Beside) -> Iterator[str]:
    """A redaction is over in one transaction, and a line of the log says by whom: one for each time.

    The line names the last version that was redacted.
    """
    log = beside.log.get(version.article_id, [])
    lines = [line for line in log if line.verb == REDACT and (line.number or 0) >= version.number]
    for redaction in beside.redactions.get(version.pk, []):
        if not redaction.applied:
            yield "a redaction of it stands open: its content can be changed"
        elif line := next((line for line in lines if _tells(line, redaction)), None):
            lines.remove(line)
        else:
            yield "it was redacted, and the log knows of no redaction by that person at that time"


def _tells(line, redaction: Redaction) -> bool:
    return line.by_id == redaction.by_id and -CLOCKS <= line.at - redaction.at <= ONE_DEED


def _cancellation(version: Version, beside: Beside) -> Iterator[str]:
    """A version is cancelled before its time, and the log says when; whatever else looks so was hidden."""
    log = beside.log.get(version.article_id, [])
    at = max((line.at for line in log if line.version_id == version.pk and line.verb in CANCELS), default=None)
    if version.is_cancelled and (at is None or max(at, version.recorded_at) >= version.live_from):
        yield "it stands as cancelled, and the log knows of no cancellation before its time"


def _record(version: Version) -> Record | None:
    try:
        return Record.parse(version.document)
    except (ValueError, KeyError, TypeError):
        return None


def _columns(version: Version, record: Record, previous: str) -> Iterator[str]:
    wrong = [name for name in SAME if getattr(version, name) != getattr(record, name)]
    wrong += [name for name, (has, says) in _derived(version, record).items() if has != says]
    if wrong:
        yield f"columns differ from its document: {', '.join(wrong)}"
    if record.previous != previous:
        yield "its chain is broken: the digest before it is another one"


def _made(
    version: Version, chain: list[Version], record: Record, beside: Beside, at: datetime, anew: bool
) -> Iterator[str]:
    try:
        yield from lists_faults(version, record.content, beside, at)
        yield from search_faults(version, record.content, beside, at)
        yield from rendering_faults(version, chain, beside, anew=anew)
    except (ValueError, KeyError, TypeError, AttributeError):  # a document that only looks like one
        yield "nothing can be made from its document"


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


def _said_again(chain: list[Version], records: list[Record], redacted: list[int]) -> Iterator[str]:
    """A redaction blanks all versions alike: what repeated a text at the desk still repeats it."""
    last: Record | None = None
    last_listed: Record | None = None
    for version, record in zip(chain, records, strict=True):
        if version.is_cancelled:
            continue
        said = last_listed if version.kind == Version.Kind.REINSTATEMENT else last
        if said and redacted and version.origin == "desk":
            for name in AGAIN.get(version.kind, ()):
                if getattr(record.content, name) != getattr(said.content, name):
                    yield f"versions {said.number} and {version.number}: one repeats the other, but not its {name}"
        last, last_listed = record, record if version.listed else last_listed


def _intervals(chain: Iterable[Version] | Iterable[FrontEdition], noun: str = "version") -> Iterator[str]:
    shown = sorted((version for version in chain if not version.is_cancelled), key=attrgetter("live_from"))
    for earlier, later in pairwise(shown):
        if earlier.live_until != later.live_from:
            gap = earlier.live_until is not None and earlier.live_until < later.live_from
            fault = "gap" if gap else "overlap"
            yield f"{noun}s {earlier.number} and {later.number}: {fault} between their intervals"
    if shown and shown[-1].live_until is not None:
        yield f"{noun} {shown[-1].number}: its interval ends and nothing follows"
