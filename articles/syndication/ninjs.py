"""A story as IPTC ninjs 3.0 (iptc.org/std/ninjs), for partners.

A retracted or withdrawn story is "canceled", with the notice as the note to editors and no text.
"""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from articles.models import Version
from articles.publishing.known import Known
from articles.publishing.listed_sources import ListedSource, listed_sources
from articles.publishing.news_article import stated, topic_uri
from articles.publishing.origin import absolute, at_origin
from articles.publishing.record import Content
from articles.publishing.share_picture import SharePicture, share_picture
from articles.syndication.names import urn
from newsroom import prose

STANDARD = {"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"}


def ninjs(version: Version, content: Content, *, known: Known, full_text: str, origin: str) -> dict[str, Any]:
    """Return a live version; ``full_text`` is the one stored with its rendering."""
    sources, picture = listed_sources(content, known), share_picture(version, content, known)
    facts = {
        **head_of(version, origin),
        "language": content.language,
        "title": content.headline,
        "by": ", ".join(line.name for line in content.bylines),
        "slugline": version.address_slug,
        "located": content.dateline,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": content.headline}],
        "people": [{"rel": "author", "name": line.name, "uri": urn("author", line.author)} for line in content.bylines],
        "subjects": [_subject(known, tag.tag, tag.name) for tag in content.tags],
        "infoSources": [_agency(source, origin) for source in _first_of_each_agency(sources)],
        "altIds": [{"role": "ref", "value": version.article.ref}, {"role": "sha256", "value": version.digest}],
    }
    if version.is_retraction:
        return stated(facts)
    return stated(
        {
            **facts,
            "descriptions": [{"role": "summary", "contentType": "text/plain", "value": content.standfirst}],
            "bodies": _bodies(content, at_origin(full_text, origin)),
            "associations": [_picture(content, picture, origin), *(_report(source, origin) for source in sources)],
        }
    )


def canceled(version: Version, origin: str) -> dict[str, Any]:
    """Return a withdrawn story: that it is, since when, and what readers are told."""
    return stated(head_of(version, origin))


def head_of(version: Version, origin: str) -> dict[str, Any]:
    """Name, version, times and status of a story."""
    return {
        "standard": STANDARD,
        "uri": urn("story", version.article.ref),
        "type": "text",
        "representationType": "full" if version.listed else "partial",
        "version": str(version.number),
        "firstCreated": _moment(version.first_live_from),
        "versionCreated": _moment(version.live_from),
        "pubStatus": "usable" if version.listed else "canceled",
        "edNote": f"{version.get_kind_display()}: {version.notice}" if version.notice else "",
        "copyrightHolder": settings.SITE_NAME,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _subject(known: Known, ref: str, name: str) -> dict[str, Any]:
    tag = known.tags.get(ref)
    return {"name": name, "uri": topic_uri(tag.media_topic) if tag and tag.media_topic else urn("tag", ref)}


def _first_of_each_agency(sources: list[ListedSource]) -> list[ListedSource]:
    return list({source.agency_name: source for source in reversed(sources)}.values())[::-1]


def _agency(source: ListedSource, origin: str) -> dict[str, Any]:
    uri = at_origin(absolute(source.agency_url), origin)
    return {"name": source.agency_name, "role": "cited", "uri": uri, "literal": source.disclosure}


def _bodies(content: Content, html: str) -> list[dict[str, Any]]:
    text = prose.plain(content.body)
    return [
        {"role": "main", "contentType": "text/html", "charCount": len(html), "value": html},
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": len(text),
            "wordCount": prose.word_count(content.body),
            "value": text,
        },
    ]


def _picture(content: Content, picture: SharePicture, origin: str) -> dict[str, Any] | None:
    lead = content.lead_image
    if lead is None or picture.is_card:
        return None
    return stated(
        {
            "name": "main",
            "uri": urn("picture", lead.image),
            "type": "picture",
            "by": lead.credit,
            "descriptions": [
                {"role": "caption", "contentType": "text/plain", "value": lead.caption},
                {"role": "altText", "contentType": "text/plain", "value": lead.alt},
            ],
            "renditions": [
                {
                    "name": "main",
                    "href": at_origin(picture.url, origin),
                    "contentType": picture.mime,
                    "width": picture.width,
                    "height": picture.height,
                }
            ],
        }
    )


def _report(source: ListedSource, origin: str) -> dict[str, Any]:
    """A cited report, under our page of it: what it contributed is the note to editors."""
    return stated(
        {
            "name": f"source-{source.number}",
            "rel": "cites",
            "uri": at_origin(absolute(source.source_url), origin),
            "type": "text",
            "language": source.language,
            "firstCreated": _moment(source.filed_at) if source.filed_at else "",
            "headlines": [{"role": "main", "contentType": "text/plain", "value": source.title}],
            "infoSources": [_agency(source, origin)],
            "edNote": source.note,
            "altIds": [{"role": "original", "value": source.url}] if source.url else [],
        }
    )
