"""Judge a page: does anything on it stem from what somebody typed, other than words?"""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

# Closes an attribute of either quote and a tag, then begins an element with an attribute of a name nobody else uses.
CANARY = "\"'><zz9 zz8=1>"
SCHEMES = {"http", "https", "mailto"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "cite", "background", "ping"}
# Pictures, svg and image: the focal point of a picture at the desk.
NEVER = {"iframe", "object", "embed", "base", "applet", "math", "frame", "frameset", "style", "marquee", "template"}
AT_THE_DESK = {"form", "input", "textarea", "select", "option", "button", "svg", "image", "circle", "g", "template"}
BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


class Judge(HTMLParser):
    """Gathers what a page has that harmless words cannot bring."""

    def __init__(self, *, desk):
        super().__init__()
        self.schemes = SCHEMES | ({"ftp"} if desk else set())  # the desk shows again what it refused
        self.never = (NEVER | (set() if desk else AT_THE_DESK)) - (AT_THE_DESK if desk else set())
        self.found, self.words = [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in self.never or tag == "zz9" or (tag == "script" and not self.is_ours(values)):
            self.found.append((tag, attrs))
        if tag == "meta" and "http-equiv" in values:
            self.found.append((tag, attrs))
        self.found += [(tag, name, value) for name, value in attrs if self.is_harmful(name, value or "")]

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        self.words.append(data)

    @staticmethod
    def is_ours(script):
        """A file of ours, data that no browser runs, or the map of modules with a nonce that nobody can guess."""
        is_map = script.get("type") == "importmap" and script.get("nonce")
        is_data = script.get("type") in ("application/json", "application/ld+json")
        return is_map or is_data or script.get("src", "").startswith(("/static/", "/admin/"))

    def is_harmful(self, name, value):
        if name.startswith("on") or name in ("zz8", "style", "srcdoc") or "<" in name or "'" in name or '"' in name:
            return True
        return name in ADDRESSES and not is_harmless_address(value, self.schemes)


def is_harmless_address(value, schemes):
    """Whether a browser that drops blanks from an address still finds one of the schemes that we allow."""
    bare = BLANKS.sub("", unquote(value))
    before, colon, _ = bare.partition(":")
    return not colon or before.lower() in schemes or any(sign in before for sign in "/?#")


def faults(response):
    """Return what stands on a page that should not; an answer that is no page must not be taken for one."""
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    kind = response.headers.get("Content-Type", "")
    if not kind.startswith("text/html"):
        assert kind.startswith(("application/", "text/plain")) and "html" not in kind, kind
        return []
    page = response.content.decode()
    judge = Judge(desk=response.request["PATH_INFO"].startswith("/admin/"))
    judge.feed(page)
    judge.close()
    return judge.found + (["<zz9"] if "<zz9" in page.lower() else [])


def words(response):
    """Return the words of a page, as a reader sees them."""
    judge = Judge(desk=True)
    judge.feed(response.content.decode())
    judge.close()
    return " ".join(" ".join(judge.words).split())
