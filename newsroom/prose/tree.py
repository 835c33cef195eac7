"""A small tree of clean HTML: parsed once, walked and written without recursion."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from newsroom.prose.schema import EMPTY


@dataclass(eq=False)
class Node:
    """An element, or a text where ``tag`` is ""."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def write(self) -> str:
        """Return the HTML of what is inside."""
        parts: list[str] = []
        waiting: list[Node | str] = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif not node.tag:
                parts.append(escape(node.text, quote=False))
            else:
                parts.append(f"<{node.tag}{_attributes(node)}>")
                if node.tag not in EMPTY:
                    waiting.append(f"</{node.tag}>")
                    waiting.extend(reversed(node.children))
        return "".join(parts)

    def plain(self) -> str:
        """Return the text inside, without marks."""
        return "".join(node.text for node in self.walk() if not node.tag)


def parse(html: str) -> Node:
    """Return the root of clean HTML."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def _attributes(node: Node) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node(text=data))
