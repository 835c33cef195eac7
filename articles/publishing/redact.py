"""Redact: blank passages or pictures in everything that was published, and leave the trace.

The one act that changes the content of a version, and only where a ``Redaction`` row
allows it. The digest of what was there stays, so the chain holds; ``verify`` says
"redacted". The salt is a new one: with the old one a guess of what was there could be tried
against that digest. Blanked passages reach the columns, the renderings, the search rows, the
working copy, its milestones, revisions and drafts, the notes between editors, what readers
reported and were answered, the names of preview links, our archived copies of the story's
sources, the titles of these, the words of its pictures in the library and the desk's list of
edits; blanked pictures go from the library, with their words and their original, where no
other story shows them. What stays: the address, and the reasons in the log, which nothing can
change and only the desk reads. A page of the desk that was opened before is taken no more
(``articles.desk.stale``).
"""

import json
import secrets
from collections.abc import Callable, Collection
from dataclasses import asdict, replace

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import QuerySet

from articles.models import Answer, Article, ErrorReport, PreviewLink, Redaction, SearchRow, ShownPicture, Version
from articles.publishing import ledger
from articles.publishing.indexing import search_row
from articles.publishing.known import Known
from articles.publishing.ledger import lock, note
from articles.publishing.record import (
    Content,
    Record,
    canonical_content,
    content_of,
    digest_of,
    fingerprint,
)
from articles.publishing.refusals import NotPossible
from articles.publishing.rendering import store
from articles.publishing.workflow import authorise
from articles.publishing.working_copy import content_kept, take
from newsroom import clock, prose
from newsroom.accounts.models import User
from newsroom.images.library import redact_image
from newsroom.images.models import Image
from sources.archiving import blank
from sources.models import ArchivedCopy, Source

SHORTEST = 3
WORDS_OF_PICTURES = ("alt", "caption", "credit", "rights", "instructions")


def redact(
    article: Article,
    *,
    by: User,
    basis: str,
    reason: str,
    passages: Collection[str] = (),
    images: Collection[str] = (),
) -> list[Redaction]:
    """Blank passages (exact text of at least three characters) and pictures (by ref) everywhere.

    Returns the redactions, one for each version that held any of it. Raises NotPossible
    where none does.
    """
    passages = [passage.strip() for passage in passages if passage.strip()]
    if basis not in Version.Basis.values or not basis or not reason.strip():
        raise NotPossible("Say on what basis you redact, and why.")
    if not passages and not images:
        raise NotPossible("Name a passage or a picture to blank.")
    if any(len(passage) < SHORTEST for passage in passages):
        raise NotPossible(f"A passage has at least {SHORTEST} characters: give more of it.")
    with transaction.atomic():
        lock(article)
        authorise("redact", article, by)

        def blanked(content: Content) -> Content:
            return blank_content(content, passages, images)

        versions = article.versions.order_by("number")
        done = [
            made for version in versions if (made := _redact_version(version, blanked, passages, by, basis, reason))
        ]
        if not done:
            raise NotPossible("No version holds that: copy the passage exactly as readers see it.")
        _render_again(article)
        _redact_desk(article, blanked, passages, by)
        _redact_drafts(article, passages, images)
        _redact_notes(article, passages)
        _redact_reports(article, passages)
        _redact_copies(article, passages)
        _redact_names(article, passages)
        _redact_pictures(article, images)
        note(article, "redact", by=by, reason=reason, version=done[-1].version)
        if connection.vendor == "sqlite":
            transaction.on_commit(_empty_the_log, robust=True)
    return done


def blank_content(content: Content, passages: Collection[str], images: Collection[str]) -> Content:
    """Return a content with passages and pictures blanked."""
    body = prose.blank_passages(prose.without_figures(content.body, images), passages)

    def words(item):
        """Blank the words of a part, leaving refs, digests and addresses as they are."""
        kept = {
            "author",
            "tag",
            "slug",
            "source",
            "agency",
            "copy",
            "image",
            "sha256",
            "filed_at",
            "copied_at",
            "language",
        }
        values = {name: value for name, value in asdict(item).items() if name not in kept and isinstance(value, str)}
        return replace(item, **{name: prose.blank_words(value, passages) for name, value in values.items()})

    lead = content.lead_image
    return replace(
        content,
        headline=prose.blank_words(content.headline, passages),
        standfirst=prose.blank_words(content.standfirst, passages),
        dateline=prose.blank_words(content.dateline, passages),
        body=body,
        bylines=tuple(words(line) for line in content.bylines),
        citations=tuple(words(cited) for cited in content.citations),
        lead_image=words(lead) if lead and lead.image not in images else None,
        images=tuple(words(picture) for picture in content.images if picture.image not in images),
    )


def _redact_version(
    version: Version,
    blanked: Callable[[Content], Content],
    passages: Collection[str],
    by: User,
    basis: str,
    reason: str,
) -> Redaction | None:
    record = Record.parse(version.document)
    redacted = replace(record, content=blanked(record.content), notice=prose.blank_words(record.notice, passages))
    if redacted == record:
        return None
    redacted = replace(redacted, salt=secrets.token_hex(16))
    document = redacted.document()
    redaction = Redaction.objects.create(
        version=version, by=by, at=clock.now(), basis=basis, reason=reason.strip(), digest=digest_of(document)
    )
    columns = ledger.columns_of(redacted, Known.of(redacted.content))
    Version.objects.redact(
        version,
        document=document,
        fingerprint=fingerprint(redacted.content),
        **{name: columns[name] for name in ("notice", "headline", "standfirst", "lead_image", "lead_alt")},
    )
    redaction.applied = True
    redaction.save(update_fields=["applied"])
    if SearchRow.objects.filter(version=version).delete()[0]:
        version.refresh_from_db()
        search_row(version, redacted.content).save(force_insert=True)
    return redaction


def _render_again(article: Article) -> None:
    """Renew what is rendered: a version also shows the notices of those before it, and tells machines of them."""
    for version in article.versions.filter(renderings__isnull=False).distinct():
        store(version, Record.parse(version.document))


def _redact_desk(article: Article, blanked: Callable[[Content], Content], passages: Collection[str], by: User) -> None:
    mine = content_of(article)
    if (clean := blanked(mine)) != mine:
        take(article, clean, by=by)
    for milestone in article.milestones.all():
        milestone.content = canonical_content(blanked(content_kept(milestone)))
        milestone.label = prose.blank_words(milestone.label, passages)
        milestone.save(update_fields=["content", "label"])
    for revision in article.revisions.all():
        revision.content = canonical_content(blanked(content_kept(revision)))
        revision.save(update_fields=["content"])


def _redact_drafts(article: Article, passages: Collection[str], images: Collection[str]) -> None:
    """Blank what is typed and not saved: the body as a body, every other field as words."""

    def body(html: str) -> str:
        return prose.blank_passages(prose.without_figures(prose.clean(html), images), passages)

    known = str(Redaction.objects.of(article).count())
    for draft in article.drafts.all():
        draft.data = {
            name: [body(value) if name == "body" else prose.blank_words(value, passages) for value in values]
            for name, values in draft.data.items()
        }
        draft.data["redactions"] = [known]
        draft.save(update_fields=["data"])


def _redact_notes(article: Article, passages: Collection[str]) -> None:
    """Blank what editors said to one another; of a quotation into which a passage reaches, all of it."""
    for said in article.desk_notes.all():
        said.text, said.passage = (prose.blank_words(text, passages) for text in (said.text, said.passage))
        if any(_reaches_into(passage, said.passage) for passage in passages):
            said.passage = prose.blank_words(said.passage, [said.passage])
        if passages:
            said.before = said.after = ""  # they may hold a part of one
        said.save(update_fields=["text", "passage", "before", "after"])


def _reaches_into(passage: str, quoted: str) -> bool:
    """Say whether a quotation is a part of a passage, or begins or ends with a part of it."""
    inner, outer = "".join(passage.split()), "".join(quoted.split())
    if not outer:
        return False
    parts = range(SHORTEST, len(inner))
    return outer in inner or any(outer.endswith(inner[:n]) or outer.startswith(inner[-n:]) for n in parts)


def _redact_reports(article: Article, passages: Collection[str]) -> None:
    """Blank what readers wrote of it and were written, and what preview links are called."""
    reports = ErrorReport.objects.filter(article=article)
    _blank_columns(reports, ("passage", "wrong", "right", "source_url", "reason"), passages)
    _blank_columns(Answer.objects.filter(report__article=article), ("subject", "text"), passages)
    _blank_columns(PreviewLink.objects.filter(article=article), ("label",), passages)


def _redact_copies(article: Article, passages: Collection[str]) -> None:
    for copy in ArchivedCopy.objects.filter(source__cited_by__article=article).distinct():
        blank(copy, passages)


def _redact_names(article: Article, passages: Collection[str]) -> None:
    """Blank what reports, pictures and the desk's list of edits call themselves: pages and lists show it."""
    sources = Source.objects.filter(cited_by__article=article).distinct()
    pictures = Image.objects.filter(shown_by__article=article).distinct()
    _blank_columns(sources, ("title",), passages)
    _blank_columns(pictures, WORDS_OF_PICTURES, passages)
    escaped = [json.dumps(passage)[1:-1] for passage in passages]  # as the message of an edit is kept
    for rows in (Article.objects.filter(pk=article.pk), sources, pictures, ErrorReport.objects.filter(article=article)):
        kind = ContentType.objects.get_for_model(rows.model)
        keys = [str(key) for key in rows.values_list("pk", flat=True)]
        edits = LogEntry.objects.filter(content_type=kind, object_id__in=keys)
        _blank_columns(edits, ("object_repr", "change_message"), [*passages, *escaped])


def _blank_columns(rows: QuerySet, names: tuple[str, ...], passages: Collection[str]) -> None:
    for row in rows:
        blanked = {name: prose.blank_words(getattr(row, name), passages) for name in names}
        if any(getattr(row, name) != text for name, text in blanked.items()):
            rows.model._default_manager.filter(pk=row.pk).update(**blanked)


def _empty_the_log() -> None:
    """Write what SQLite's log holds into the file, and empty it: what was there stands in it still."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _redact_pictures(article: Article, images: Collection[str]) -> None:
    ShownPicture.objects.filter(article=article, image__ref__in=images).delete()
    elsewhere = ShownPicture.objects.filter(image__ref__in=images).values("image")
    for image in Image.objects.kept().filter(ref__in=images).exclude(pk__in=elsewhere):
        redact_image(image)
