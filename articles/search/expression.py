"""What the index is asked, and how it is written for either database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from articles.publishing.indexing import STEMMER, pair_of
from articles.search.query import Phrase, Query

Choice = tuple[str, ...]  # facets, one of which must stand


@dataclass(frozen=True)
class Syntax:
    """How a database writes a query: a term, and what stands between two parts."""

    term: str
    both: str
    either: str
    but_not: str

    def phrase(self, phrase: Phrase) -> str:
        """Write a word, or the pairs of a phrase."""
        terms = [pair_of(*pair) for pair in pairwise(phrase)] or phrase
        written = self.both.join(map(self.term.format, terms))
        return f"({written})" if len(terms) > 1 else written

    def one_of(self, parts: Sequence[str]) -> str:
        return f"({self.either.join(parts)})" if len(parts) > 1 else parts[0]


@dataclass(frozen=True)
class Question:
    """The query in the terms of each stemmer, facets of which one of each choice must stand, places [low, high).

    ``at`` is the moment at which what is found must be live, ``newest`` about when the newest story came out.
    """

    queries: dict[str, Query]
    filters: tuple[Choice, ...]
    low: int
    high: int
    at: datetime
    newest: datetime

    def within(self, low: int, high: int, *filters: Choice) -> "Question":
        """Return the same question of fewer places."""
        return replace(self, low=max(low, self.low), high=min(high, self.high), filters=(*filters, *self.filters))

    def expression(self, syntax: Syntax) -> str:
        """Write the query: it never has a fault, for terms hold letters and digits only."""
        alone = len(self.queries) == 1
        languages = [_of_language(query, stemmer, syntax, alone) for stemmer, query in self.queries.items()]
        filters = [syntax.one_of([syntax.phrase((facet,)) for facet in choice]) for choice in self.filters]
        return syntax.both.join([*filters, syntax.one_of(languages)])


def _of_language(query: Query, stemmer: str, syntax: Syntax, alone: bool) -> str:
    """Write the words of one language; alone it need not be named, unless there is nothing else."""
    parts = [syntax.one_of([syntax.phrase(phrase) for phrase in choice]) for choice in query.wanted]
    if not (alone and parts):
        parts.insert(0, syntax.phrase((STEMMER + stemmer,)))
    written = f"({syntax.both.join(parts)})"
    if query.unwanted:
        written = f"({written}{syntax.but_not}({syntax.either.join(map(syntax.phrase, query.unwanted))}))"
    return written
