"""What a page says of itself, as a proposal for a source.

Read are the marks that pages carry for machines: JSON-LD of schema.org, the properties of the Open Graph protocol and
a few elements of HTML. A page may say anything, so each fact is cut to what its field holds, and is only proposed.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from html import unescape
from urllib.parse import urljoin, urlsplit

import nh3
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware

from newsroom import clock
from sources.ingest.fetch import Fetched
from sources.models import Agency, Source

MOST_CHARACTERS = 1_000_000
MOST_MARKS = 500
MOST_REFERENCES = 10_000
DEEPEST = 6
EARLIEST_YEAR = 1900

# Encodings of the web; others known to Python unpack what was packed, or take long.
ENCODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8 utf-16 utf-16-le utf-16-be windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 "
        "windows-1255 windows-1256 windows-1257 windows-1258 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 "
        "iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u "
        "mac-cyrillic cp866 cp874 gb2312 gbk gb18030 big5 euc-jp shift_jis iso-2022-jp euc-kr"
    ).split()
)
WESTERN = {"ascii", "iso8859-1"}  # browsers read both as windows-1252
MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
LANGUAGE_OF_PAGE = re.compile(r"<html[^>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([\w-]{2,35})", re.IGNORECASE)

# With all else gone nothing is nested: the time of a parser grows with the depth. So it does with pieces of text.
UNREAD = re.compile(
    r"</?(?!(?:title|meta|link|script|style|textarea|iframe|noembed|noframes|xmp)[\s/>])[a-z][^<>]*+>", re.IGNORECASE
)
TIME = re.compile(r"<time(?=\s)", re.IGNORECASE)
READ = {
    "title": set(),
    "meta": {"name", "property", "itemprop", "content", "datetime"},
    "link": {"rel", "href"},
    "script": {"type"},
}
TITLE = re.compile(r"<title>([^<]*+)</title>")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ANY_SCRIPT = re.compile(r'<script(?: type="[^"]*+")?>.*?</script>', re.DOTALL)
VOID = re.compile(r'<(meta|link)((?: [a-z]+="[^"]*+")*+)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*+)"')
UNSPEAKABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

UNSEEN = re.compile("[\x00\r]+|<+(?=<)")

PUBLISHED = ("article:published_time", "datePublished", "pubdate", "date", "dc.date", "time")
MODIFIED = ("article:modified_time", "og:updated_time", "dateModified", "lastmod")
REPORTS = re.compile(r"(?:\w*Article|\w*Posting|Report|WebPage|VideoObject)\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")


@dataclass(frozen=True)
class Proposal:
    """What a page says: "" and None where it does not. ``url`` is the canonical one, where it is of the same site."""

    url: str = ""
    title: str = ""
    site_name: str = ""
    filed_at: datetime | None = None
    changed_at: datetime | None = None
    language: str = ""
    filed_id: str = ""


def propose(page: Fetched) -> Proposal:
    """Return what a page says of itself. Never raises, whatever stands there."""
    marks = Marks(_decoded(page))
    return Proposal(
        url=_canonical(page.url, marks.link or marks.get("og:url")),
        title=_line(marks.report("headline") or marks.get("og:title", "twitter:title") or marks.title, 300),
        site_name=_line(marks.get("og:site_name") or marks.report("publisher"), 120),
        filed_at=_moment(marks.report("datePublished") or marks.get(*PUBLISHED)),
        changed_at=_moment(marks.report("dateModified") or marks.get(*MODIFIED)),
        language=_language(marks.language or marks.report("inLanguage") or marks.get("og:locale")),
        filed_id=_identifier(marks.report("identifier")),
    )


def known_as(*addresses: str) -> Source | None:
    """Return the source that has one of the addresses, with or without the fragment, the first of them first."""
    for address in addresses:
        found = Source.objects.filter(url__in={address, address.partition("#")[0]} - {""}).select_related("agency")
        if source := found.order_by("pk").first():
            return source
    return None


def agency_of(address: str, site_name: str = "") -> Agency | None:
    """Guess whose report an address is: by home page, by other reports of the host, by the name that the site bears."""
    if host := _host(address):
        for agency in Agency.objects.filter(homepage__icontains=host):
            if _host(agency.homepage) == host:
                return agency
        starts = [f"{scheme}://{www}{host}/" for scheme in ("https", "http") for www in ("", "www.")]
        for start in starts:
            if source := Source.objects.filter(url__startswith=start).select_related("agency").order_by("-pk").first():
                return source.agency
    return Agency.objects.filter(name__iexact=site_name).first() if site_name else None


class Marks:
    """The marks of a page that are read for machines."""

    def __init__(self, html: str):
        html = html[:MOST_CHARACTERS]
        found = LANGUAGE_OF_PAGE.search(html[:20_000])
        self.language = found[1] if found else ""
        flat = nh3.clean(
            _flat(html),
            tags=set(READ),
            attributes=READ,
            clean_content_tags={"style", "textarea", "iframe", "noembed", "noframes", "xmp"},
            link_rel=None,
        )
        unscripted = ANY_SCRIPT.sub("", flat)
        found = TITLE.search(unscripted)
        self.title = unescape(found[1]) if found else ""
        self.link = ""
        self.named: dict[str, str] = {}
        for number, mark in enumerate(VOID.finditer(unscripted)):
            if number == MOST_MARKS:
                break
            self._take(mark[1], {name: unescape(value) for name, value in ATTRIBUTE.findall(mark[2])})
        self.reports = list(_reports(flat))

    def get(self, *names: str) -> str:
        """Return the first that the page has of some properties."""
        return next((self.named[name.lower()] for name in names if self.named.get(name.lower())), "")

    def report(self, name: str) -> str:
        """Return a property of the report, as JSON-LD has it."""
        return next((text for report in self.reports if (text := _text(report.get(name)))), "")

    def _take(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "link":
            if "canonical" in attributes.get("rel", "").lower().split():
                self.link = self.link or attributes.get("href", "")
            return
        value = attributes.get("content") or attributes.get("datetime", "")
        names = {attributes.get(kind, "").lower() for kind in ("property", "name", "itemprop")} - {""}
        for name in names or {"time"}:
            self.named.setdefault(name, value)


def _flat(html: str) -> str:
    """Leave of a page what can be read quickly, whatever stands in it: no depth, no text in endless pieces."""
    flat = UNREAD.sub("", TIME.sub("<meta", UNSEEN.sub(" ", html)))
    return "&".join(flat.split("&", MOST_REFERENCES)[:MOST_REFERENCES])


# -- JSON-LD


def _reports(html: str) -> Iterator[dict]:
    """Yield the reports of a page, articles before pages; what is no JSON is passed over."""
    things = [thing for script in SCRIPT.findall(html)[:20] for thing in _things(_json(script), DEEPEST)]
    reports = [thing for thing in things if REPORTS.match(_text(thing.get("@type")))]
    yield from sorted(reports, key=lambda report: _text(report.get("@type")) == "WebPage")


def _json(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(found: object, depth: int) -> Iterator[dict]:
    if isinstance(found, list) and depth:
        for thing in found[:50]:
            yield from _things(thing, depth - 1)
    elif isinstance(found, dict):
        yield found
        yield from _things(found.get("@graph"), depth - 1)
        yield from _things(found.get("mainEntity"), depth - 1)


def _text(value: object, depth: int = 3) -> str:
    """Return what a property of JSON-LD says: itself, the first of a list, the name or value of a thing."""
    if isinstance(value, list) and value and depth:
        return _text(value[0], depth - 1)
    if isinstance(value, dict) and depth:
        return _text(value.get("name") or value.get("value") or value.get("@value"), depth - 1)
    return unescape(value) if isinstance(value, str) else ""


# -- what a field holds


def _line(text: str, most: int) -> str:
    """Return a text as one line of at most so many characters, cut between words."""
    line = " ".join(UNSPEAKABLE.sub(" ", text[: 10 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]}…"


def _identifier(text: str) -> str:
    line = _line(text, 200)
    return "" if "://" in line or line.endswith("…") else line


def _language(text: str) -> str:
    tag = text.strip().replace("_", "-")
    return tag if LANGUAGE.match(tag) else ""


def _moment(text: str) -> datetime | None:
    """Return a moment of ISO 8601; one without a time zone is of ours, one to come or of another age is none."""
    try:
        moment = parse_datetime(text.strip()[:40])
        if moment is None and (day := parse_date(text.strip()[:40])):
            moment = datetime.combine(day, clock_time())
        if moment and is_naive(moment):
            moment = make_aware(moment)
        return moment if moment and moment.year >= EARLIEST_YEAR and moment <= clock.now() + timedelta(days=1) else None
    except (ValueError, OverflowError):  # a day that no month has; an end of the calendar
        return None


def _canonical(url: str, text: str) -> str:
    """Return the address that a page calls its own, if it is one of the same site."""
    try:
        address = urljoin(url, UNSPEAKABLE.sub("", text).strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    hosts = _host(address), _host(url)
    of_the_site = any(one == other or one.endswith(f".{other}") for one, other in (hosts, hosts[::-1]))
    is_plain = parts.scheme in {"http", "https"} and "@" not in parts.netloc and len(address) <= 2000
    return address.partition("#")[0] if text and of_the_site and is_plain and " " not in address else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


# -- letters


def _decoded(page: Fetched) -> str:
    """Return the text of a page, by its byte order mark, its header, its own word, or as what it can be."""
    head = page.data[:4096]
    marked = next((encoding for mark, encoding in MARKS_OF_ORDER if head.startswith(mark)), "")
    named = CHARSET.search(head)
    for label in (marked, page.charset, named[1].decode("ascii", "ignore") if named else ""):
        if encoding := _encoding(label):
            return page.data.decode(encoding, "replace")
    try:
        return page.data.decode()
    except UnicodeDecodeError:
        return page.data.decode("windows-1252", "replace")


def _encoding(label: str) -> str:
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    return "windows-1252" if name in WESTERN else name if name in ENCODINGS else ""
