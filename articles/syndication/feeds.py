"""Feeds: what stands in one, whatever its format. The formats are rss, atom and json_feed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.html import escape, format_html
from django.utils.translation import gettext

from articles.models import Rendering, Version
from articles.publishing.origin import absolute, at_origin
from articles.publishing.record import Content, content_of_version
from articles.publishing.rendering import RECIPE, rendering_of
from articles.syndication.names import urn

SIZE, TAKEN_BACK = 30, 50
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
FACTS = "Facts about the version of the story: its number, kind and digest, and the sources that it cites."


@dataclass(frozen=True)
class Label:
    """A tag: its slug as the term, its name for people."""

    term: str
    name: str


@dataclass(frozen=True)
class Picture:
    """The lead image of an entry, absolute."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Entry:
    """A story in a feed, or one of its corrections. ``id`` never changes; ``updated`` does with what readers are told.

    ``title`` and ``summary`` are plain text, ``html`` is HTML with absolute addresses.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    tags: tuple[Label, ...] = ()
    picture: Picture | None = None
    facts: dict | None = None


@dataclass(frozen=True)
class Tombstone:
    """An entry that we no longer stand by: a reader that has it should drop it."""

    id: str
    when: datetime
    comment: str


@dataclass(frozen=True)
class Feed:
    """The head of a feed: ``url`` of the page that it follows, ``feed_url`` of itself."""

    id: str
    title: str
    description: str
    url: str
    feed_url: str
    language: str
    publisher: str
    origin: str


def with_full_text(stories: QuerySet[Version]) -> QuerySet[Version]:
    """The newest stories of a list with all that ``story_entry`` asks for: two queries."""
    kept = Rendering.objects.filter(version=OuterRef("pk"), recipe=RECIPE).values("full_text")[:1]
    found = stories.select_related("article", "lead_image")
    return found.annotate(full_text=Subquery(kept))[:SIZE]


def story_entry(version: Version, origin: str) -> Entry:
    """Return a story as an entry."""
    content = content_of_version(version)
    html = version.full_text or rendering_of(version).full_text  # type: ignore[attr-defined]
    return Entry(
        id=urn("story", version.article.ref),
        url=origin + version.get_absolute_url(),
        title=fit_for_xml(content.headline),
        summary=fit_for_xml(content.standfirst),
        html=fit_for_xml(at_origin(html, origin)),
        language=content.language,
        published=version.first_live_from,
        updated=version.updated_at or version.first_live_from,
        authors=tuple(fit_for_xml(line.name) for line in content.bylines),
        tags=tuple(Label(tag.slug, fit_for_xml(tag.name)) for tag in content.tags),
        picture=_picture(version, origin),
        facts=_facts(version, content, origin),
    )


def correction_entry(version: Version, origin: str) -> Entry:
    """Return a correction, clarification or retraction as an entry of its own."""
    changes, history = origin + version.changes_url, origin + version.history_url
    link = origin + version.get_absolute_url() if version.is_retraction else changes
    html = format_html(
        '<p>{}</p><p><a href="{}">{}</a> · <a href="{}">{}</a></p>',
        version.notice,
        link,
        gettext("The notice") if version.is_retraction else gettext("What changed"),
        history,
        gettext("All versions"),
    )
    return Entry(
        id=urn("version", version.article.ref, version.number),
        url=link,
        title=fit_for_xml(f"{version.get_kind_display()}: {version.headline}"),
        summary=fit_for_xml(version.notice),
        html=fit_for_xml(html),
        language=version.language,
        published=version.live_from,
        updated=version.live_from,
    )


def story_tombstones() -> list[Tombstone]:
    """The stories taken back last. Any feed may carry them: who never had one passes it over (RFC 6721, section 3)."""
    return [tombstone(version, urn("story", version.article.ref)) for version in _taken_back()]


def correction_tombstones() -> list[Tombstone]:
    """The corrections that went with stories withdrawn last."""
    gone = {version.article_id: version for version in _taken_back() if version.is_withdrawal}
    told = Version.objects.public().filter(kind__in=Version.RECTIFIES, article__in=gone).select_related("article")
    return [
        tombstone(gone[version.article_id], urn("version", version.article.ref, version.number))
        for version in told.defer("document").order_by("article_id", "number")
    ]


def tombstone(version: Version, name: str) -> Tombstone:
    return Tombstone(name, version.live_from, fit_for_xml(f"{version.get_kind_display()}: {version.notice}"))


def fit_for_xml(text: str) -> str:
    """Return a text without what XML cannot hold. Not marked as safe, for it may have been a part of HTML."""
    return NOT_XML.sub("", str(text))


def paragraph(text: str) -> str:
    """Return plain text as HTML."""
    return str(escape(text))


def latest_update(entries: Iterable[Entry], tombstones: Iterable[Tombstone]) -> datetime:
    """When anything in a feed last changed: 1970 where nothing is in it, so that it is the same bytes each time."""
    moments = [*(entry.updated for entry in entries), *(stone.when for stone in tombstones)]
    return max(moments, default=datetime.fromtimestamp(0, UTC))


def _taken_back() -> list[Version]:
    return list(Version.objects.taken_back().with_ref()[:TAKEN_BACK])


def _picture(version: Version, origin: str) -> Picture | None:
    step = version.lead_image.picture() if version.lead_image else None
    if step is None:
        return None
    return Picture(at_origin(absolute(step.url), origin), step.width, step.height, fit_for_xml(version.lead_alt))


def _facts(version: Version, content: Content, origin: str) -> dict:
    sources = [
        {"agency": cited.agency_name, "disclosure": cited.disclosure, "title": cited.title, "url": cited.url}
        | {"language": cited.language, "filed_at": cited.filed_at, "note": cited.note}
        for cited in content.citations
    ]
    return {
        "about": FACTS,
        "story": version.article.ref,
        "version": version.number,
        "kind": version.kind,
        "digest": version.digest,
        "history": origin + version.history_url,
        "sources": sources,
    }
