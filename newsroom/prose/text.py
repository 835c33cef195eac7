"""The words of a body."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape

from newsroom.prose.sanitiser import BLANK
from newsroom.prose.schema import MARK
from newsroom.prose.tree import Node, parse

TELLING = frozenset({"title", "href", "cite", "data-alt", "data-credit"})  # the rest is refs and structure
OPENED = frozenset({"ul", "ol", "table", "thead", "tbody", "blockquote"})
WORD = re.compile(rf"{MARK}[a-z2-7]{{10}}|\w+(?:[.,:'’\-]\w+)*|\s+|[^\w\s]")
TAG = re.compile(r"<[^>]*>")  # of clean HTML, where every other sign of the kind is written as an entity
BLANKED = "█"


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table row …: its HTML, its words, the sources it cites."""

    tag: str
    html: str
    text: str
    citations: tuple[str, ...]
    marked_text: str

    @property
    def words(self) -> list[str]:
        """Words, spaces and punctuation in order; a citation mark is one private-use sign and its ref."""
        return WORD.findall(self.marked_text)


def paragraphs(html: str) -> list[Block]:
    """Return the blocks of a clean body in order; list items and table rows are their own."""
    found: list[Block] = []
    waiting = list(reversed(parse(html).children))
    while waiting:
        node = waiting.pop()
        if node.tag in OPENED or (node.tag == "li" and any(child.tag in OPENED for child in node.children)):
            waiting.extend(reversed(node.children))
        elif node.tag:
            found.append(_block(node))
    return found


def plain(html: str) -> str:
    """Return the words of a clean body, a line for each block."""
    return "\n".join(block.text for block in paragraphs(html) if block.text)


def word_count(html: str) -> int:
    """Count the words of a clean body."""
    return len(plain(html).split())


def is_blank(html: str) -> bool:
    """Say whether a clean body has no words."""
    return is_empty(unescape(TAG.sub("", html)))


def is_empty(text: str) -> bool:
    """Say whether a text, which is no HTML, shows nothing to a reader."""
    return bool(BLANK.fullmatch(text))


def blanks(passage: str) -> str:
    """Return what stands in the place of a passage that was blanked."""
    return re.sub(r"\S", BLANKED, passage)


def occurrences(text: str, passage: str, *, in_any_case: bool = False) -> list[tuple[int, int]]:
    """Return where a passage begins and ends in a text, however its words are spaced or broken into lines.

    Those that reach into one another are all found.
    """
    words = passage.split()
    if not words:
        return []
    spaced = r"\s+".join(map(re.escape, words))
    pattern = re.compile(f"(?=({spaced}))", re.IGNORECASE if in_any_case else 0)
    return [found.span(1) for found in pattern.finditer(text)]


def blank_words(text: str, passages: Collection[str]) -> str:
    """Blank every occurrence of passages in a text, which stays as long as it is."""
    signs = list(text)
    for passage in passages:
        for start, end in occurrences(text, passage):
            signs[start:end] = blanks(text[start:end])
    return "".join(signs)


def blank_passages(html: str, passages: Collection[str]) -> str:
    """Blank every occurrence of passages in the words of a body, also across inline elements.

    Attributes (alt, credit, title, addresses) are blanked as well.
    """
    root = parse(html)
    for block in _text_blocks(root):
        _blank_block(block, passages)
    for node in root.walk():
        for name, value in node.attributes.items():
            if name in TELLING:
                node.attributes[name] = blank_words(value, passages)
    return root.write()


def without_figures(html: str, images) -> str:
    """Return a body without the figures that show these library pictures (refs)."""
    root = parse(html)
    root.children = [node for node in root.children if node.attributes.get("data-image") not in images]
    return root.write()


def _block(node: Node) -> Block:
    marked = "".join(_pieces(node))
    citations = tuple(below.attributes["data-source"] for below in node.walk() if below.tag == "cite")
    text = re.sub(rf"{MARK}[a-z2-7]{{10}}", "", marked)
    wrapper = Node("root", children=[node])
    return Block(node.tag, wrapper.write(), text, citations, marked)


def _pieces(node: Node):
    for below in node.walk():
        if below.tag == "cite":
            yield MARK + below.attributes["data-source"]
        elif below.tag == "br":
            yield "\n"
        elif below.tag in ("td", "th", "p") and below is not node:
            yield " "
        elif not below.tag:
            yield below.text


def _text_blocks(root: Node) -> list[Node]:
    blocks = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if any(
            not child.tag or child.tag in ("strong", "em", "a", "span", "s", "sub", "sup", "code")
            for child in node.children
        ):
            blocks.append(node)
        else:
            waiting.extend(node.children)
    return blocks


def _blank_block(block: Node, passages: Collection[str]) -> None:
    """A break in a line is a space to whoever reads it."""
    nodes = [node for node in block.walk() if not node.tag or node.tag == "br"]
    pieces = [node.text if not node.tag else "\n" for node in nodes]
    blanked = blank_words("".join(pieces), passages)
    place = 0
    for node, piece in zip(nodes, pieces, strict=True):
        if not node.tag:
            node.text = blanked[place : place + len(piece)]
        place += len(piece)
