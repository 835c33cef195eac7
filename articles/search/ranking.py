"""Ranking: where the words stand, and how new the story is.

A word in the headline weighs eight times, one in the standfirst three times as much as one in the text; a story gains
on an equal one by ``AGE`` as much as a weight of 2.7 does. The score never changes with the clock, so that a page of
results goes on where the one before ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from articles.models.search_row import BORDER, KEYS
from articles.search.query import Query

HEADLINE, STANDFIRST, TEXT = 8, 3, 1
AGE = 365 * 24 * 3600  # seconds
PRECISION = 1000


@dataclass(frozen=True)
class Match:
    """A row that matches: its place, its version, the facets it has, its score."""

    place: int
    version: int
    facets: tuple[str, ...]
    score: int

    @property
    def key(self) -> tuple[int, int]:
        """What the best results are ordered by."""
        return self.score, self.place


def ranked(rows: Sequence[tuple], queries: dict[str, Query]) -> list[Match]:
    """Score the rows that the index found, keeping their order."""
    return [
        Match(place, version, tuple(facets.split()), score(place, head, queries[stemmer]))
        for place, version, stemmer, facets, head in rows
        if stemmer in queries
    ]


def score(place: int, head: str, query: Query) -> int:
    """Return thousandths of the score of a row, given the terms of its headline and standfirst."""
    headline, _, standfirst = f" {head} ".partition(f" {BORDER} ")
    headline, standfirst = f" {headline} ", f" {standfirst} "
    weights = [max(_weight(phrase, headline, standfirst) for phrase in choice) for choice in query.wanted] or [TEXT]
    return round(PRECISION * (log(sum(weights) / len(weights)) + (place >> KEYS) / AGE))


def _weight(phrase, headline: str, standfirst: str) -> int:
    words = f" {' '.join(phrase)} "
    return HEADLINE if words in headline else STANDFIRST if words in standfirst else TEXT
