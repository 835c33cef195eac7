"""A story as schema.org's NewsArticle (release 30.0), in JSON-LD.

Says nothing that the page does not show. Times are ISO 8601 with their offset; addresses are
absolute, under the mark of our origin. The publisher and the translations are marks too: they are put there per
request, because name and policies of a newspaper change without its stories, and so does what else is translated.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from articles.models import Version
from articles.publishing.known import Known
from articles.publishing.languages import Language
from articles.publishing.listed_sources import ListedSource
from articles.publishing.origin import ORIGIN, absolute
from articles.publishing.record import Content
from articles.publishing.share_picture import SharePicture
from newsroom import prose

PUBLISHER = f"{ORIGIN}/#publisher"
TRANSLATIONS = {"workTranslation": f"{ORIGIN}/#translations"}
TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def news_article(
    version: Version,
    content: Content,
    *,
    known: Known,
    sources: list[ListedSource],
    notices: Iterable[Version],
    picture: SharePicture,
) -> dict[str, Any]:
    """Return the facts of a version, without those that it does not have."""
    page = absolute(version.get_absolute_url())
    rectified = [notice for notice in notices if notice.rectifies]
    return stated(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": page,
            "url": page,
            "mainEntityOfPage": page,
            "headline": content.headline,
            "description": content.standfirst,
            "wordCount": prose.word_count(content.body),
            "inLanguage": content.language,
            "dateline": content.dateline,
            "articleSection": content.tags[0].name if content.tags else None,
            "keywords": [tag.name for tag in content.tags],
            "about": [topic for tag in content.tags if (topic := _topic(known, tag.tag, tag.name))],
            "datePublished": moment(version.first_live_from),
            "dateModified": moment(version.updated_at or version.first_live_from),
            "version": version.number,
            "isAccessibleForFree": True,
            "creativeWorkStatus": _status(version, rectified),
            "image": None if picture.is_card else [_image(picture)],
            "author": [_author(known, line.author, line.name) for line in content.bylines],
            "publisher": PUBLISHER,
            "citation": [_citation(page, source) for source in sources],
            "isBasedOn": [source.url for source in sources],
            "correction": [_correction(notice) for notice in rectified],
            **TRANSLATIONS,
            "backstory": _backstory(version, sources),
        }
    )


def translations(languages: Iterable[Language]) -> dict[str, Any]:
    """Return what a story is a translation of, or else its translations, of the languages in which it stands."""
    original = next((language for language in languages if language.is_original), None)
    others = [_translation(language) for language in languages if not language.is_this]
    if original and not original.is_this:
        return {"translationOfWork": _translation(original)}
    return {"workTranslation": others} if original and others else {}


def _translation(language: Language) -> dict[str, Any]:
    page = absolute(language.url)
    facts = {"@type": "NewsArticle", "@id": page, "url": page, "headline": language.headline}
    return {**facts, "inLanguage": language.code}


def stated(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts without those that are empty."""
    told = {name: [one for one in fact if one] if isinstance(fact, list) else fact for name, fact in facts.items()}
    return {name: fact for name, fact in told.items() if fact not in (None, "", [])}


def moment(at: datetime | None) -> str | None:
    """Write a moment in the site's time zone."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def topic_uri(code: str) -> str:
    """Return the address of an IPTC Media Topic ("medtop:16000000")."""
    return TOPICS + code.removeprefix("medtop:")


def _topic(known: Known, ref: str, name: str) -> dict[str, Any] | None:
    tag = known.tags.get(ref)
    if not tag or not tag.media_topic:
        return None
    return {"@type": "Thing", "name": name, "sameAs": topic_uri(tag.media_topic)}


def _status(version: Version, rectified: list[Version]) -> str:
    if version.is_retraction:
        return "Retracted"
    return "Corrected" if rectified else "Published"


def _image(picture: SharePicture) -> dict[str, Any]:
    return stated(
        {
            "@type": "ImageObject",
            "url": picture.url,
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def _author(known: Known, ref: str, name: str) -> dict[str, Any]:
    author = known.authors.get(ref)
    return stated({"@type": "Person", "name": name, "url": absolute(author.get_absolute_url()) if author else None})


def _citation(page: str, source: ListedSource) -> dict[str, Any]:
    """A cited report: who filed it, when, in what language, our copy of it, and what it contributed."""
    return stated(
        {
            "@type": "CreativeWork",
            "@id": f"{page}#source-{source.number}",
            "position": source.number,
            "name": source.title,
            "url": source.url,
            "publisher": {
                "@type": "Organization",
                "name": source.agency_name,
                "url": absolute(source.agency_url),
                "description": source.disclosure,
            },
            "datePublished": moment(source.filed_at),
            "inLanguage": source.language,
            "archivedAt": absolute(source.source_url) if source.copied_at else None,
            "description": source.note,
        }
    )


def _correction(notice: Version) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": notice.notice,
        "datePublished": moment(notice.live_from),
        "url": absolute(notice.history_url if notice.is_retraction else notice.changes_url),
    }


def _backstory(version: Version, sources: list[ListedSource]) -> str:
    names = list(dict.fromkeys(source.agency_name for source in sources))
    kept = gettext("Every version is kept at %(url)s") % {"url": absolute(version.history_url)}
    if not sources:
        return kept
    many = len(sources)
    stands = ngettext("Stands on %(count)d report of %(names)s.", "Stands on %(count)d reports of %(names)s.", many)
    stood = ngettext("Stood on %(count)d report of %(names)s.", "Stood on %(count)d reports of %(names)s.", many)
    told = (stood if version.is_retraction else stands) % {"count": many, "names": ", ".join(names)}
    return f"{told} {kept}"
