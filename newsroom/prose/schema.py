"""The schema of a body: what may stand in it. The sanitiser and the editor's toolbar are
derived from it, so that what can be written is exactly what survives.

    block   p | h2 | h3 | ul, ol[start] of li | blockquote[cite] | aside.pullquote | hr | pre | table
            figure[data-image data-alt data-credit] with figcaption
            figure.embed with a[href]
    inline  strong em s sub sup code br a[href title] span[lang dir] cite[data-source]

A citation mark is an empty ``cite`` with the ref of its source; its number is computed. It
stands in no link, being shown as one, and in no caption, which is shown as plain words.
"""

import re

from newsroom.refs import REF_PATTERN

INLINE = frozenset(["strong", "em", "s", "sub", "sup", "code", "a", "br", "span", "cite"])
TEXT_BLOCKS = frozenset(["p", "h2", "h3", "pre", "figcaption", "th", "td"])
CONTAINERS: dict[str, frozenset[str]] = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": frozenset({"p", "ul", "ol"}),
    "blockquote": frozenset({"p", "ul", "ol"}),
    "aside": frozenset({"p"}),
    "figure": frozenset({"figcaption", "a"}),
    "table": frozenset({"thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
}
TOP = frozenset(["p", "h2", "h3", "ul", "ol", "blockquote", "aside", "figure", "hr", "table", "pre"])
EMPTY = frozenset({"br", "hr"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "ol": frozenset({"start"}),
    "blockquote": frozenset({"cite"}),
    "span": frozenset({"lang", "dir"}),
    "cite": frozenset({"data-source"}),
    "figure": frozenset({"data-image", "data-alt", "data-credit"}),
    "th": frozenset({"scope"}),
}
CLASSES = {"aside": frozenset({"pullquote"}), "figure": frozenset({"embed"})}
TAGS = INLINE | TEXT_BLOCKS | TOP | frozenset(CONTAINERS)
SCHEMES = frozenset({"http", "https", "mailto"})
EMBED_HOSTS = frozenset(
    [
        "www.youtube.com",
        "youtube.com",
        "youtu.be",
        "vimeo.com",
        "player.vimeo.com",
        "soundcloud.com",
        "www.dailymotion.com",
    ]
)
REF = re.compile(REF_PATTERN)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
DROPPED_WITH_CONTENT = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "template",
        "form",
        "noscript",
        "textarea",
        "select",
        "title",
    ]
)
MARK = "\ue000"  # stands for a citation mark in words; never in text


def for_editor() -> dict[str, list[str]]:
    """Return what the editor's toolbar is made from: names of elements, and hosts that may be embedded."""
    return {"tags": sorted(TAGS), "embedHosts": sorted(EMBED_HOSTS)}
