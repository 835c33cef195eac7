"""Preflight: what is missing before a content may go out.

Errors stop; warnings can be overruled with a reason. For corrections and clarifications
the faults that are live already, killed sources and running embargoes are warnings:
setting a mistake right must not wait for another one. Retraction and withdrawal have no
preflight. The table of all findings is in docs/reference/preflight.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from django.utils import timezone

from articles.models import Article
from articles.publishing.record import Content, Picture
from articles.publishing.refusals import PreflightFailed, Problem
from newsroom import clock, prose
from newsroom.images.models import Image
from sources.models import Source

STOPS_EVEN_CORRECTIONS = frozenset(
    {"headline_missing", "headline_long", "mark_without_source", "link_not_http", "picture_missing"}
)
MAX_HEADLINE = 200


def check(
    article: Article,
    content: Content,
    *,
    slug: str,
    at: datetime | None = None,
    known: Iterable[Source] = (),
    pictures: Iterable[Image] = (),
) -> list[Problem]:
    """Return what is wrong with publishing a content of a story at a moment (now), errors first.

    ``known`` are sources that were just read, with their agencies, and ``pictures`` those of the library: they are not
    asked for again.
    """
    at = at or clock.now()
    sources = {source.ref: source for source in known}
    if others := {cited.source for cited in content.citations} - sources.keys():
        sources |= {source.ref: source for source in Source.objects.filter(ref__in=others).select_related("agency")}
    found = [
        *_words(content, slug),
        *_pictures(content, pictures, at),
        *_sourcing(content, sources, at),
        *_links(content),
        *_embargo(article, at),
    ]
    return sorted(found, key=lambda problem: not problem.is_error)


def check_correction(
    article: Article, content: Content, *, live: Content, slug: str, at: datetime | None = None
) -> list[Problem]:
    """Return what is wrong with a correction: what is live already only warns."""
    standing = {(problem.code, problem.message) for problem in check(article, live, slug=slug, at=at)}
    found = []
    for problem in check(article, content, slug=slug, at=at):
        already = (problem.code, problem.message) in standing
        stops = problem.is_error and problem.code in STOPS_EVEN_CORRECTIONS and not already
        if stops or not already:
            found.append(replace(problem, is_error=stops))
    return sorted(found, key=lambda problem: not problem.is_error)


def demand(problems: Iterable[Problem], *, overrule: str = "") -> None:
    """Raise PreflightFailed for errors, and for warnings unless a reason overrules them."""
    problems = list(problems)
    if any(problem.is_error for problem in problems) or (problems and not overrule.strip()):
        raise PreflightFailed(problems)


def _words(content: Content, slug: str) -> Iterator[Problem]:
    required: list[tuple[str, str, bool, str]] = [
        ("headline_missing", "headline", prose.is_empty(content.headline), "Write a headline."),
        ("slug_missing", "slug", not slug, "Write a slug: the last part of the address."),
        ("standfirst_missing", "standfirst", prose.is_empty(content.standfirst), "Write a standfirst."),
        ("body_missing", "body", prose.is_blank(content.body), "Write the story: its body has no words."),
        ("tag_missing", "tags", not content.tags, "Choose at least one tag."),
        ("byline_missing", "bylines", not content.bylines, "Say who wrote it: the byline is empty."),
    ]
    for code, field, missing, message in required:
        if missing:
            yield Problem(code, field, message)
    if len(content.headline) > MAX_HEADLINE:
        yield Problem("headline_long", "headline", f"Shorten the headline to {MAX_HEADLINE} characters.")
    if content.lead_image is None:
        yield Problem("lead_image_missing", "lead_image", "The story has no lead image.", is_error=False)


def _pictures(content: Content, known: Iterable[Image], at: datetime) -> Iterator[Problem]:
    wanted = {figure.image for figure in prose.figures(content.body)}
    library = {image.ref: image for image in known}
    if others := (wanted | content.pictures) - library.keys():
        library |= {image.ref: image for image in Image.objects.kept().filter(ref__in=others)}
    if content.lead_image:
        yield from _picture(content.lead_image, "lead_image", "the lead image", library, at)
    for place, picture in enumerate(content.images, start=1):
        yield from _picture(picture, "body", f"picture {place} in the body", library, at)
    shown = {picture.image for picture in content.images}
    for ref in sorted(wanted - shown - library.keys()):
        yield Problem(
            "picture_missing",
            "body",
            f"The body shows picture {ref}, which is not in the library: take it out.",
        )


def _picture(picture: Picture, field: str, name: str, library: dict[str, Image], at: datetime) -> Iterator[Problem]:
    if prose.is_empty(picture.alt):
        where = {"lead_image": "lead_alt"}.get(field, field)
        yield Problem("alt_missing", where, f"Describe {name} for those who cannot see it: its alt text is empty.")
    if prose.is_empty(picture.credit):
        where = {"lead_image": "lead_credit"}.get(field, field)
        yield Problem("credit_missing", where, f"Say who made {name}: its credit is empty.")
    if image := library.get(picture.image):
        yield from _rights(image, field, name, at)


def _rights(image: Image, field: str, name: str, at: datetime) -> Iterator[Problem]:
    if image.no_use:
        asked = f" Its agency says: “{image.instructions}”." if image.instructions else ""
        yield Problem("picture_no_use", field, f"Take {name} out: it is marked as not to be used.{asked}")
    if image.is_expired(at=at):
        message = f"Take {name} out: the rights in it ended on {_when(image.usable_until)}."
        yield Problem("picture_expired", field, message)


def _sourcing(content: Content, sources: dict[str, Source], at: datetime) -> Iterator[Problem]:
    cited = [citation.source for citation in content.citations]
    for ref in prose.marked(content.body):
        if ref not in cited:
            message = f"The body cites {ref}, which is not among the sources: choose a source or take the mark out."
            yield Problem("mark_without_source", "body", message)
    for row, citation in enumerate(content.citations, start=1):
        if source := sources.get(citation.source):
            yield from (replace(problem, row=row) for problem in _standing(source, at))
        if prose.is_empty(citation.note):
            message = f"Say what “{citation.title}” contributed: its note is empty."
            yield Problem("note_missing", "citations", message, is_error=False, row=row)
        if not citation.copy:
            message = f"No copy of “{citation.title}” is archived."
            yield Problem("copy_missing", "citations", message, is_error=False, row=row)
    if not cited:
        yield Problem("source_missing", "citations", "The story cites no source.", is_error=False)
    elif len({citation.agency for citation in content.citations}) == 1 and len(cited) > 1:
        yield Problem("single_agency", "citations", "All sources come from one agency.", is_error=False)


def _standing(source: Source, at: datetime) -> Iterator[Problem]:
    if source.is_killed:
        yield Problem("source_killed", "citations", f"{source.agency} has killed “{source.title}”: take it out.")
    if source.is_embargoed(at=at):
        yield Problem(
            "source_embargoed",
            "citations",
            f"“{source.title}” is under embargo until {_when(source.embargo_until)}.",
        )
    if source.status == Source.Status.CORRECTED:
        message = f"{source.agency} has corrected “{source.title}”: check what the story takes from it."
        yield Problem("source_corrected", "citations", message, is_error=False)


def _links(content: Content) -> Iterator[Problem]:
    for address in prose.links(content.body):
        parts = urlsplit(address)
        if not address.startswith("/") and parts.scheme not in ("http", "https", "mailto"):
            yield Problem(
                "link_not_http",
                "body",
                f"The link to {address} is not http or https: mend it or take it out.",
            )
    for citation in content.citations:
        if citation.url and urlsplit(citation.url).scheme not in ("http", "https"):
            yield Problem(
                "link_not_http",
                "citations",
                f"The address of “{citation.title}” is not http or https: mend it.",
            )


def _embargo(article: Article, at: datetime) -> Iterator[Problem]:
    if article.embargo_until and article.embargo_until > at:
        yield Problem(
            "embargo_running",
            "embargo_until",
            f"The story is under embargo until {_when(article.embargo_until)}.",
        )


def _when(moment: datetime | None) -> str:
    if moment is None:
        return "further notice"
    local = timezone.localtime(moment)
    return f"{local:%d %B %Y, %H:%M} ({local.tzname()})"
