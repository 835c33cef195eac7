"""Citations, figures and links of a clean body."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newsroom.prose.tree import Node, parse


@dataclass(frozen=True)
class Figure:
    """A picture of the library as a body shows it."""

    image: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Named:
    """What a body names: the sources of its marks, one by one, its figures, the addresses of its links."""

    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    links: tuple[str, ...]


def marked(html: str) -> list[str]:
    """Return the refs of the sources marked in a body, in the order of their first appearance."""
    return list(mentions(html))


def mentions(html: str) -> dict[str, int]:
    """Return how often each source is marked, in the order of first appearance."""
    return dict(Counter(named(html).sources))


def numbering(html: str, listed: Iterable[str] = ()) -> dict[str, int]:
    """Number the sources: those marked in the body first, then the listed ones in their order."""
    order = dict.fromkeys([*marked(html), *listed])
    return {ref: number for number, ref in enumerate(order, start=1)}


def figures(html: str) -> list[Figure]:
    """Return the library pictures of a body in order."""
    return list(named(html).figures)


def figure_of(node: Node) -> Figure:
    """Read a figure."""
    values = node.attributes
    return Figure(values["data-image"], values.get("data-alt", ""), node.plain().strip(), values.get("data-credit", ""))


def links(html: str) -> list[str]:
    """Return the addresses that a body links or embeds."""
    return list(named(html).links)


@lru_cache(maxsize=8)
def named(html: str) -> Named:
    """Read what a body names. One publication asks six times, and reading a long body takes milliseconds."""
    nodes = list(parse(html).walk())
    return Named(
        tuple(node.attributes["data-source"] for node in nodes if node.tag == "cite"),
        tuple(figure_of(node) for node in nodes if node.tag == "figure" and node.attributes.get("data-image")),
        tuple(node.attributes["href"] for node in nodes if node.tag == "a" and "href" in node.attributes),
    )
