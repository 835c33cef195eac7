"""Sitemaps (sitemaps.org, protocol 0.9) and the news sitemap, in XML.

Stories stand in shards by the month of their first publication, so that a shard of the past
changes only when one of its stories does. A shard holds at most the 50,000 addresses of the standard.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

from django.utils.xmlutils import SimplerXMLGenerator

from articles.syndication.feeds import fit_for_xml

CONTENT_TYPE = "application/xml; charset=utf-8"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST, MOST_NEWS, NEWS_AGE = 50_000, 1_000, timedelta(days=2)
WHOLE_TAGS = ("zh-cn", "zh-tw")  # the languages that news sitemaps name with their region


@dataclass(frozen=True)
class Place:
    """An address, absolute, and when what stands there last changed: None where that is not known."""

    url: str
    changed: datetime | None = None


@dataclass(frozen=True)
class NewsStory:
    """A story of the last two days."""

    url: str
    title: str
    language: str
    published: datetime


def index(shards: Iterable[Place]) -> bytes:
    """Write the index."""
    return _write("sitemapindex", {"xmlns": SITEMAP}, _places("sitemap", shards))


def shard(places: Iterable[Place]) -> bytes:
    """Write a shard."""
    return _write("urlset", {"xmlns": SITEMAP}, _places("url", places))


def news(stories: Iterable[NewsStory], publication: str) -> bytes:
    """Write the news sitemap of a publication."""

    def fill(xml):
        for story in stories:
            xml.startElement("url", {})
            xml.addQuickElement("loc", story.url)
            xml.startElement("news:news", {})
            xml.startElement("news:publication", {})
            xml.addQuickElement("news:name", fit_for_xml(publication))
            xml.addQuickElement("news:language", news_language(story.language))
            xml.endElement("news:publication")
            xml.addQuickElement("news:publication_date", _moment(story.published))
            xml.addQuickElement("news:title", fit_for_xml(story.title))
            xml.endElement("news:news")
            xml.endElement("url")

    return _write("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS}, fill)


def news_language(tag: str) -> str:
    """Return a language as news sitemaps name it: ISO 639, with a region for Chinese only."""
    return tag.lower() if tag.lower() in WHOLE_TAGS else tag.lower().split("-")[0]


def _places(name: str, places: Iterable[Place]):
    def fill(xml):
        for place in places:
            xml.startElement(name, {})
            xml.addQuickElement("loc", place.url)
            if place.changed:
                xml.addQuickElement("lastmod", _moment(place.changed))
            xml.endElement(name)

    return fill


def _write(root: str, attributes: Any, fill: Callable[[Any], None]) -> bytes:
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement(root, attributes)
    fill(xml)
    xml.endElement(root)
    xml.endDocument()
    return out.getvalue().encode()


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
