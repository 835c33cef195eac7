"""Public HTML of a clean body: marks with their numbers, pictures, embeds, tables that scroll."""

from collections import Counter
from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from newsroom.prose.citations import Figure, figure_of
from newsroom.prose.tree import Node, parse

RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """Return the direction in which a language (BCP 47 tag) is written: ltr or rtl."""
    return "rtl" if language.split("-")[0].lower() in RTL else "ltr"


def render(
    html: str,
    *,
    numbers: Mapping[str, int],
    labels: Mapping[str, str],
    disclosures: Mapping[str, str],
    figure: Callable[[Figure], str],
) -> str:
    """Return the public HTML of a clean body.

    ``numbers``, ``labels`` ("AGENCY, TITLE") and ``disclosures`` are by the ref of the
    source; a mark without a number is left out. ``figure`` returns the HTML of a picture,
    or "" to leave it out. Ids are ``cite-NUMBER-MENTION``, each once.
    """
    root, raw, seen = parse(html), {}, Counter[str]()
    for node in list(root.walk()):
        node.children = [made for child in node.children for made in _child(child, numbers, labels, disclosures, seen)]
    for place, child in enumerate(root.children):
        if child.tag == "figure" and child.attributes.get("data-image"):
            raw[place] = figure(figure_of(child))
    return "".join(raw.get(place, Node(children=[_top(child)]).write()) for place, child in enumerate(root.children))


def _child(child, numbers, labels, disclosures, seen):
    if child.tag == "cite":
        ref = child.attributes["data-source"]
        if ref not in numbers:
            return []
        seen[ref] += 1
        return [_mark(numbers[ref], seen[ref], labels.get(ref, ""), disclosures.get(ref, ""))]
    if child.tag == "a" and not child.attributes.get("href", "/").startswith("/"):
        child.attributes["rel"] = "external"
    return [child]


def _mark(number: int, mention: int, label: str, disclosure: str) -> Node:
    link = Node(
        "a",
        {
            "href": f"#source-{number}",
            "id": f"cite-{number}-{mention}",
            "role": "doc-noteref",
            "aria-label": gettext("Source %(number)s: %(label)s") % {"number": number, "label": label},
            "data-disclosure": disclosure,
        },
        children=[Node(text=f"[{number}]")],
    )
    return Node("sup", children=[link])


def _top(node: Node) -> Node:
    if node.tag == "table":
        return Node(
            "div",
            {"class": "table", "role": "region", "tabindex": "0", "aria-label": gettext("Table")},
            children=[node],
        )
    if node.tag == "aside":
        return Node("blockquote", {"class": "pull"}, children=node.children)
    return node
