"""RSS 2.0 with the RSS profile's advice (rssboard.org/rss-profile): guid, dc:creator, content:encoded."""

from collections.abc import Iterable

from django.utils.feedgenerator import Rss201rev2Feed

from articles.syndication.feeds import Entry, Feed, Tombstone, paragraph

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
DC, CONTENT, MEDIA = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/rss/1.0/modules/content/",
    "http://search.yahoo.com/mrss/",
)


class Rss(Rss201rev2Feed):
    """Django's, with the full text, every author, the lead image and tags that say whose they are."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:dc": DC, "xmlns:content": CONTENT, "xmlns:media": MEDIA}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        if entry.updated != entry.published:
            handler.addQuickElement("atom:updated", entry.updated.isoformat(timespec="seconds"))
        for name in entry.authors:
            handler.addQuickElement("dc:creator", name)
        if entry.language != self.feed["language"]:
            handler.addQuickElement("dc:language", entry.language)
        for tag in entry.tags:
            handler.addQuickElement("category", tag.name, {"domain": item["tags_at"]})
        handler.addQuickElement("content:encoded", entry.html)
        if picture := entry.picture:
            size = {"width": str(picture.width), "height": str(picture.height)}
            handler.startElement("media:content", {"url": picture.url, "medium": "image", **size})
            handler.addQuickElement("media:description", picture.alt)
            handler.endElement("media:content")


def write(feed: Feed, entries: Iterable[Entry], tombstones: Iterable[Tombstone]) -> bytes:
    """Write a feed. RSS has no tombstones: what was taken back is no longer in it."""
    rss = Rss(
        title=feed.title,
        link=feed.url,
        description=feed.description,
        language=feed.language,
        feed_url=feed.feed_url,
        ttl=5,
    )
    for entry in entries:
        rss.add_item(
            title=entry.title,
            link=entry.url,
            description=paragraph(entry.summary),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            entry=entry,
            tags_at=f"{feed.origin}/tags/",
        )
    return rss.writeString("utf-8").encode()
