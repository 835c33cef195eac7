"""What an answer of the site names: other addresses, what a browser loads by itself, places in the page."""

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

LOADED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
SOURCES = {"img", "source", "script", "iframe", "video", "audio", "embed", "input", "track"}
TEXTS = ("application/", "text/")


class Named(NamedTuple):
    """Addresses of the site, with the place in the page where one is given, and the ids that stand in the page."""

    named: set
    ids: set


class Page(HTMLParser):
    """A page as far as its addresses go."""

    def __init__(self, html, address):
        super().__init__()
        self.address, self.leads, self.loads, self.ids = address, set(), set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if "id" in given:
            self.ids.add(given["id"])
        if tag in ("a", "area", "link") and "href" in given:
            whole = urljoin(self.address, given["href"])
            loaded = tag == "link" and LOADED & set(given.get("rel", "").split())
            (self.loads if loaded else self.leads).add(whole)
        if tag in SOURCES:
            for value in (given.get("src"), given.get("poster"), *candidates(given.get("srcset", ""))):
                if value:
                    self.loads.add(urljoin(self.address, value))


def candidates(srcset):
    return [candidate.split()[0] for candidate in srcset.split(",") if candidate.strip()]


def read(body, kind, address, site):
    """Return what an answer names of the site itself; of what is no page, every whole address in its text."""
    if kind == "text/html":
        page = Page(body.decode(), address)
        named, ids = page.leads | page.loads, page.ids
    elif kind.startswith(TEXTS):
        pattern = re.escape(site) + r"/[^\s\"'<>\\)]*"
        named, ids = {found.replace("&amp;", "&") for found in re.findall(pattern, body.decode())}, set()
    else:
        named, ids = set(), set()
    return Named({name for name in named if urlsplit(name)[:2] == urlsplit(site)[:2]}, ids)


def loads(body, address):
    """Return what a browser would load by itself with this page."""
    return {named for named in Page(body.decode(), address).loads if not named.startswith("data:")}
