"""What a reader asks: the words, the filters, the order, the place in the results; as it stands in an address."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from articles.search.names import KINDS
from articles.search.query import LONGEST, Query, parse

MOST_CHOSEN = 10  # of each kind
BEST, NEWEST = "best", "newest"


@dataclass(frozen=True)
class Asked:
    """A search. What makes no sense in an address is left out of it, and never an error."""

    words: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)  # slugs by kind
    since: date | None = None
    until: date | None = None
    order: str = BEST
    before: str = ""

    @classmethod
    def read(cls, address: QueryDict) -> "Asked":
        """Read the query of an address."""
        words = "".join(sign if sign.isprintable() else " " for sign in address.get("q", "")[:LONGEST])
        return cls(
            words=" ".join(words.split()),
            chosen={kind.name: _slugs(address.getlist(kind.name)) for kind in KINDS},
            since=_day(address.get("from", "")),
            until=_day(address.get("to", "")),
            order=NEWEST if address.get("sort") == NEWEST else BEST,
            before=address.get("before", "")[:50],
        )

    @cached_property
    def query(self) -> Query:
        return parse(self.words)

    @property
    def is_narrowed(self) -> bool:
        """Whether it has a filter."""
        return bool(self.since or self.until or any(self.chosen.values()))

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.query.wanted or self.query.unwanted or self.is_narrowed)

    def address(self, **other) -> str:
        """Return the query of the address of this search, or of one that is otherwise; its first page if not said."""
        asked = replace(self, **{"before": "", **other})
        pairs = [("q", asked.words)]
        pairs += [(kind, slug) for kind, slugs in asked.chosen.items() for slug in slugs]
        pairs += [("from", asked.since), ("to", asked.until), ("sort", NEWEST if asked.order == NEWEST else "")]
        return "?" + urlencode([(name, value) for name, value in [*pairs, ("before", asked.before)] if value])

    def without(self, kind: str, slug: str) -> str:
        """Return the query of the same search without one of its filters."""
        return self.address(chosen={**self.chosen, kind: [one for one in self.chosen[kind] if one != slug]})


def _slugs(found: Iterable[str]) -> list[str]:
    return [slug for slug in dict.fromkeys(found) if slug and len(slug) <= 100 and slug.isprintable()][:MOST_CHOSEN]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2999 else None
