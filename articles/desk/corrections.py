"""What an editor makes of the live text in a correction or a clarification."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from articles.publishing.record import Cited, Content, Picture, cite, pictures_in
from newsroom import prose
from sources.models import Source


def corrected(
    live: Content,
    *,
    words: Mapping[str, str],
    notes: Mapping[str, str],
    dropped: Iterable[str] = (),
    added: Iterable[tuple[Source, str]] = (),
    lead: Mapping[str, str] | None = None,
) -> Content:
    """Return the live content with what was typed in its place.

    ``words`` are headline, standfirst, body and dateline; ``notes`` the note of each listed
    source by its ref; ``dropped`` the refs of sources to take out (one that the body still marks
    stays); ``added`` new sources with their notes; ``lead`` alt, caption and credit. Sources that
    the body marks and nobody listed are cited too. What is not named stays as readers have it.
    """
    body = prose.clean(words["body"])
    texts = {name: " ".join(words[name].split()) for name in ("headline", "standfirst", "dateline")}
    citations = _citations(live.citations, notes, set(dropped) - set(prose.marked(body)))
    citations += _new(citations, body, added)
    return replace(
        live,
        **texts,
        body=body,
        citations=tuple(citations),
        lead_image=_lead(live.lead_image, lead),
        images=pictures_in(body),
    ).numbered()


def _citations(listed: Iterable[Cited], notes: Mapping[str, str], dropped: set[str]) -> list[Cited]:
    return [
        replace(cited, note=notes.get(cited.source, cited.note).strip())
        for cited in listed
        if cited.source not in dropped
    ]


def _new(citations: list[Cited], body: str, added: Iterable[tuple[Source, str]]) -> list[Cited]:
    known = {cited.source for cited in citations}
    notes = {source: note for source, note in added if source.ref not in known}
    named = {source.ref for source in notes} | known
    marked = [ref for ref in prose.marked(body) if ref not in named]
    sources = {source.ref: source for source in Source.objects.filter(ref__in=marked).select_related("agency")}
    new = [cite(source, note) for source, note in notes.items()]
    return new + [cite(sources[ref]) for ref in marked if ref in sources]


def _lead(picture: Picture | None, lead: Mapping[str, str] | None) -> Picture | None:
    if picture is None or lead is None:
        return picture
    return replace(picture, **{name: text.strip() for name, text in lead.items()})
