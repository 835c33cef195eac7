"""HTML of a clean body for feeds and partners: it reads well in a program that knows nothing of our pages."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from newsroom.prose.citations import Figure, figure_of
from newsroom.prose.tree import Node, parse

RENAMED = {"aside": "blockquote"}


def syndicated(
    html: str, *, page: str, numbers: Mapping[str, int], labels: Mapping[str, str], figure: Callable[[Figure], str]
) -> str:
    """Return a body in plain HTML with absolute addresses, for it is read elsewhere.

    ``page`` is the absolute address of the story: marks lead to the sources there and say in
    their title whom they name. ``numbers`` and ``labels`` ("AGENCY, TITLE") are by the ref of the
    source; a mark without a number is left out. ``figure`` returns the HTML of a picture, or "".
    """
    root = parse(html)
    for node in list(root.walk()):
        node.children = [made for child in node.children for made in _child(child, page, numbers, labels)]
    return "".join(
        figure(figure_of(child)) if child.attributes.get("data-image") else Node(children=[child]).write()
        for child in root.children
    )


def _child(child: Node, page: str, numbers: Mapping[str, int], labels: Mapping[str, str]) -> list[Node]:
    if child.tag == "cite":
        return _mark(child.attributes["data-source"], page, numbers, labels)
    child.tag = RENAMED.get(child.tag, child.tag)
    child.attributes.pop("class", None)
    if "href" in child.attributes:
        child.attributes["href"] = urljoin(page, child.attributes["href"])
    return [child]


def _mark(ref: str, page: str, numbers: Mapping[str, int], labels: Mapping[str, str]) -> list[Node]:
    if ref not in numbers:
        return []
    attributes = {"href": f"{page}#source-{numbers[ref]}", "title": f"Source {numbers[ref]}: {labels.get(ref, '')}"}
    link = Node("a", attributes, children=[Node(text=f"[{numbers[ref]}]")])
    return [Node("sup", children=[link])]
