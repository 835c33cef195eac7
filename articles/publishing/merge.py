"""Merge two contents that were made from one: a correction beside unfinished work, two people saving.

Field by field, and in the body block by block: what only one of the two changed is taken from
it, wherever it stands now. Where both changed the same, *mine* stays, the conflict is named
and both texts are kept as a clash, unless it was chosen before which of them stays. Nothing
that either wrote is lost unnamed. Pure functions.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

from articles.publishing.diff import Effort, Unit, excerpt, in_order, pair_up, read, unit
from articles.publishing.record import Cited, Content, Picture
from newsroom import prose
from newsroom.prose.schema import CONTAINERS
from newsroom.prose.tree import Node, parse

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Settle = Callable[[V | None, V | None, V | None], V | None]

WORDS = ("headline", "standfirst", "dateline", "language")
OPENED = frozenset(CONTAINERS) - {"figure"}


@dataclass(frozen=True)
class Clash:
    """What both changed: ``place`` names it for an editor, ``mine`` stayed, ``theirs`` did not.

    The texts are HTML where the field is "body", plain elsewhere; "" is what was removed.
    """

    field: str
    place: str
    base: str
    mine: str
    theirs: str

    @property
    def key(self) -> str:
        """Name the clash by its texts, so that a choice holds only for what was seen."""
        told = "\0".join((self.field, self.place, self.base, self.mine, self.theirs))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Merged:
    """The merged content, with what both changed."""

    content: Content
    clashes: tuple[Clash, ...] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Return the places of the clashes, each once: "headline", "body at “The third round …”"."""
        return tuple(dict.fromkeys(clash.place for clash in self.clashes))


@dataclass
class Clashes:
    """The clashes of a merge: those that nobody decided are ``open``; ``chosen`` says "mine" or "theirs" by key."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    open: list[Clash] = field(default_factory=list)

    def settle(self, clash: Clash, mine: V, theirs: V) -> V:
        """Return what stays."""
        choice = self.chosen.get(clash.key)
        if choice is None:
            self.open.append(clash)
        return theirs if choice == "theirs" else mine


def merge(base: Content, mine: Content, theirs: Content, *, chosen: Mapping[str, str] | None = None) -> Merged:
    """Return ``mine`` with what ``theirs`` changed since ``base``.

    ``chosen`` says for clashes of an earlier merge, by their keys, whether "mine" or "theirs" stays.
    """
    if mine in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    clashes = Clashes(chosen or {})
    words = {name: _words(name, base, mine, theirs, clashes) for name in WORDS}
    body = _body(base.body, mine.body, theirs.body, clashes)
    content = replace(
        mine,
        body=body,
        bylines=_listed(base.bylines, mine.bylines, theirs.bylines, lambda line: line.author),
        tags=_listed(base.tags, mine.tags, theirs.tags, lambda tag: tag.tag),
        related=_listed(base.related, mine.related, theirs.related, lambda ref: ref),
        citations=_citations(base, mine, theirs, body, clashes),
        lead_image=_lead(base.lead_image, mine.lead_image, theirs.lead_image, clashes),
        images=_pictures(body, base, theirs, mine),
        **words,
    )
    return Merged(content.numbered(), tuple(clashes.open))


def merge_unrelated(mine: Content, theirs: Content, *, chosen: Mapping[str, str] | None = None) -> Merged:
    """Merge two contents of which nobody knows any more what they were made from: every difference is a clash."""
    clashes = Clashes(chosen or {})
    body = theirs.body
    if mine.body != theirs.body:
        body = clashes.settle(Clash("body", "body", "", mine.body, theirs.body), mine.body, theirs.body)
    merged = merge(Content(language=""), replace(mine, body=body), replace(theirs, body=body), chosen=chosen)
    return Merged(merged.content, (*clashes.open, *merged.clashes))


# ---- three states of one thing, and of a row of things ----


def three_way(base: V, mine: V, theirs: V) -> tuple[V, bool]:
    """Return what stays of three states, and whether both sides changed it, and otherwise."""
    if mine == theirs or theirs == base:
        return mine, False
    return (theirs, False) if mine == base else (mine, True)


def merge_items(sides: Sequence[Mapping[K, V]], settle: Settle[V]) -> dict[K, V]:
    """Merge an ordered collection (base, mine, theirs); ``settle`` gets the states of one item, or None."""
    base, mine, theirs = sides
    kept: dict[K, V] = {}
    for key in {**mine, **theirs}:
        item = settle(base.get(key), mine.get(key), theirs.get(key))
        if item is not None:
            kept[key] = item
    return {key: kept[key] for key in weave(list(base), list(mine), list(theirs), kept)}


def weave(base: Sequence[K], mine: Sequence[K], theirs: Sequence[K], kept: Container[K]) -> list[K]:
    """Merge three orders: that of mine, with what only theirs added or moved beside its neighbour there.

    What both added at one place stands side by side, mine first. Moved by both: mine's place.
    """
    shifted = _moved(base, theirs) - _moved(base, mine)
    line = {key: key not in shifted for key in mine if key in kept}
    first: list[K] = []
    followers: defaultdict[K, list[K]] = defaultdict(list)
    place = first
    for key in theirs:
        if line.get(key):
            place = followers[key]
        elif key in kept:
            place.append(key)
    woven, waiting, known = [], first, {*base, *theirs}
    for key in (key for key, stays in line.items() if stays):
        if key in known:
            woven += waiting
            waiting = []
        woven.append(key)
        waiting = waiting + followers.get(key, [])
    return woven + waiting


def _moved(base: Sequence[K], other: Sequence[K]) -> set[K]:
    """Return what stands in another order relative to the rest; as little as explains it."""
    places = {key: place for place, key in enumerate(other)}
    pairs = [(place, places[key]) for place, key in enumerate(base) if key in places]
    return {base[i] for i, _ in pairs} - {base[i] for i, _ in in_order(pairs, lambda _: 1)}


# ---- fields ----


def _words(name: str, base: Content, mine: Content, theirs: Content, clashes: Clashes) -> str:
    texts: list[str] = [getattr(content, name) for content in (base, mine, theirs)]
    text, clash = three_way(*texts)
    return clashes.settle(Clash(name, name, *texts), texts[1], texts[2]) if clash else text


def _listed(base: tuple[V, ...], mine: tuple[V, ...], theirs: tuple[V, ...], ref: Callable[[V], str]) -> tuple[V, ...]:
    """Merge ordered sets of refs; a name is a fact that goes with its ref."""

    def settle(base: V | None, mine: V | None, theirs: V | None) -> V | None:
        if mine is None or theirs is None:
            return None if base is not None else mine or theirs
        return three_way(base, mine, theirs)[0]

    items, clash = three_way(base, mine, theirs)
    if not clash:
        return items
    keyed = [{ref(item): item for item in side} for side in (base, mine, theirs)]
    return tuple(merge_items(keyed, settle).values())


def _citations(base: Content, mine: Content, theirs: Content, body: str, clashes: Clashes) -> tuple[Cited, ...]:
    """Merge the sources; what the merged body cites stays, though one side took it off its list."""

    def settle(base: Cited | None, mine: Cited | None, theirs: Cited | None) -> Cited | None:
        note, clash = _note(base, mine, theirs)
        if base and not (mine and theirs):
            return clashes.settle(clash, mine, theirs) if clash else None
        if clash:
            note = clashes.settle(clash, clash.mine, clash.theirs)
        facts = three_way(*(cited and replace(cited, note="") for cited in (base, mine or theirs, theirs or mine)))[0]
        return facts and replace(facts, note=note)

    sides = [{cited.source: cited for cited in content.citations} for content in (base, mine, theirs)]
    merged = merge_items(sides, settle)
    for ref in prose.marked(body):
        cited = sides[1].get(ref) or sides[2].get(ref)
        if cited and ref not in merged:
            merged[ref] = cited
    return tuple(merged.values())


def _note(base: Cited | None, mine: Cited | None, theirs: Cited | None) -> tuple[str, Clash | None]:
    """Merge what the desk wrote about a source; a source that is not there has the note ""."""
    notes = [cited.note if cited else "" for cited in (base, mine, theirs)]
    left = mine or theirs
    if base and left and not (mine and theirs):
        note, clash = left.note, left.note != base.note
    else:
        note, clash = three_way(*notes)
    place = f"note on the source “{excerpt(left.title)}”" if left else ""
    return note, Clash("citations", place, *notes) if clash else None


def _lead(base: Picture | None, mine: Picture | None, theirs: Picture | None, clashes: Clashes) -> Picture | None:
    picture, clash = three_way(base, mine, theirs)
    if not clash:
        return picture
    if not (base and mine and theirs) or not base.image == mine.image == theirs.image:
        return clashes.settle(Clash("lead_image", "lead image", *map(_described, (base, mine, theirs))), mine, theirs)
    words = {}
    for name in ("alt", "caption", "credit"):
        texts: list[str] = [getattr(side, name) for side in (base, mine, theirs)]
        words[name], clash = three_way(*texts)
        if clash:
            words[name] = clashes.settle(Clash("lead_image", f"{name} of the lead image", *texts), texts[1], texts[2])
    return replace(mine, **words)


def _described(picture: Picture | None) -> str:
    return picture.caption or picture.alt or picture.image if picture else ""


def _pictures(body: str, *sides: Content) -> tuple[Picture, ...]:
    """Return what is known of the pictures of a merged body; of the last side that shows them so."""
    known: dict[prose.Figure, Picture] = {}
    for side in sides:
        pictures = list(side.images)
        for figure in prose.figures(side.body):
            if pictures and pictures[0].image == figure.image:
                known[figure] = pictures.pop(0)
    return tuple(known[figure] for figure in prose.figures(body) if figure in known)


# ---- the body ----


@dataclass(frozen=True)
class _Chunk:
    """An element of a body with its HTML; two are one if their HTML is."""

    html: str
    node: Node = field(compare=False)

    @property
    def unit(self) -> Unit:
        return unit(self.node.tag, self.html, read(self.node.plain()), self.node.attributes.get("data-image", ""))

    @property
    def opens(self) -> bool:
        """Say whether blocks stand inside, which can be merged one by one."""
        return self.node.tag in OPENED and all(child.tag for child in self.node.children)


def _body(base: str, mine: str, theirs: str, clashes: Clashes) -> str:
    body, clash = three_way(base, mine, theirs)
    if not clash:
        return body
    chunks = _merged([_chunks(parse(side)) for side in (base, mine, theirs)], clashes, Effort())
    return "".join(chunk.html for chunk in chunks)


def _merged(sides: Sequence[Sequence[_Chunk]], clashes: Clashes, effort: Effort) -> Iterable[_Chunk]:
    def settle(base: _Chunk | None, mine: _Chunk | None, theirs: _Chunk | None) -> _Chunk | None:
        if base is None:
            return mine or theirs
        chunk, clash = three_way(base, mine, theirs)
        if clash and mine and theirs and _open_alike(base, mine, theirs):
            return _opened(base, mine, theirs, clashes, effort)
        return clashes.settle(_clash(base, mine, theirs), mine, theirs) if clash else chunk

    return merge_items(_keyed(sides, effort), settle).values()


def _chunks(parent: Node) -> list[_Chunk]:
    return [_chunk(node) for node in parent.children]


def _chunk(node: Node) -> _Chunk:
    return _Chunk(Node("root", children=[node]).write(), node)


def _keyed(sides: Sequence[Sequence[_Chunk]], effort: Effort) -> list[dict[int, _Chunk]]:
    """Give each block one key on all sides; what two sides added alike is one block."""
    base, mine, theirs = sides
    units = [chunk.unit for chunk in base]
    fresh = count(len(base))
    was_mine, was_theirs = (_origins(units, side, effort) for side in (mine, theirs))
    ours = {was_mine[j] if j in was_mine else next(fresh): chunk for j, chunk in enumerate(mine)}
    added: defaultdict[str, list[int]] = defaultdict(list)
    for key, chunk in reversed(ours.items()):
        if key >= len(base):
            added[chunk.html].append(key)
    others = {}
    for j, chunk in enumerate(theirs):
        alike = added[chunk.html]
        others[was_theirs[j] if j in was_theirs else alike.pop() if alike else next(fresh)] = chunk
    return [dict(enumerate(base)), ours, others]


def _origins(base: Sequence[Unit], side: Sequence[_Chunk], effort: Effort) -> dict[int, int]:
    return {j: i for i, j in pair_up(base, [chunk.unit for chunk in side], effort, loose=True)}


def _open_alike(*chunks: _Chunk) -> bool:
    return len({chunk.node.tag for chunk in chunks}) == 1 and all(chunk.opens for chunk in chunks)


def _opened(base: _Chunk, mine: _Chunk, theirs: _Chunk, clashes: Clashes, effort: Effort) -> _Chunk | None:
    """Merge what stands inside lists, quotes and tables; an element that nothing is left of goes."""
    inside = _merged([_chunks(side.node) for side in (base, mine, theirs)], clashes, effort)
    children = [chunk.node for chunk in inside]
    attributes, _ = three_way(base.node.attributes, mine.node.attributes, theirs.node.attributes)
    return _chunk(Node(mine.node.tag, attributes, children=children)) if children else None


def _clash(base: _Chunk, mine: _Chunk | None, theirs: _Chunk | None) -> Clash:
    shown = mine or theirs or base
    place = excerpt(shown.node.plain()) or shown.node.attributes.get("data-image", "") or shown.node.tag
    return Clash("body", f"body at “{place}”", base.html, mine.html if mine else "", theirs.html if theirs else "")
