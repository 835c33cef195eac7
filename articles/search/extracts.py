"""Extracts: the words of a story around what was searched for, with those words marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.search.query import Query
from newsroom import prose

REACH = 20_000  # signs of a text that are looked through
BEFORE, LENGTH = 60, 260  # signs of an extract before its first marked word, and in all


@dataclass(frozen=True)
class Piece:
    """Some words, marked where they were searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Mark:
    """Where a word that was searched for begins and ends, and its term."""

    start: int
    end: int
    term: str


def marked(text: str, query: Query, stemmer: str) -> list[Piece]:
    """Return a whole text with the words of a query (in terms of its language) marked."""
    return _pieces(text, _marks(text, query, stemmer), 0, len(text))


def extract(text: str, query: Query, stemmer: str) -> list[Piece]:
    """Return the stretch of a text that has most of the words of a query, marked; nothing where it has none."""
    text = " ".join(text[:REACH].split())
    marks = _marks(text, query, stemmer)
    if not marks:
        return []
    first = max(marks, key=lambda mark: (len(_near(marks, mark)), -mark.start))
    start = _begin_of_word(text, first.start - BEFORE, first.start)
    end = _end_of_word(text, start + LENGTH)
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    pieces = _pieces(text, inside, start, end)
    return [*([Piece("… ")] if start else []), *pieces, *([Piece(" …")] if end < len(text) else [])]


def _marks(text: str, query: Query, stemmer: str) -> list[Mark]:
    """Find the words in a text, but those of every text. Each is looked at once, however often it stands."""
    sought, terms = set(query.words), {}
    for word in set(prose.WORD.findall(text)):
        for _, _, folded in prose.words(word):
            term = prose.stem(folded, stemmer)
            if term in sought and folded not in prose.SMALL:
                terms[word] = term
    places = prose.WORD.finditer(text) if terms else ()
    return [Mark(found.start(), found.end(), terms[found[0]]) for found in places if found[0] in terms]


def _near(marks: list[Mark], first: Mark) -> set[str]:
    """The terms in the stretch that a mark begins."""
    return {mark.term for mark in marks if first.start <= mark.start < first.start + LENGTH - BEFORE}


def _begin_of_word(text: str, place: int, most: int) -> int:
    """Return where the first word from a place on begins; the place itself in a text without spaces."""
    return text.find(" ", place, most) + 1 or place if place > 0 else 0


def _end_of_word(text: str, place: int) -> int:
    """Return where the word before a place ends; the place itself in a text without spaces."""
    if place >= len(text):
        return len(text)
    end = text.rfind(" ", place - LENGTH // 2, place)
    return end if end > 0 else place


def _pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> list[Piece]:
    pieces = []
    for mark in marks:
        pieces += [Piece(text[start : mark.start]), Piece(text[mark.start : mark.end], marked=True)]
        start = mark.end
    return [piece for piece in [*pieces, Piece(text[start:end])] if piece.text]
