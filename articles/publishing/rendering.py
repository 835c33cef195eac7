"""Renderings: what is made of a version at publication and stored for speed: the story part of its
page, the head of that page for machines, and its full text for feeds.

What changes with time is not frozen into it. The template leaves marks, and the page
puts there what holds now: the notice on top (48 hours for a correction, for ever for a
retraction), the other languages of the story, and what has become of a source since it was cited.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Rendering, Version
from articles.publishing.full_text import full_text
from articles.publishing.known import Known
from articles.publishing.languages import Language
from articles.publishing.listed_sources import ListedSource, listed_sources
from articles.publishing.page_head import head_at, page_head
from articles.publishing.record import Content, Picture, Record
from articles.publishing.seal import seal_of
from newsroom import clock, prose
from newsroom.images.models import Image

RECIPE = 3
STORED = ("html", "head", "full_text", "seal")
UPDATED = {
    Version.Kind.CORRECTION: _("Corrected"),
    Version.Kind.CLARIFICATION: _("Clarified"),
    Version.Kind.RETRACTION: _("Retracted"),
    Version.Kind.REINSTATEMENT: _("Reinstated"),
}
NOTICED = (Version.Kind.UPDATE, *Version.RECTIFIES, Version.Kind.REINSTATEMENT)
TOP_NOTICE = "<!--top-notice-->"
ALSO_IN = "<!--also-in-->"


def store(version: Version, record: Record) -> Rendering:
    """Render a version and keep the result, replacing what was kept."""
    made = rendering(version, record, known=Known.of(record.content), notices=notices(version))
    kept, _ = Rendering.objects.update_or_create(
        version=version, recipe=RECIPE, defaults={name: getattr(made, name) for name in STORED}
    )
    return kept


def rendering(version: Version, record: Record, *, known: Known, notices: list[Version]) -> Rendering:
    """Return the unsaved rendering of a version, made without a query."""
    sources = listed_sources(record.content, known)
    with in_language_of_readers():
        made = Rendering(
            version=version,
            recipe=RECIPE,
            html=story_html(version, record, known=known, sources=sources, notices=notices),
            head=page_head(version, record.content, known=known, sources=sources, notices=notices),
            full_text=full_text(version, record.content, known=known, sources=sources, notices=notices),
        )
    made.seal = seal_of(made, version.document, notices)
    return made


def in_language_of_readers() -> translation.override:
    """What is rendered within is in the language of the readers' pages, also when somebody at the desk asks for it."""
    return translation.override(settings.LANGUAGE_CODE)


def rendering_of(version: Version) -> Rendering:
    """Return the stored rendering of a version; make it where none is kept."""
    kept = version.renderings.filter(recipe=RECIPE).first()
    if kept:
        return kept
    return made_anew(version)


def made_anew(version: Version) -> Rendering:
    """Return the unsaved rendering of a version as it would be stored now."""
    record = Record.parse(version.document)
    return rendering(version, record, known=Known.of(record.content), notices=notices(version))


def renew(image: Image) -> int:
    """Render again the live and scheduled versions that show a picture, the newest stories first; return how many."""
    shown = Version.objects.uncancelled().filter(
        Q(live_until=None) | Q(live_until__gt=clock.now()),
        article__shown_pictures__image=image,
        renderings__recipe=RECIPE,
    )
    keys = list(shown.order_by("-first_live_from").values_list("pk", "article"))
    for key, story in keys:
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=story)  # a redaction must not be undone by what was read before
            version = Version.objects.get(pk=key)
            store(version, Record.parse(version.document))
    return len(keys)


def making_of(version: Version) -> tuple[list[Any], Callable[[], str]]:
    """Return what the story part of the page of a version is made of besides the version, and how to make it.

    A redaction changes notices, the desk the rows that are named; a rendering that is kept is taken.
    """
    kept = version.renderings.filter(recipe=RECIPE).first()
    if kept:
        return [kept.html], lambda: kept.html
    record = Record.parse(version.document)
    known, told = Known.of(record.content), notices(version)
    return [known, told], partial(_story, version, record, known, told)


def render_story(version: Version, record: Record) -> str:
    """Ask for what the story part of the page of a version shows, and render it."""
    return _story(version, record, Known.of(record.content), notices(version))


def _story(version: Version, record: Record, known: Known, told: list[Version]) -> str:
    sources = listed_sources(record.content, known)
    with in_language_of_readers():
        return story_html(version, record, known=known, sources=sources, notices=told)


def story_html(
    version: Version, record: Record, *, known: Known, sources: list[ListedSource], notices: list[Version]
) -> str:
    """Render the story part of the page of a version from its record, without a query."""
    content = record.content
    context = {
        "version": version,
        "content": content,
        "body": mark_safe(_body(content, sources, known.images)),  # noqa: S308 - sanitised by newsroom.prose
        "lead": known.images.get(content.lead_image.image) if content.lead_image else None,
        "bylines": _with_urls(known.authors, [(line.author, line.name) for line in content.bylines]),
        "tags": _with_urls(known.tags, [(tag.tag, tag.name) for tag in content.tags]),
        "sources": sources,
        "agency_count": len({cited.agency for cited in content.citations}),
        "updated_word": UPDATED.get(Version.Kind(record.kind), _("Updated")),
        "notices": notices,
        "direction": prose.direction(content.language),
    }
    return render_to_string("articles/_story.html", context)


def page_html(
    html: str, *, top_notice: str = "", altered: dict[str, str] | None = None, also_in: str = ""
) -> SafeString:
    """Put into a stored rendering what holds now: both are HTML made by templates.

    ``altered`` gives for the ref of a source the line that says what became of it.
    """
    html = html.replace(TOP_NOTICE, top_notice).replace(ALSO_IN, also_in)
    for ref, line in (altered or {}).items():
        html = html.replace(source_mark(ref), line)
    return mark_safe(html)  # noqa: S308 - made by render_story from sanitised prose and escaped text


def policy_html(body: str) -> SafeString:
    """Render the clean body of a policy page, which has neither marks nor pictures."""
    html = prose.render(body, numbers={}, labels={}, disclosures={}, figure=lambda found: "")
    return mark_safe(html)  # noqa: S308 - sanitised by newsroom.prose


def head_html(head: str, *, origin: str, publisher: dict[str, Any], languages: Iterable[Language] = ()) -> SafeString:
    """Put into a stored head what holds now: the origin under which it is asked for, who publishes, translations."""
    made = head_at(head, origin=origin, publisher=publisher, languages=languages)
    return mark_safe(made)  # noqa: S308 - made by page_head, which escapes


def source_mark(ref: str) -> str:
    """Return the mark in a rendering where a line about a source may stand."""
    return f"<!--source {ref}-->"


def notices(version: Version) -> list[Version]:
    """Return the versions whose notices add up under a version, newest first, itself included."""
    earlier = version.article.versions.uncancelled().filter(number__lte=version.number, kind__in=NOTICED)
    return [told.at_address_of(version) for told in earlier.exclude(notice="").defer("document").order_by("-number")]


def notices_of(chain: Iterable[Version]) -> list[Version]:
    """Return the same of versions at hand, none of them cancelled, up to the newest."""
    return [told for told in chain if told.kind in NOTICED and told.notice][::-1]


def _body(content: Content, sources: list[ListedSource], images: dict[str, Image]) -> str:
    words = {picture.image: picture for picture in content.images}

    def figure(found: prose.Figure) -> str:
        image, picture = images.get(found.image), words.get(found.image)
        return _figure(image, picture, found) if image and picture else ""

    return prose.render(
        content.body,
        numbers={source.ref: source.number for source in sources},
        labels={source.ref: f"{source.agency_name}, {source.title}" for source in sources},
        disclosures={source.ref: source.disclosure for source in sources},
        figure=figure,
    )


def _figure(image: Image, picture: Picture, found: prose.Figure) -> str:
    context = {
        "image": image,
        "alt": found.alt or picture.alt,
        "caption": found.caption or picture.caption,
        "credit": found.credit or picture.credit,
    }
    return render_to_string("articles/_figure.html", context)


def _with_urls(rows: Mapping[str, Any], names: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "url": rows[ref].get_absolute_url() if ref in rows else ""} for ref, name in names]
