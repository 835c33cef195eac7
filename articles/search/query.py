"""What a reader typed, as a query: words that must stand in a story, phrases, alternatives, words that must not.

    grain ships          both words, anywhere
    "grain ships"        next to each other; so are the parts of 48-hour, and the signs of a Chinese word
    ships OR vessels     one of them
    grain -corn          not where corn stands

Whatever it is that was typed, it is read; what is no word is passed over.
"""

import re
from dataclasses import dataclass

from newsroom import prose

LONGEST = 200
MOST_WORDS = 20
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
PART = re.compile(r'-?"[^"]*"|[^\s"]+')
OR, AND = ("OR", "|"), ("AND", "&")

Phrase = tuple[str, ...]  # folded words, or their terms in one language


@dataclass(frozen=True)
class Query:
    """All of ``wanted``, each a choice of phrases, and none of ``unwanted``; the wanted words also as ``typed``."""

    wanted: tuple[tuple[Phrase, ...], ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    typed: tuple[str, ...] = ()

    def in_terms(self, stemmer: str) -> "Query":
        """Return the query with its words cut to their stems in one language."""
        return Query(
            tuple(tuple(_stems(phrase, stemmer) for phrase in choice) for choice in self.wanted),
            tuple(_stems(phrase, stemmer) for phrase in self.unwanted),
        )

    @property
    def words(self) -> list[str]:
        """The words that must stand in a story, or may, each as often as it was typed."""
        return [word for choice in self.wanted for phrase in choice for word in phrase]


def parse(text: str) -> Query:
    """Read what was typed, as far as it is used: so many signs and words."""
    wanted: list[list[Phrase]] = []
    unwanted: list[Phrase] = []
    typed: list[str] = []
    joined, left = False, MOST_WORDS
    for part in PART.findall(text[:LONGEST].translate(QUOTES)):
        if part in OR:
            joined = bool(wanted)
        if part in OR or part in AND:
            continue
        words = [(part[start:end], word) for start, end, word in prose.words(part)][:left]
        phrase = tuple(word for _, word in words)
        left -= len(phrase)
        if not phrase:
            continue
        if part.startswith("-"):
            unwanted.append(phrase)
            continue
        if joined:
            wanted[-1].append(phrase)
        else:
            wanted.append([phrase])
        typed += [word for word, _ in words]
        joined = False
    return Query(tuple(map(tuple, wanted)), tuple(unwanted), tuple(typed))


def _stems(phrase: Phrase, stemmer: str) -> Phrase:
    return tuple(prose.stem(word, stemmer) for word in phrase)
