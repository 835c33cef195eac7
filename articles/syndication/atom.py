"""Atom (RFC 4287), with tombstones for what was taken back (RFC 6721)."""

from collections.abc import Iterable

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from articles.syndication.feeds import Entry, Feed, Tombstone, latest_update, paragraph

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class Atom(Atom1Feed):
    """Django's, with the full text, every author, tags with their names, and tombstones."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def latest_post_date(self):
        entries = [item["entry"] for item in self.items]
        return latest_update(entries, self.feed["tombstones"])

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for stone in self.feed["tombstones"]:
            handler.startElement("at:deleted-entry", {"ref": stone.id, "when": rfc3339_date(stone.when)})
            handler.addQuickElement("at:comment", stone.comment)
            handler.endElement("at:deleted-entry")

    def item_attributes(self, item):
        language = item["entry"].language
        return {"xml:lang": language} if language != self.feed["language"] else {}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        for name in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for tag in entry.tags:
            handler.addQuickElement("category", "", {"term": tag.term, "scheme": item["tags_at"], "label": tag.name})
        handler.addQuickElement("content", entry.html, {"type": "html"})


def write(feed: Feed, entries: Iterable[Entry], tombstones: Iterable[Tombstone]) -> bytes:
    """Write a feed."""
    atom = Atom(
        title=feed.title,
        link=feed.url,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        author_name=feed.publisher,
        feed_url=feed.feed_url,
        feed_guid=feed.id,
        tombstones=list(tombstones),
    )
    for entry in entries:
        atom.add_item(
            title=entry.title,
            link=entry.url,
            description=paragraph(entry.summary),
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            entry=entry,
            tags_at=f"{feed.origin}/tags/",
        )
    return atom.writeString("utf-8").encode()
