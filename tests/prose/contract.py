"""What a body may hold, written out a second time and checked with a parser of its own.

Nothing here asks ``newsroom.prose``: two statements of one contract are compared.
"""

import re
from html.parser import HTMLParser

INLINE = frozenset("strong em s sub sup code br a span cite".split())
LINES = frozenset("p h2 h3 figcaption th td".split())
BLOCKS = frozenset("p h2 h3 ul ol blockquote aside figure hr pre table".split())
CHILDREN = {
    "": BLOCKS,
    **dict.fromkeys(LINES | INLINE - {"br", "cite"}, INLINE),
    "ul": {"li"},
    "ol": {"li"},
    "li": {"p", "ul", "ol"},
    "blockquote": {"p", "ul", "ol"},
    "aside": {"p"},
    "figure": {"figcaption", "a"},
    "pre": {"code"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "br": frozenset(),
    "hr": frozenset(),
    "cite": frozenset(),
}
HOLD_WORDS = LINES | INLINE - {"br", "cite"}
REF = r"[a-z2-7]{10}"
ANYTHING = r"[\s\S]*"
ADDRESS = r"(?i:https?://[^/?#\\][\s\S]*|mailto:[\s\S]*)|/(?![/\\])[\s\S]*"
VIDEO_OR_SOUND = (
    r"(?i:https)://(?i:www\.youtube\.com|youtube\.com|youtu\.be|vimeo\.com|player\.vimeo\.com|soundcloud\.com"
    r"|www\.dailymotion\.com)([/?#][\s\S]*)?"
)
ATTRIBUTES = {
    "a": {"href": ADDRESS, "title": ANYTHING},
    "ol": {"start": r"[1-9]\d{0,5}"},
    "blockquote": {"cite": r"https?://[\s\S]+"},
    "span": {"lang": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "dir": "ltr|rtl|auto"},
    "cite": {"data-source": REF},
    "figure": {"data-image": REF, "data-alt": ANYTHING, "data-credit": ANYTHING, "class": "embed"},
    "aside": {"class": "pullquote"},
    "th": {"scope": "row|col"},
}
NEEDED = {
    "a": [{"href"}],
    "cite": [{"data-source"}],
    "aside": [{"class"}],
    "figure": [{"data-image", "data-alt", "data-credit"}, {"class"}],
    "span": [{"lang"}, {"dir"}],
}
UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")

PUBLIC_CHILDREN = {
    **CHILDREN,
    "": BLOCKS | {"div"},
    "div": {"table"},
    "blockquote": {"p", "ul", "ol"},
}
PUBLIC_ATTRIBUTES = {
    **ATTRIBUTES,
    "a": {
        "href": rf"{ADDRESS}|#source-[1-9]\d*",
        "title": ANYTHING,
        "rel": "external",
        "id": r"cite-[1-9]\d*-[1-9]\d*",
        "role": "doc-noteref",
        "aria-label": ANYTHING,
        "data-disclosure": ANYTHING,
    },
    "div": {"class": "table", "role": "region", "tabindex": "0", "aria-label": "Table"},
    "blockquote": {"cite": r"https?://[\s\S]+", "class": "pull"},
}


def faults(html):
    """What in a body breaks the contract."""
    return _Inspector(CHILDREN, ATTRIBUTES).read(html)


def public_faults(html):
    """What in the public HTML of a body breaks the contract; pictures are the caller's own HTML."""
    inspector = _Inspector(PUBLIC_CHILDREN, PUBLIC_ATTRIBUTES)
    found = inspector.read(html)
    if len(inspector.ids) != len(set(inspector.ids)):
        found.append("an id stands twice")
    return found + [f"<{tag}> is of the desk" for tag in ("cite", "aside") if f"<{tag}" in html]


def events(html):
    """HTML as a parser tells it: what opens with what, the words, what closes. However it is escaped."""
    told = _Events(convert_charrefs=True)
    told.feed(html)
    told.close()
    return told.found


class _Events(HTMLParser):
    def reset(self):
        super().reset()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(("<", tag, attrs))

    def handle_endtag(self, tag):
        self.found.append((">", tag))

    def handle_data(self, data):
        if self.found and self.found[-1][0] == "words":
            data = self.found.pop()[1] + data
        self.found.append(("words", data))

    def handle_comment(self, data):
        self.found.append(("strange", f"<!--{data}-->"))

    def handle_decl(self, decl):
        self.found.append(("strange", f"<!{decl}>"))

    unknown_decl = handle_pi = handle_decl


class _Inspector:
    def __init__(self, children, attributes):
        self.children, self.attributes = children, attributes
        self.open, self.found, self.ids = [""], [], []

    def read(self, html):
        if UNSPEAKABLE.search(html):
            self.found.append("a character that nobody can read")
        for kind, *what in events(html):
            {"<": self.opens, ">": self.closes, "words": self.words, "strange": self.strange}[kind](*what)
        if self.open != [""]:
            self.found.append(f"left open: {self.open}")
        return self.found

    def opens(self, tag, attrs):
        parent = self.open[-1]
        if tag not in self.children.get(parent, ()):
            self.found.append(f"<{tag}> in <{parent}>")
        if tag in ("a", "cite") and "a" in self.open:
            self.found.append("a link or a mark in a link")
        if tag == "cite" and "figcaption" in self.open:
            self.found.append("a mark in a caption")
        self.judge(tag, attrs)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def judge(self, tag, attrs):
        values = dict(attrs)
        if len(values) != len(attrs):
            self.found.append(f"an attribute of <{tag}> stands twice")
        for name, value in values.items():
            allowed = self.attributes.get(tag, {}).get(name)
            if allowed is None or not re.fullmatch(allowed, as_a_browser_reads(name, value)):
                self.found.append(f"{name}={value!r} on <{tag}>")
        if tag in NEEDED and not any(names <= set(values) for names in NEEDED[tag]) and "id" not in values:
            self.found.append(f"<{tag}> without what it needs: {attrs}")
        if self.open[-1] == "figure" and tag == "a" and not re.fullmatch(VIDEO_OR_SOUND, values.get("href", "")):
            self.found.append(f"embeds {values.get('href')!r}")
        if "id" in values:
            self.ids.append(values["id"])

    def closes(self, tag):
        if self.open[-1] != tag:
            self.found.append(f"</{tag}> closes <{self.open[-1]}>")
        else:
            self.open.pop()

    def words(self, data):
        if self.open[-1] not in HOLD_WORDS:
            self.found.append(f"{data!r} in <{self.open[-1]}>")

    def strange(self, data):
        self.found.append(data)


def as_a_browser_reads(name, value):
    """The value of an attribute; of an address without what the URL standard skips."""
    if name not in ("href", "cite"):
        return value or ""
    return re.sub(r"[\t\n\r]", "", value or "").lstrip("".join(map(chr, range(33))))
