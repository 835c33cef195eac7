"""What a body may hold: its schema, its sanitiser, its words, its public HTML.

Pure functions over strings. Knows neither models nor stories and imports no other room but
``newsroom.refs``. Low to high: schema, tree, terms → sanitiser → text, citations → render, syndicated.
"""

from newsroom.prose.citations import Figure, figures, links, marked, mentions, numbering
from newsroom.prose.render import direction, render
from newsroom.prose.sanitiser import clean, is_embed, is_link
from newsroom.prose.syndicated import syndicated
from newsroom.prose.terms import SMALL, WORD, stem, stemmer_of, terms, words
from newsroom.prose.text import (
    Block,
    blank_passages,
    blank_words,
    is_blank,
    is_empty,
    occurrences,
    paragraphs,
    plain,
    without_figures,
    word_count,
)

__all__ = [
    "SMALL",
    "WORD",
    "Block",
    "Figure",
    "blank_passages",
    "blank_words",
    "clean",
    "direction",
    "figures",
    "is_blank",
    "is_embed",
    "is_empty",
    "is_link",
    "links",
    "marked",
    "mentions",
    "numbering",
    "occurrences",
    "paragraphs",
    "plain",
    "render",
    "stem",
    "stemmer_of",
    "syndicated",
    "terms",
    "without_figures",
    "word_count",
    "words",
]
