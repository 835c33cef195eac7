"""JSON Feed 1.1 (jsonfeed.org/version/1.1), with what we know of sources under ``_newsroom``."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from articles.syndication.feeds import Entry, Feed, Tombstone

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed, entries: Iterable[Entry], tombstones: Iterable[Tombstone]) -> bytes:
    """Write a feed. It has no tombstones: what was taken back is no longer in it."""
    data = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "language": feed.language,
        "authors": [{"name": feed.publisher, "url": f"{feed.origin}/"}],
        "items": [_item(entry) for entry in entries],
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "language": entry.language,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [tag.name for tag in entry.tags],
        "image": entry.picture.url if entry.picture else "",
        "_newsroom": entry.facts,
    }
    return {name: value for name, value in item.items() if value}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
