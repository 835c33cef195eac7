"""Restore: bring one field or all of what was kept back into the working copy."""

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction

from articles.models import Article, Author, Tag
from articles.publishing.ledger import lock, note
from articles.publishing.record import Byline, Content, TagName, cited_now, content_of, fingerprint, pictures_in
from articles.publishing.refusals import NotAllowed, NotPossible
from articles.publishing.workflow import may_edit, note_change
from articles.publishing.working_copy import in_order, keep_new, take
from newsroom import prose
from newsroom.accounts.models import User
from newsroom.images.models import Image
from sources.models import Source

FIELDS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Body",
    "dateline": "Dateline",
    "language": "Language",
    "bylines": "Byline",
    "tags": "Tags",
    "citations": "Sources",
    "lead_image": "Lead picture",
    "related": "Read also",
}


def restore(article: Article, *, kept: Content, fields: Collection[str], told: str, by: User, revision: int) -> Article:
    """Take fields of a content that was kept into the working copy; ``told`` names that content.

    The text as it stands is kept as a milestone first. ``revision`` is the one that was looked
    at: where somebody saved since, it raises NotPossible, as where nothing would change.
    """
    with transaction.atomic():
        lock(article)
        if not may_edit(by, article):
            raise NotAllowed("Your role does not allow you to edit this story.")
        if article.revision != revision:
            raise NotPossible("Somebody saved this story meanwhile: look again at what would change.")
        mine = content_of(article)
        restored = restored_content(mine, kept, fields)
        if fingerprint(restored) == fingerprint(mine):
            raise NotPossible("Nothing to restore: the working copy says the same.")
        keep_new(article, mine, label=f"Before the restoring of {told}", by=by)
        take(article, restored, by=by)
        note_change(article, by=by)
        note(article, "restore", by=by, reason=f"{', '.join(FIELDS[name] for name in fields)}: {told}")
    return article


def restored_content(mine: Content, kept: Content, fields: Collection[str]) -> Content:
    """Return a content with fields of a kept one in their place, as far as what they name still exists.

    A body brings the sources that it marks with it; a source that the body marks stays in the list.
    """
    kept = still_there(kept)
    content = replace(mine, **{name: getattr(kept, name) for name in fields})
    marked = set(prose.marked(content.body))
    notes = {cited.source: cited.note for cited in content.citations}
    for cited in (*mine.citations, *kept.citations):
        if cited.source in marked:
            notes.setdefault(cited.source, cited.note)
    citations = cited_now(_sources(notes), content.body)
    return replace(content, citations=citations, images=pictures_in(content.body))


def still_there(content: Content) -> Content:
    """Return a content without what is gone by now, and with today's names."""
    lead = content.lead_image
    if lead and not Image.objects.kept().filter(ref=lead.image).exists():
        lead = None
    notes = {cited.source: cited.note for cited in content.citations}
    return replace(
        content,
        bylines=tuple(Byline(row.ref, row.name) for row in in_order(Author, [line.author for line in content.bylines])),
        tags=tuple(TagName(row.ref, row.slug, row.name) for row in in_order(Tag, [tag.tag for tag in content.tags])),
        citations=cited_now(_sources(notes), content.body),
        lead_image=lead,
        related=tuple(row.ref for row in in_order(Article, list(content.related))),
    )


def differing(mine: Content, kept: Content) -> list[str]:
    """Name the fields in which two contents differ."""
    now = fingerprint(mine)
    return [name for name in FIELDS if fingerprint(replace(mine, **{name: getattr(kept, name)})) != now]


def _sources(notes: dict[str, str]) -> list[tuple[Source, str]]:
    rows = Source.objects.filter(ref__in=notes).select_related("agency")
    known = {row.ref: row for row in rows}
    return [(known[ref], note) for ref, note in notes.items() if ref in known]
