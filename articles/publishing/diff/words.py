"""Words compared: a text is words, figures, signs and citation marks; the fewest that differ are marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from articles.publishing.diff.changes import Segment, SegmentKind, Segments
from articles.publishing.diff.sequences import Effort, matching_runs
from newsroom.prose.schema import MARK

_PUNCTUATION = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u05be\u05c0\u05c3\u060c\u061b\u061f"
    r"\u066a\u06d4\u0964\u0965\u104a\u104b\u17d4-\u17da\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u2587\u2589-\u2bff"
    r"\u3001-\u3003\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_IDEOGRAPH = r"\u3005-\u3007\u3040-\u3098\u309b-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACELESS = r"\u0e01-\u0e2f\u0e30\u0e32\u0e33\u0e81-\u0eb0\u0eb2\u0eb3\u1000-\u102a\u1780-\u17b3"
_LEADING_VOWEL = r"\u0e40-\u0e46\u0ec0-\u0ec6"
_VOWEL_SIGN = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
_VARIANT = r"\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LETTER = rf"[^\s{_PUNCTUATION}{_IDEOGRAPH}{_SPACELESS}{_LEADING_VOWEL}{_VOWEL_SIGN}{MARK}]"
# A number keeps its points and commas, a word its hyphens and apostrophes; where a script
# puts no spaces between words, a character with its signs is the smallest thing to differ.
_TOKEN = re.compile(
    rf"(\s*)({MARK}[a-z2-7]{{10}}"
    rf"|{_LETTER}+(?:(?:[-'’‐]|(?<=\d)[.,:/٫٬\u00a0\u202f](?=\d)){_LETTER}+)*"
    rf"|[{_IDEOGRAPH}][{_VARIANT}]*"
    rf"|[{_LEADING_VOWEL}]?[{_SPACELESS}{_LEADING_VOWEL}][{_VOWEL_SIGN}]*"
    rf"|\S)"
)
_ENDS = frozenset(".?!…。？！؟।۔")
_ABSORBED = 3  # an island of at most so many words between two rewritten stretches reads badly


class Wording(NamedTuple):
    """The words, figures, signs and citation marks of a text, and which have a space before them."""

    keys: list[str]
    spaced: list[bool]


class Edit(NamedTuple):
    """The words from i to i_end became the words from j to j_end."""

    i: int
    i_end: int
    j: int
    j_end: int


def read(text: str) -> Wording:
    found = _TOKEN.findall(text.strip())
    return Wording([key for _, key in found], [bool(space) for space, _ in found])


def phrase(old: str, new: str, effort: Effort | None = None) -> Segments:
    """Return the words of two plain texts as segments, or () where the texts are one."""
    if old == new:
        return ()
    segments = compared(read(old), read(new), {}, {}, effort or Effort())
    return segments if any(segment.kind != "same" for segment in segments) else swap(old, new)


def swap(old: str, new: str) -> Segments:
    return tuple(segment for segment in (Segment("removed", old), Segment("added", new)) if segment.text)


def compared(old: Wording, new: Wording, were: Mapping[str, int], are: Mapping[str, int], effort: Effort) -> Segments:
    return run_together(_written(old, new, _edits(old.keys, new.keys, effort), were, are))


def _written(
    old: Wording, new: Wording, edits: Iterable[Edit], were: Mapping[str, int], are: Mapping[str, int]
) -> Iterator[Segment]:
    i, j = 0, 0
    for edit in [*edits, Edit(len(old.keys), len(old.keys), len(new.keys), len(new.keys))]:
        for place in range(edit.i - i):
            yield from _space(old, new, i + place, j + place)
            yield _word("same", new.keys[j + place], are)
        yield from emit("removed", old, edit.i, edit.i_end, were, parted=_parted(new, edit.j))
        if edit.i < edit.i_end and edit.j == 0 < edit.j_end and _parted(old, edit.i_end):
            yield Segment("same", " ")  # two beginnings have no space of their own to part them
        swapped = edit.i < edit.i_end and old.spaced[edit.i]
        yield from emit("added", new, edit.j, edit.j_end, are, parted=swapped or _parted(old, edit.i_end))
        i, j = edit.i_end, edit.j_end


def _space(old: Wording, new: Wording, i: int, j: int) -> Iterator[Segment]:
    """Yield the space before a word that stayed; where only one text has it, it came or went."""
    if old.spaced[i] or new.spaced[j]:
        both = old.spaced[i] == new.spaced[j] or 0 in (i, j)
        yield Segment("same" if both else "removed" if old.spaced[i] else "added", " ")


def _parted(wording: Wording, place: int) -> bool:
    """Say whether a space at a place is there already, or does no harm."""
    return place in (0, len(wording.keys)) or wording.spaced[place]


def emit(
    kind: SegmentKind, wording: Wording, start: int, stop: int, numbers: Mapping[str, int], *, parted: bool = True
) -> Iterator[Segment]:
    """Yield a segment for each word; the space before them is not theirs where both texts have one."""
    for place in range(start, stop):
        if wording.spaced[place]:
            yield Segment("same" if parted and place == start else kind, " ")
        yield _word(kind, wording.keys[place], numbers)


def _word(kind: SegmentKind, key: str, numbers: Mapping[str, int]) -> Segment:
    number = numbers.get(key[1:]) if key[0] == MARK else None
    return Segment(kind, key) if number is None else Segment(kind, "", number)


def run_together(segments: Iterable[Segment]) -> Segments:
    joined: list[Segment] = []
    for (kind, citation), run in groupby(segments, lambda segment: (segment.kind, segment.citation)):
        if citation is None:
            joined.append(Segment(kind, "".join(segment.text for segment in run)))
        else:
            joined += run
    return tuple(joined)


def _edits(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[Edit]:
    edits: list[Edit] = []
    i = j = 0
    for start, place, length in [*matching_runs(old, new, effort), (len(old), len(new), 0)]:
        if start > i or place > j:
            edits.append(_slid(Edit(i, start, j, place), old, new, edits[-1] if edits else Edit(0, 0, 0, 0)))
        i, j = start + length, place + length
    return _absorbed(edits, old, new)


def _slid(edit: Edit, old: Sequence[str], new: Sequence[str], last: Edit) -> Edit:
    """Let what only came or only went begin at a sentence, where it may begin earlier as well."""
    if edit.i == edit.i_end:
        words, start, stop = new, edit.j, edit.j_end
    elif edit.j == edit.j_end:
        words, start, stop = old, edit.i, edit.i_end
    else:
        return edit
    room = min(edit.i - last.i_end, edit.j - last.j_end)
    for back in range(room + 1):
        if start == back or words[start - back - 1] in _ENDS:
            return Edit(edit.i - back, edit.i_end - back, edit.j - back, edit.j_end - back)
        if words[start - back - 1] != words[stop - back - 1]:
            break
    return edit


def _absorbed(edits: Iterable[Edit], old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Join edits that leave only crumbs between them; a mark is never a crumb."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and _is_crumb(old[joined[-1].i_end : edit.i], _size(joined[-1], old, new), _size(edit, old, new)):
            last = joined.pop()
            edit = Edit(last.i, edit.i_end, last.j, edit.j_end)
        joined.append(edit)
    return joined


def _is_crumb(between: Sequence[str], before: tuple[int, int], after: tuple[int, int]) -> bool:
    if len(between) > _ABSORBED or any(key[0] == MARK for key in between):
        return False
    rewritten = max(before[0], after[0]) > 1
    return rewritten and sum(map(len, between)) < min(before[1], after[1])


def _size(edit: Edit, old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many words and letters an edit changes, on the side where it is more."""
    sides = [[key for key in side if key[0] != MARK] for side in (old[edit.i : edit.i_end], new[edit.j : edit.j_end])]
    return max(map(len, sides)), max(sum(map(len, side)) for side in sides)
