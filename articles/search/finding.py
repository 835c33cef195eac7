"""Find what a reader asks for: match, rank, show.

The newest ``MOST`` stories that match are found, and the best of these stand first. Where there are more, the page
says "300+"; ordered by date, every one of them can be reached.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.cache import caches
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from articles.models import SearchRow, Version
from articles.models.search_row import begin_of
from articles.search.asking import BEST, NEWEST, Asked
from articles.search.backends import back_end
from articles.search.expression import Question
from articles.search.extracts import Piece, extract, marked
from articles.search.names import KINDS, Kind, Name, begins_in, like, named, of_facets, of_slugs
from articles.search.query import Query
from articles.search.ranking import Match, ranked
from newsroom import clock

MOST, PAGE, NARROWINGS, SUGGESTED = 300, 20, 6, 6
FIRST, LAST = -(2**63), 2**63 - 1
CURSOR = re.compile(r"(-?\d{1,15})~(-?\d{1,19})", re.ASCII)
KNOWN, KNOWN_SECONDS = "search", 30


@dataclass(frozen=True)
class Result:
    """A story that was found, with its headline and an extract; the words that were searched for are marked."""

    version: Version
    headline: list[Piece]
    extract: list[Piece]


@dataclass(frozen=True)
class Found:
    """A page of results, in its order. ``count`` is of all, at most ``MOST``; ``more`` where there are more."""

    results: list[Result]
    count: int
    more: bool
    older: str
    chosen: list[Name]
    narrowings: list[tuple[Kind, list[Name]]]
    suggested: list[Name]


@dataclass(frozen=True)
class Known:
    """What is known of all rows, a little old: the stemmers of their languages, when the newest story came out."""

    stemmers: tuple[str, ...]
    newest: datetime


def find(asked: Asked) -> Found:
    """Find it, by three queries, and one more where the search is narrowed."""
    chosen, known = named(of_slugs(asked.chosen)), known_of_rows()
    queries = {stemmer: asked.query.in_terms(stemmer) for stemmer in known.stemmers}
    matches = _matches(asked, queries, chosen, known) if queries and not asked.is_empty else []
    page, older = _page(asked, matches)
    facets = _frequent(matches, {name.facet for name in chosen})
    names = named(_either(of_facets(facets), like(asked.query)))
    return Found(
        results=_results(page, queries),
        count=min(len(matches), MOST),
        more=len(matches) > MOST,
        older=older,
        chosen=chosen,
        narrowings=_narrowings(facets, names),
        suggested=[name for name in names if begins_in(name, asked.query)][:SUGGESTED],
    )


def known_of_rows() -> Known:
    """Ask what is known of all rows, by a step in an index for each language; kept for half a minute."""
    known = caches["memory"].get(KNOWN)
    if known is None:
        stemmers, rows = [""], SearchRow.objects.order_by("stemmer")
        while row := rows.filter(stemmer__gt=stemmers[-1]).values_list("stemmer").first():
            stemmers += row
        newest = SearchRow.objects.order_by("-place").values_list("first_live_from", flat=True).first()
        known = Known(tuple(stemmers[1:]), newest or clock.now())
        caches["memory"].set(KNOWN, known, KNOWN_SECONDS)
    return known


def _matches(asked: Asked, queries: dict[str, Query], chosen: list[Name], known: Known) -> list[Match]:
    """Return the newest matches, at most one more than are looked at."""
    facets = [tuple(name.facet for name in chosen if name.kind == kind.name) for kind in KINDS]
    question = Question(
        queries=queries,
        filters=tuple(filter(None, facets)),
        low=begin_of(_midnight(asked.since)) if asked.since else FIRST,
        high=begin_of(_midnight(asked.until + timedelta(days=1))) if asked.until else LAST,
        at=clock.now(),
        newest=known.newest,
    )
    if asked.order == NEWEST and (cursor := _cursor(asked.before)):
        question = question.within(FIRST, cursor[1])
    with connection.cursor() as cursor:
        return ranked(back_end(connection).newest(cursor, question, MOST + 1), queries)


def _page(asked: Asked, matches: list[Match]) -> tuple[list[Match], str]:
    """Return the matches of the page that is asked for, and the cursor of the page after it or ""."""
    matches = matches[: MOST if asked.order == BEST else None]
    if asked.order == BEST:
        matches = sorted(matches, key=lambda match: match.key, reverse=True)
        if cursor := _cursor(asked.before):
            matches = [match for match in matches if match.key < cursor]
    page, rest = matches[:PAGE], matches[PAGE:]
    return page, f"{page[-1].score}~{page[-1].place}" if rest else ""


def _cursor(text: str) -> tuple[int, int] | None:
    """Read the score and the place of the last result of a page; None where the text is none."""
    found = CURSOR.fullmatch(text)
    return (int(found[1]), max(FIRST, min(int(found[2]), LAST))) if found else None


def _midnight(day: date) -> datetime:
    """The beginning of a day in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _results(page: list[Match], queries: dict[str, Query]) -> list[Result]:
    rows = SearchRow.objects.filter(place__in=[match.place for match in page])
    rows = rows.select_related("version__lead_tag", "version__article").defer("terms", "head", "version__document")
    found = {row.place: row for row in rows} if page else {}
    return [_result(found[match.place], queries) for match in page if match.place in found]


def _result(row: SearchRow, queries: dict[str, Query]) -> Result:
    version, stemmer, query = row.version, row.stemmer, queries[row.stemmer]
    shown = [marked(version.standfirst, query, stemmer), extract(row.text, query, stemmer)]
    return Result(version, marked(version.headline, query, stemmer), max(shown, key=_words_marked))


def _words_marked(pieces: list[Piece]) -> int:
    return len({piece.text.lower() for piece in pieces if piece.marked})


def _frequent(matches: list[Match], chosen: set[str]) -> list[str]:
    """The facets that most matches have, of each kind; that which all of them have narrows nothing."""
    counts = Counter(facet for match in matches for facet in match.facets if facet not in chosen)
    frequent = [facet for facet, count in counts.most_common() if count < len(matches)]
    return [facet for kind in KINDS for facet in [one for one in frequent if one.startswith(kind.prefix)][:NARROWINGS]]


def _either(*conditions: dict[str, Q]) -> dict[str, Q]:
    """Join conditions of each kind."""
    joined: dict[str, Q] = {}
    for some in conditions:
        for kind, condition in some.items():
            joined[kind] = joined.get(kind, Q()) | condition
    return joined


def _narrowings(facets: list[str], names: list[Name]) -> list[tuple[Kind, list[Name]]]:
    """For each kind the names that narrow the search most usefully, the most frequent first."""
    by_facet = {name.facet: name for name in names}
    found = [by_facet[facet] for facet in facets if facet in by_facet]
    return [(kind, [name for name in found if name.kind == kind.name]) for kind in KINDS]
