"""The terms of a text: what an index of it holds, and what a reader's words become before they are looked up.

A word is folded (case, accents, Arabic and Hebrew points), then cut to its stem in the language of the text. The
same is done to a text and to a query, here and not in a database, so that every database finds the same stories.
Folding comes first: who types "eleccion" finds "elección", at the price of some endings that only an accent tells.
Scripts that part no words (Chinese, Japanese) have a term for each sign, and their words are phrases of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

STEMMERS = {  # by the language subtag of BCP 47; the stories of others are found by their words as they stand
    **{"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english"},
    **{"es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french"},
    **{"ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian"},
    **{"lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian"},
    **{"pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish"},
    **{"ta": "tamil", "tr": "turkish", "yi": "yiddish"},
}
PLAIN = "plain"
LONGEST = 40
STEMS_KEPT = 200_000
ALONE = "぀-ヿ㐀-䶿一-鿿豈-﫿"
MARKS = (
    "\u00ad\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u109f\u135d-\u135f\u1780-\u17d3\u200c\u200d"
)
WORD = re.compile(rf"[{ALONE}]|(?:[^\W_{ALONE}]|[{MARKS}])+")
ACCENTS = re.compile(r"(?<=[a-z\u0370-\u03ff])[\u0300-\u036f]+")
POINTS = re.compile("[\u00ad\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u200c\u200d]+")
SIMPLER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ё": "е"})
ARTICLE = re.compile("^[وفبكل]?ال(?=...)")  # the stemmer takes more from a word with its article than without
SMALL = frozenset(  # stand in every text: looked up, and never marked
    "a an and are as at be but by for from has have in is it its of on or that the this to was were will with "
    "das dem den der des die ein eine im in ist mit und von zu zum zur au aux de des du el en et la las le les los un "
    "une في من على عن الي ان ما لا و".split()
)


def stemmer_of(language: str) -> str:
    """Name the stemmer of a language (BCP 47); ``PLAIN`` where there is none."""
    return STEMMERS.get(language.partition("-")[0].lower(), PLAIN)


def fold(text: str) -> str:
    """Return a text in small letters without accents; points, and what parts no words, are gone."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    text = POINTS.sub("", ACCENTS.sub("", text))
    return unicodedata.normalize("NFC", text).translate(SIMPLER)


def terms(text: str, stemmer: str) -> list[str]:
    """Return the terms of a text in their order."""
    return [stem(word, stemmer) for word in WORD.findall(fold(text))]


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each word of a text begins and ends, and the word folded; one sign may stand for several words."""
    for found in WORD.finditer(text):
        for word in WORD.findall(fold(found[0])):
            yield found.start(), found.end(), word


@lru_cache(STEMS_KEPT)
def stem(word: str, stemmer: str) -> str:
    """Return the stem of a folded word."""
    if stemmer == PLAIN or len(word) > LONGEST:
        return word[:LONGEST]
    if stemmer == "arabic":
        word = ARTICLE.sub("", word)
    # A stemmer keeps the word that it works on, so each thread needs its own: they are cheap to make.
    return fold(snowballstemmer.stemmer(stemmer).stemWord(word))[:LONGEST] or word
