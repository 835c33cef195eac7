"""The names that a search can be narrowed by, or lead to: tags, authors, agencies; by one query."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_noop

from articles.models import AgencyUse, Author, Bylining, Tag, Tagging
from articles.models.listings import ThroughRow, newest_in
from articles.publishing.indexing import AGENCY, AUTHOR, TAG
from articles.search.query import Query
from newsroom import prose
from sources.models import Agency

SUGGESTED = 3  # of each kind
WORDS, SHORTEST = 4, 3


@dataclass(frozen=True)
class Kind:
    """A kind of names: in the address, in the terms of a search row, in the database, in the words of a page."""

    name: str
    label: str
    prefix: str
    model: Any
    rows: type[ThroughRow]
    rows_name: str
    page: str


KINDS = (
    Kind("tag", gettext_noop("Tag"), TAG, Tag, Tagging, "tag", "articles:tag"),
    Kind("agency", gettext_noop("Agency cited"), AGENCY, Agency, AgencyUse, "agency", "sources:agency"),
    Kind("by", gettext_noop("Author"), AUTHOR, Author, Bylining, "author", "articles:author"),
)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Name:
    """A tag, an author or an agency; ``facet`` is its term in the index, ``url`` its page."""

    kind: str
    slug: str
    name: str
    facet: str
    url: str


def named(conditions: dict[str, Q]) -> list[Name]:
    """Ask for the names of each kind that a condition holds for, by one query."""
    parts = [_columns(BY_NAME[kind].model.objects.filter(condition), kind) for kind, condition in conditions.items()]
    if not parts:
        return []
    return [_name(*row) for row in parts[0].union(*parts[1:], all=True)]


def of_facets(facets: Collection[str]) -> dict[str, Q]:
    """The conditions of the names that some facets stand for."""
    refs = {
        kind: [facet.removeprefix(kind.prefix) for facet in facets if facet.startswith(kind.prefix)] for kind in KINDS
    }
    return {kind.name: Q(ref__in=found) for kind, found in refs.items() if found}


def of_slugs(slugs: dict[str, list[str]]) -> dict[str, Q]:
    """The conditions of the names that stand in an address."""
    return {kind: Q(slug__in=chosen) for kind, chosen in slugs.items() if chosen}


def like(query: Query) -> dict[str, Q]:
    """The conditions of the names in which a word begins as one that was typed, where a list has a story."""
    words = _telling(query)
    return {kind.name: Q(pk__in=_like(kind, words)) for kind in KINDS} if words else {}


def begins_in(name: Name, query: Query) -> bool:
    """Say whether a name is like a query in that way."""
    words = f" {name.name}".lower()
    return any(f" {word}".lower() in words for word in _telling(query))


def _telling(query: Query) -> list[str]:
    return [word for word in query.typed if len(word) >= SHORTEST and word.lower() not in prose.SMALL][:WORDS]


def _like(kind: Kind, words: list[str]) -> QuerySet:
    begins = Q()
    for word in words:
        begins |= Q(name__istartswith=word) | Q(name__icontains=f" {word}")
    newest = newest_in(kind.rows, **{kind.rows_name: OuterRef("pk")})
    found = kind.model.objects.filter(begins).alias(newest=newest).filter(newest__isnull=False)
    return found.order_by("name").values("pk")[:SUGGESTED]


def _columns(rows: QuerySet, kind: str) -> QuerySet:
    return rows.order_by().values_list(Value(kind), "ref", "slug", "name")


def _name(kind: str, ref: str, slug: str, name: str) -> Name:
    of = BY_NAME[kind]
    return Name(kind, slug, name, of.prefix + ref, reverse(of.page, args=[slug]))
