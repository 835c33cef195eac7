"""What changed, as a page shows it: segments of words, blocks, pictures, sources. Nothing is computed here."""

from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext, gettext_noop, ngettext_lazy

from articles.publishing.record import Picture

SegmentKind = Literal["same", "added", "removed"]


BlockKind = Literal["unchanged", "changed", "added", "removed", "moved_here", "moved_away"]


PARAGRAPH, HEADING, PICTURE = gettext_noop("paragraph"), gettext_noop("heading"), gettext_noop("picture")
EMBED, RULE = gettext_noop("embedded link"), gettext_noop("rule")
UNNUMBERED = {"h2": HEADING, "h3": HEADING, "figure": PICTURE, "embed": EMBED, "hr": RULE}
NOUNS = {
    PARAGRAPH: ngettext_lazy("%(number)d paragraph", "%(number)d paragraphs", "number"),
    HEADING: ngettext_lazy("%(number)d heading", "%(number)d headings", "number"),
    PICTURE: ngettext_lazy("%(number)d picture", "%(number)d pictures", "number"),
    EMBED: ngettext_lazy("%(number)d embedded link", "%(number)d embedded links", "number"),
    RULE: ngettext_lazy("%(number)d rule", "%(number)d rules", "number"),
    "part": ngettext_lazy("%(number)d part", "%(number)d parts", "number"),
    "link": ngettext_lazy("%(number)d link", "%(number)d links", "number"),
    "source": ngettext_lazy("%(number)d source", "%(number)d sources", "number"),
}


@dataclass(frozen=True)
class Segment:
    """Words that stayed, came or went; or one citation mark, and then ``text`` is empty."""

    kind: SegmentKind
    text: str = ""
    citation: int | None = None


Segments = tuple[Segment, ...]


@dataclass(frozen=True)
class LinkChange:
    """Words that lead elsewhere now; an address is "" where there was or is no link."""

    text: str
    old: str
    new: str


@dataclass(frozen=True)
class PictureChange:
    """A picture that came, went or is shown with other words; only what changed has segments."""

    kind: Literal["added", "removed", "changed", "replaced"]
    old: Picture | None
    new: Picture | None
    alt: Segments = ()
    caption: Segments = ()
    credit: Segments = ()


@dataclass(frozen=True)
class BlockChange:
    """A block of the body; ``formatting`` where neither words nor links changed, only their look.

    Numbers count paragraphs, list items, table rows and the like; headings, pictures, embedded
    links ("embed") and rules have none. What moved stands at both places: in full where it is
    now, with its first words where it was.
    """

    kind: BlockKind
    tag: str
    old_number: int | None
    new_number: int | None
    segments: Segments
    formatting: bool = False
    links: tuple[LinkChange, ...] = ()
    picture: PictureChange | None = None

    @property
    def noun(self) -> str:
        return UNNUMBERED.get(self.tag, "paragraph")

    @property
    def reworded(self) -> bool:
        """Say whether words, or the words and sight of a picture, are others."""
        return self.picture is not None or any(segment.kind != "same" for segment in self.segments)

    @property
    def label(self) -> str:
        """What stands beside it, as "Paragraph 5, moved up from 7"."""
        noun = gettext(self.noun)
        old, new = (f"{noun} {number or ''}".strip() for number in (self.old_number, self.new_number))
        match self.kind:
            case "added":
                said = gettext("%(block)s, added")
            case "removed":
                said = gettext("former %(former)s, removed")
            case "moved_here":
                said = self._moved_here()
            case "moved_away":
                said = self._moved_away()
            case _:
                said = "%(block)s"
        said = said % {"block": new, "former": old, "number": self.old_number}
        return said[:1].upper() + said[1:]

    def _moved_here(self) -> str:
        if not self.old_number or not self.new_number or self.old_number == self.new_number:
            return gettext("%(block)s, moved")
        if self.new_number < self.old_number:
            return gettext("%(block)s, moved up from %(number)s")
        return gettext("%(block)s, moved down from %(number)s")

    def _moved_away(self) -> str:
        if self.new_number and self.new_number != self.old_number:
            return gettext("%(former)s stood here and is now %(block)s")
        return gettext("%(former)s stood here")


@dataclass(frozen=True)
class Unchanged:
    """A run of blocks that did not change, with the numbers of its first and last paragraph now."""

    first: int | None
    last: int | None
    blocks: tuple[BlockChange, ...]
    kind: Literal["unchanged"] = "unchanged"

    @property
    def label(self) -> str:
        if self.first is None:
            noun = self.blocks[0].noun if len(self.blocks) == 1 else "part"
            return gettext("%(blocks)s did not change") % {"blocks": counted(len(self.blocks), noun)}
        if self.first == self.last:
            return gettext("Paragraph %(number)d did not change") % {"number": self.first}
        if self.last == self.first + 1:
            said = gettext("Paragraphs %(first)d and %(last)d did not change")
        else:
            said = gettext("Paragraphs %(first)d to %(last)d did not change")
        return said % {"first": self.first, "last": self.last}


@dataclass(frozen=True)
class Listed:
    """What came into a list and what left it; true where anything changed, the order included."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.reordered)


@dataclass(frozen=True)
class SourceChange:
    """A source that came, went or is cited otherwise.

    ``line`` is its number, agency and title with what changed in them; ``note`` has segments
    where it changed or came with the source, ``disclosure`` where it changed; ``remarks`` tell
    the rest.
    """

    kind: Literal["added", "removed", "renumbered", "changed"]
    source: str
    old_number: int | None
    new_number: int | None
    line: Segments
    note: Segments = ()
    disclosure: Segments = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """All that changed; a field of words is empty where it did not. ``tally`` sums up in phrases.

    ``formatting`` is set where bodies differ in nothing that a block shows, such as a bulleted
    list that is numbered now.
    """

    headline: Segments = ()
    standfirst: Segments = ()
    dateline: Segments = ()
    language: Segments = ()
    body: tuple[BlockChange | Unchanged, ...] = ()
    formatting: bool = False
    bylines: Listed = field(default_factory=Listed)
    tags: Listed = field(default_factory=Listed)
    related: Listed = field(default_factory=Listed)
    lead_image: PictureChange | None = None
    sources: tuple[SourceChange, ...] = ()
    tally: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.tally


def counted(number: int, noun: str) -> str:
    return NOUNS[noun] % {"number": number}
