"""Indexing: what a search finds a version by. Its search row is written and deleted as its other through-rows are.

Its terms are its words, its pairs of neighbouring words (a phrase is looked up by them: the places of words that
stand everywhere would have to be read from every story), and its facets: what a search is narrowed by. Each is
written so that it can be no other. One look into the index answers words, phrases and filters at once.
"""

from datetime import UTC
from itertools import pairwise

from articles.models import SearchRow, Version
from articles.models.search_row import BORDER, place_of
from articles.publishing.record import Content
from newsroom import prose

RECIPE = 1  # of how terms are made: rows of another one are made again by ``manage.py index``
MOST_WORDS = 50_000
MOST_BYTES = 900_000  # PostgreSQL takes a megabyte of terms
TAG, AUTHOR, AGENCY, MONTH, STEMMER = "tag=", "author=", "agency=", "month=", "in="


def search_row(version: Version, content: Content) -> SearchRow:
    """Return the unsaved search row of a listed version that has its key."""
    stemmer, text = prose.stemmer_of(content.language), prose.plain(content.body)
    headline, standfirst = prose.terms(content.headline, stemmer), prose.terms(content.standfirst, stemmer)
    facets = facets_of(version, content, stemmer)
    times = {name: getattr(version, name) for name in ("article_id", "first_live_from", "live_from", "live_until")}
    return SearchRow(
        place=place_of(version),
        version=version,
        recipe=RECIPE,
        stemmer=stemmer,
        facets=" ".join(facets),
        head=" ".join([*headline, BORDER, *standfirst]),
        text=text,
        terms=_fitting([*facets, *_terms(headline, standfirst, prose.terms(text, stemmer)[:MOST_WORDS])]),
        **times,
    )


def pair_of(word: str, next_word: str) -> str:
    """Return the term of two neighbouring words."""
    return f"{word}_{next_word}"


def facets_of(version: Version, content: Content, stemmer: str) -> list[str]:
    """Return the terms of what a search is narrowed by, each once."""
    agencies = sorted({cited.agency for cited in content.citations})
    return [
        STEMMER + stemmer,
        f"{MONTH}{version.first_live_from.astimezone(UTC):%Y%m}",
        *(TAG + tag.tag for tag in content.tags),
        *(AUTHOR + line.author for line in content.bylines),
        *(AGENCY + agency for agency in agencies),
    ]


def _terms(*parts: list[str]) -> dict[str, None]:
    """The words of some texts, and the pairs of each."""
    found = dict.fromkeys(word for part in parts for word in part)
    return found | dict.fromkeys(pair_of(*pair) for part in parts for pair in pairwise(part))


def _fitting(found: list[str]) -> str:
    return " ".join(found).encode()[:MOST_BYTES].decode(errors="ignore")
