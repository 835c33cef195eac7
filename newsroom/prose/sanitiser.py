"""The sanitiser: whatever comes in, what comes out keeps the schema and nothing else.

nh3 parses as a browser does and drops what is not on the list; a structural pass over its
output then wraps, unwraps and removes until every element stands where the schema lets it.
``clean(clean(x)) == clean(x)`` for any text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import nh3

from newsroom.prose import schema
from newsroom.prose.tree import Node, parse

RENAMED = {
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
    "tt": "code",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
}
DEEPEST = 24
UNSPEAKABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff{schema.MARK}]")
BLANK = re.compile(  # spaces, what is never seen, and letters that are empty by design (U+2800, U+3164 …)
    r"[\s\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)
READ_AS_BLOCKS = frozenset(
    "div section article caption tfoot header footer main nav address center hgroup dl dt dd details summary".split()
)
READ = set(schema.TAGS) | set(RENAMED) | READ_AS_BLOCKS
OPEN_AT_MOST = 500
OPENING_OR_CLOSING = re.compile(r"<(/?)([A-Za-z][^\s/<>]*+)[^<>]*+>")
CLOSED_BY_OTHERS = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "html head body p li dt dd option tr td th thead tbody tfoot colgroup rp rt".split()
)


def clean(html: str) -> str:
    """Return the body that the schema allows. Never raises on a string."""
    safe = nh3.clean(
        _shallow(UNSPEAKABLE.sub("", html)),
        tags=READ,
        attributes={tag: set(names) for tag, names in schema.ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in schema.CLASSES.items()},
        clean_content_tags=set(schema.DROPPED_WITH_CONTENT),
        url_schemes=set(schema.SCHEMES),
        link_rel=None,
    )
    root = parse(safe)
    for node in root.walk():
        # Once more, for what was written as a character reference.
        node.text = _speakable(node.text)
        node.attributes = {name: _speakable(value) for name, value in node.attributes.items()}
    root.children = _blocks(root.children, schema.TOP, 0)
    return root.write()


def _speakable(text: str) -> str:
    return UNSPEAKABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _shallow(html: str) -> str:
    """Leave out what opens too deep: the time of any HTML parser grows with depth times elements."""
    still_open: Counter[str] = Counter()
    depth = 0

    def judge(found: re.Match[str]) -> str:
        nonlocal depth
        closing, name = found[1], found[2].lower()
        if name in CLOSED_BY_OTHERS or found[0].endswith("/>"):
            return found[0]
        if closing and still_open[name]:
            still_open[name] -= 1
            depth -= 1
        elif not closing:
            if depth >= OPEN_AT_MOST:
                return ""
            still_open[name] += 1
            depth += 1
        return found[0]

    return OPENING_OR_CLOSING.sub(judge, html)


def _blocks(children: Iterable[Node], allowed: frozenset[str], depth: int) -> list[Node]:
    """Return children as blocks: stray inline is wrapped into paragraphs, foreign blocks are opened."""
    blocks: list[Node] = []
    inline: list[Node] = []
    for child in children:
        if _is_inline(child):
            inline.append(child)
            continue
        blocks += _paragraph(inline)
        inline = []
        blocks += _fit(_block(child, depth), allowed)
    return blocks + _paragraph(inline)


def _is_inline(node: Node) -> bool:
    if not node.tag:
        return True
    name = RENAMED.get(node.tag, node.tag)
    return name in schema.INLINE and all(_is_inline_tag(below.tag) for below in node.walk())


def _is_inline_tag(tag: str) -> bool:
    return not tag or RENAMED.get(tag, tag) in schema.INLINE


def _block(node: Node, depth: int) -> list[Node]:
    """Return what becomes of one block."""
    name = RENAMED.get(node.tag, node.tag)
    if name in ("p", "h2", "h3") and all(_is_inline(child) for child in node.children):
        return _paragraph(node.children, name)
    if depth > DEEPEST:
        return _bare_paragraphs(node)
    if name in _MAKERS:
        return _MAKERS[name](node, depth + 1)
    return _blocks(node.children, schema.TOP, depth + 1)


def _fit(blocks: list[Node], allowed: frozenset[str]) -> list[Node]:
    """Turn blocks that may not stand here into paragraphs of their lines."""
    fitting = []
    for block in blocks:
        if block.tag in allowed:
            fitting.append(block)
        else:
            fitting += [Node("p", children=line) for line in _lines(block)]
    return fitting


def _lines(block: Node) -> Iterator[list[Node]]:
    """Yield what stands in each text block of a block that is clean already."""
    for node in block.walk():
        is_text = node.tag in schema.TEXT_BLOCKS or node.attributes.get("class") == "embed"
        if is_text and not _is_empty(node.children):
            yield node.children


def _joined(blocks: list[Node]) -> list[Node]:
    """Return the lines of clean blocks as one inline content, a break between them."""
    inner: list[Node] = []
    for line in (line for block in blocks for line in _lines(block)):
        inner += [Node("br"), *line] if inner else line
    return inner


def _bare(node: Node) -> Iterator[Node]:
    """Yield the words, breaks and marks inside, out of their elements; for blocks an empty node."""
    for below in node.walk():
        if not below.tag:
            if below.text:
                yield below
        elif below.tag == "br":
            yield Node("br")
        elif _is_mark(below):
            yield Node("cite", {"data-source": below.attributes["data-source"]})
        elif not _is_inline_tag(below.tag):
            yield Node()


def _bare_paragraphs(node: Node) -> list[Node]:
    lines: list[list[Node]] = [[]]
    for below in _bare(node):
        if below.tag or below.text:
            lines[-1].append(below)
        else:
            lines.append([])
    return [paragraph for line in lines for paragraph in _paragraph(line)]


def _take_marks(node: Node) -> list[Node]:
    """Take the marks out of a node that is not clean yet, and return them in order."""
    marks = [below for below in node.walk() if _is_mark(below)]
    for below in node.walk():
        below.children = [child for child in below.children if not _is_mark(child)]
    return marks


def _is_mark(node: Node) -> bool:
    return node.tag == "cite" and bool(schema.REF.fullmatch(node.attributes.get("data-source", "")))


def _paragraph(children: list[Node], name: str = "p") -> list[Node]:
    inner = _inline(children, 0)
    return [] if _is_empty(inner) else [Node(name, children=inner)]


def _is_empty(children: list[Node]) -> bool:
    for child in children:
        for node in child.walk():
            if node.tag == "cite" or (not node.tag and not BLANK.fullmatch(node.text)):
                return False
    return True


def _inline(children: Iterable[Node], depth: int, *, linked: bool = False) -> list[Node]:
    inner: list[Node] = []
    for child in children:
        inner += _inline_node(child, depth, linked)
    return inner


def _inline_node(node: Node, depth: int, linked: bool) -> list[Node]:
    name = RENAMED.get(node.tag, node.tag)
    if not name:
        return [node] if node.text else []
    if name == "br":
        return [Node("br")]
    if _is_mark(node):
        return [Node("cite", {"data-source": node.attributes["data-source"]})]
    if depth > DEEPEST:
        return [below for below in _bare(node) if below.tag or below.text]
    if name == "cite":
        return _inline(node.children, depth + 1, linked=linked)
    kept = _inline_attributes(name, node.attributes, linked)
    # A mark is shown as a link, and a link holds no link: it follows.
    marks = _take_marks(node) if name == "a" else []
    inner = _inline(node.children, depth + 1, linked=linked or name == "a")
    if kept is not None and inner:
        inner = [Node(name, kept, children=inner)]
    return inner + _inline(marks, depth)


def _inline_attributes(name: str, attributes: dict[str, str], linked: bool) -> dict[str, str] | None:
    """Return the attributes that stay, or None where the element itself goes."""
    if name == "a":
        if linked or not is_link(attributes.get("href", "")):
            return None
        return {key: attributes[key] for key in ("href", "title") if attributes.get(key)}
    if name == "span":
        kept = {}
        if schema.LANGUAGE.fullmatch(attributes.get("lang", "")):
            kept["lang"] = attributes["lang"]
        if attributes.get("dir") in schema.DIRECTIONS:
            kept["dir"] = attributes["dir"]
        return kept or None
    return {} if name in schema.INLINE else None


def is_link(address: str) -> bool:
    """Say whether an address may be linked: http, https, mailto, or of this site (one slash)."""
    address = re.sub(r"[\t\n\r]", "", address)  # as browsers do: "/\t/host" is "//host"
    if address.startswith("/"):
        return not address.startswith(("//", "/\\"))
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "mailto" or (parts.scheme in ("http", "https") and bool(parts.netloc))


def _list(node: Node, depth: int) -> list[Node]:
    items = []
    for child in node.children:
        inner = _blocks(child.children if child.tag == "li" else [child], schema.CONTAINERS["li"], depth)
        if inner:
            items.append(Node("li", children=inner))
    start = node.attributes.get("start", "")
    kept = {"start": start} if node.tag == "ol" and re.fullmatch(r"[1-9]\d{0,5}", start) else {}
    return [Node(node.tag, kept, children=items)] if items else []


def _stray_item(node: Node, depth: int) -> list[Node]:
    return _list(Node("ul", children=[node]), depth)


def _blockquote(node: Node, depth: int) -> list[Node]:
    inner = _blocks(node.children, schema.CONTAINERS["blockquote"], depth)
    origin = node.attributes.get("cite", "")
    kept = {"cite": origin} if origin.startswith(("https://", "http://")) and is_link(origin) else {}
    return [Node("blockquote", kept, children=inner)] if inner else []


def _aside(node: Node, depth: int) -> list[Node]:
    if node.attributes.get("class") != "pullquote":
        return _blocks(node.children, schema.TOP, depth)
    inner = _blocks(node.children, schema.CONTAINERS["aside"], depth)
    return [Node("aside", {"class": "pullquote"}, children=inner)] if inner else []


def _figure(node: Node, depth: int) -> list[Node]:
    if schema.REF.fullmatch(node.attributes.get("data-image", "")):
        caption = _caption(node, depth)
        kept = {name: node.attributes.get(name, "") for name in ("data-image", "data-alt", "data-credit")}
        return [Node("figure", kept, children=[Node("figcaption", children=caption)])]
    if node.attributes.get("class") == "embed":
        for below in node.walk():
            if below.tag == "a" and is_embed(below.attributes.get("href", "")):
                address = below.attributes["href"]
                words = below.plain()
                link = Node("a", {"href": address}, children=[Node(text=address if BLANK.fullmatch(words) else words)])
                return [Node("figure", {"class": "embed"}, children=[link])]
    return []


def is_embed(address: str) -> bool:
    """Say whether an address may be embedded: https, and a host on the list."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and parts.netloc.lower() in schema.EMBED_HOSTS
    except ValueError:
        return False


def _caption(figure: Node, depth: int) -> list[Node]:
    """Return what stands in the caption, without marks: a caption is shown as plain words."""
    caption = next((below for below in figure.walk() if below.tag == "figcaption"), Node())
    _take_marks(caption)
    return _joined(_blocks(caption.children, schema.TOP, depth))


def _table(node: Node, depth: int) -> list[Node]:
    # Rows of this table only: those of a table in a cell are lines of the cell.
    parts = [(part.tag, row) for part in node.children for row in part.children if row.tag == "tr"]
    head = _rows([row for name, row in parts if name == "thead"], depth)
    body = _rows([row for name, row in parts if name != "thead"], depth)
    inner = [Node(name, children=rows) for name, rows in (("thead", head), ("tbody", body)) if rows]
    captions = [_blocks(part.children, frozenset({"p"}), depth) for part in node.children if part.tag == "caption"]
    return [*(line for lines in captions for line in lines), *([Node("table", children=inner)] if inner else [])]


def _rows(rows: list[Node], depth: int) -> list[Node]:
    made = []
    for row in rows:
        cells = [_cell(cell, depth) for cell in row.children if cell.tag in ("td", "th")]
        if any(not _is_empty(cell.children) for cell in cells):
            made.append(Node("tr", children=cells))
    return made


def _cell(cell: Node, depth: int) -> Node:
    scope = cell.attributes.get("scope")
    kept = {"scope": scope} if cell.tag == "th" and scope in ("row", "col") else {}
    return Node(cell.tag, kept, children=_joined(_blocks(cell.children, schema.TOP, depth)))


def _pre(node: Node, depth: int) -> list[Node]:
    # A line ends where the typist broke it, and where an editor keeps each line in a block.
    pieces = (below.text or "\n" for below in _bare(node) if below.tag != "cite")
    text = "".join(pieces).strip("\n")
    return [Node("pre", children=[Node("code", children=[Node(text=text)])])] if not BLANK.fullmatch(text) else []


def _rule(node: Node, depth: int) -> list[Node]:
    return [Node("hr")]


_MAKERS = {
    "ul": _list,
    "ol": _list,
    "li": _stray_item,
    "blockquote": _blockquote,
    "aside": _aside,
    "figure": _figure,
    "table": _table,
    "pre": _pre,
    "hr": _rule,
}
