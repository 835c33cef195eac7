"""What changed between two contents, ready for a page that computes nothing.

Blocks are paired first (the same ones, then those that share most of their words), so that a
paragraph that moved is known as moved; words are compared only inside a pair. Pure functions.
All work is bounded: an ``Effort`` runs out on texts that are huge, have nothing in common or
were made to be slow, and what is left then is shown as removed and added.
"""

from articles.publishing.diff.blocks import Unit, pair_up, unit
from articles.publishing.diff.body import excerpt
from articles.publishing.diff.changes import (
    BlockChange,
    Changes,
    LinkChange,
    Listed,
    PictureChange,
    Segment,
    Segments,
    SourceChange,
    Unchanged,
)
from articles.publishing.diff.comparing import compare
from articles.publishing.diff.sequences import Effort, in_order
from articles.publishing.diff.words import phrase, read

__all__ = [
    "BlockChange",
    "Changes",
    "Effort",
    "LinkChange",
    "Listed",
    "PictureChange",
    "Segment",
    "Segments",
    "SourceChange",
    "Unchanged",
    "Unit",
    "compare",
    "excerpt",
    "in_order",
    "pair_up",
    "phrase",
    "read",
    "unit",
]
