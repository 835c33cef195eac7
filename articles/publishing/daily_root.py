"""The daily root: one digest over the newest digest of every story at the end of a day of UTC.

A version belongs to it from the moment when it was both recorded and live: what is scheduled is not
told before its time, and what is imported today does not change a day of 2015. The text that is hashed
has a line ``REF NUMBER DIGEST`` for each story, in the order of the refs, in ASCII; its SHA-256 is the root.
As a digest names the one before it, a root stands for every version until then. It is asked for and
never stored, and the same for ever: versions are not deleted, and none is written into the past.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from articles.models import Version
from newsroom import clock

AT_ONCE = 2_000


class Line(NamedTuple):
    """The newest version of a story at the end of a day."""

    story: str
    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.story} {self.number} {self.digest}\n"


def lines_of(day: date) -> Iterator[Line]:
    """Yield the lines of a day, streamed; of today as it stands now."""
    end = end_of(day)
    newest = Version.objects.live(at=min(end, clock.now())).filter(recorded_at__lte=end).order_by("article__ref")
    found = newest.values_list("article__ref", "number", "digest")
    return map(Line._make, found.iterator(chunk_size=AT_ONCE))


class Root:
    """A root in the making."""

    def __init__(self) -> None:
        self._hash, self.count = hashlib.sha256(), 0

    def add(self, lines: Sequence[Line]) -> None:
        self._hash.update("".join(map(str, lines)).encode())
        self.count += len(lines)

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def root_over(lines: Iterable[Line]) -> Root:
    """Return the root over lines."""
    root, waiting = Root(), iter(lines)
    while some := list(islice(waiting, AT_ONCE)):
        root.add(some)
    return root


def end_of(day: date) -> datetime:
    """The last moment of a day of UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def today() -> date:
    return clock.now().astimezone(UTC).date()


def has_begun(day: date) -> bool:
    """Say whether anything was on record by the end of a day, and the day is not still to come."""
    first = Version.objects.order_by("pk").values_list("recorded_at", flat=True).first()
    return first is not None and first <= end_of(day) and day <= today()


def is_provisional(day: date) -> bool:
    """Say whether a day is not over, so that its root may still change."""
    return day >= today()


def days_before(day: date, count: int) -> list[date]:
    """The days before a day, the last one first."""
    return [day - timedelta(days=back) for back in range(1, count + 1)]
