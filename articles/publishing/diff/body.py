"""Two bodies told as one: blocks in their places, with their words, links and pictures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.publishing.diff.blocks import Unit, pair_up, unit
from articles.publishing.diff.changes import (
    UNNUMBERED,
    BlockChange,
    BlockKind,
    LinkChange,
    PictureChange,
    Segment,
    SegmentKind,
    Segments,
    Unchanged,
)
from articles.publishing.diff.sequences import Effort, Pairs, gaps, in_order
from articles.publishing.diff.words import Wording, compared, emit, phrase, read, run_together
from articles.publishing.record import Content, Picture
from newsroom import prose
from newsroom.prose.tree import parse


def excerpt(text: str, length: int = 48) -> str:
    """Return the first words of a text, with an ellipsis where it goes on."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class _Paragraph:
    """A block in its place: its number among the paragraphs, and how its sources are numbered."""

    block: prose.Block
    tag: str
    number: int | None
    wording: "Wording"
    picture: Picture | None
    numbers: Mapping[str, int]
    unit: "Unit"


def compare_bodies(
    before: Sequence[_Paragraph], after: Sequence[_Paragraph], effort: Effort
) -> tuple[BlockChange | Unchanged, ...]:
    units = [paragraph.unit for paragraph in before]
    pairs = pair_up(units, [paragraph.unit for paragraph in after], effort)
    return _folded(_in_place(before, after, pairs, in_order(pairs, lambda i: units[i].weight), effort))


def paragraphs_of(content: Content, numbers: Mapping[str, int]) -> list[_Paragraph]:
    pictures, shown = list(content.images), 0
    found: list[_Paragraph] = []
    for block in prose.paragraphs(content.body):
        figures = prose.figures(block.html) if block.tag == "figure" else []
        picture = Picture(figures[0].image, "", *_words_of(figures[0])) if figures else None
        if picture and pictures and pictures[0].image == picture.image:
            picture = pictures.pop(0)
        tag = "embed" if block.tag == "figure" and not picture else block.tag
        shown += tag not in UNNUMBERED
        number = None if tag in UNNUMBERED else shown
        wording = read(block.marked_text)
        same = unit(tag, (block.html, picture), wording, picture.image if picture else "")
        found.append(_Paragraph(block, tag, number, wording, picture, numbers, same))
    return found


def _words_of(figure: prose.Figure) -> tuple[str, str, str]:
    return figure.alt, figure.caption, figure.credit


def _in_place(
    before: Sequence[_Paragraph], after: Sequence[_Paragraph], pairs: Pairs, staying: Pairs, effort: Effort
) -> Iterator[BlockChange]:
    """Tell the two bodies as one: where something stayed, what came and went stands before it."""
    now, then = dict(pairs), {j: i for i, j in pairs}
    for lost, found, pair in gaps(staying, len(before), len(after)):
        for i in lost:
            yield _gone(before[i], after[now[i]] if i in now else None)
        for j in found:
            yield _come(before[then[j]], after[j], "moved_here", effort) if j in then else _added(after[j])
        if pair:
            old, new = before[pair[0]], after[pair[1]]
            same = old.unit.key == new.unit.key
            yield _unchanged(old, new) if same else _come(old, new, "changed", effort)


def _unchanged(old: _Paragraph, new: _Paragraph) -> BlockChange:
    return BlockChange("unchanged", new.tag, old.number, new.number, _whole("same", new))


def _added(new: _Paragraph) -> BlockChange:
    picture = PictureChange("added", None, new.picture) if new.picture else None
    return BlockChange("added", new.tag, None, new.number, _whole("added", new), picture=picture)


def _gone(old: _Paragraph, now: _Paragraph | None) -> BlockChange:
    if now:
        start = (Segment("same", excerpt(old.block.text)),)
        return BlockChange("moved_away", now.tag, old.number, now.number, start)
    picture = PictureChange("removed", old.picture, None) if old.picture else None
    return BlockChange("removed", old.tag, old.number, None, _whole("removed", old), picture=picture)


def _come(old: _Paragraph, new: _Paragraph, kind: BlockKind, effort: Effort) -> BlockChange:
    links = _links(old.block, new.block)
    change = BlockChange(
        kind,
        new.tag,
        old.number,
        new.number,
        compared(old.wording, new.wording, old.numbers, new.numbers, effort),
        links=links,
        picture=picture_change(old.picture, new.picture, effort),
    )
    looks = old.block.html != new.block.html and not links and not change.reworded
    return replace(change, formatting=looks)


def _whole(kind: SegmentKind, paragraph: _Paragraph) -> Segments:
    wording = paragraph.wording
    return run_together(emit(kind, wording, 0, len(wording.keys), paragraph.numbers))


def _folded(changes: Iterable[BlockChange]) -> tuple[BlockChange | Unchanged, ...]:
    folded: list[BlockChange | Unchanged] = []
    for unchanged, run in groupby(changes, lambda change: change.kind == "unchanged"):
        blocks = tuple(run)
        if unchanged:
            numbers = [block.new_number for block in blocks if block.new_number]
            folded.append(Unchanged(min(numbers, default=None), max(numbers, default=None), blocks))
        else:
            folded += blocks
    return tuple(folded)


def _links(old: prose.Block, new: prose.Block) -> tuple[LinkChange, ...]:
    """Return the words that are linked otherwise; words that came or went are no news here."""
    if "<a " not in old.html and "<a " not in new.html:
        return ()
    before, after = _linked(old.html), _linked(new.html)
    both = Counter(address for _, address in before) & Counter(address for _, address in after)
    before, after = _without(before, both), _without(after, both)
    changes = []
    for text, address in before:
        place = next((place for place, link in enumerate(after) if link[0] == text), None)
        if place is not None:
            changes.append(LinkChange(text, address, after.pop(place)[1]))
        elif text in new.text:
            changes.append(LinkChange(text, address, ""))
    changes += [LinkChange(text, "", address) for text, address in after if text in old.text]
    return tuple(changes)


def _linked(html: str) -> list[tuple[str, str]]:
    return [(node.plain(), node.attributes.get("href", "")) for node in parse(html).walk() if node.tag == "a"]


def _without(links: list[tuple[str, str]], addresses: Counter[str]) -> list[tuple[str, str]]:
    left, kept = addresses.copy(), []
    for text, address in links:
        if left[address]:
            left[address] -= 1
        else:
            kept.append((text, address))
    return kept


def picture_change(old: Picture | None, new: Picture | None, effort: Effort) -> PictureChange | None:
    if old == new:
        return None
    if not old or not new:
        return PictureChange("added" if new else "removed", old, new)
    words = {name: phrase(getattr(old, name), getattr(new, name), effort) for name in ("alt", "caption", "credit")}
    same = (old.image, old.sha256) == (new.image, new.sha256)
    return PictureChange("changed" if same else "replaced", old, new, **words)
