"""Correct and clarify: the live text is set right, whatever the working copy is at."""

from dataclasses import replace
from enum import StrEnum

from django.db import transaction

from articles.models import Article, Version
from articles.publishing import ledger, preflight
from articles.publishing.ledger import append, lock, note
from articles.publishing.merge import merge
from articles.publishing.record import Content, content_of_version, pictures_in
from articles.publishing.refusals import NotPossible, UpdateIsScheduled
from articles.publishing.workflow import Stage, authorise, set_stage
from articles.publishing.working_copy import keep_and_merge
from newsroom import prose
from newsroom.accounts.models import User

Kind = Version.Kind


class Scheduled(StrEnum):
    """What becomes of an update that is scheduled while the live text is corrected."""

    CANCEL = "cancel"
    REBASE = "rebase"


def correct(
    article: Article,
    *,
    by: User,
    content: Content,
    notice: str,
    scheduled: Scheduled | None = None,
    overrule: str = "",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Replace the live text by a content made from it, and tell readers what was wrong.

    Start from ``live_content(article)``. Unpublished work in the working copy is kept as a
    milestone and merged with the correction. Where an update is scheduled, ``scheduled``
    says whether to cancel it or to rebase it on the correction at its time; without that
    it raises UpdateIsScheduled.
    """
    return _set_right("correct", Kind.CORRECTION, article, by, content, notice, scheduled, overrule, reason, origin)


def clarify(
    article: Article,
    *,
    by: User,
    content: Content,
    notice: str,
    scheduled: Scheduled | None = None,
    overrule: str = "",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Make the live text plainer where it was right and could be misread. Otherwise as ``correct``."""
    return _set_right("clarify", Kind.CLARIFICATION, article, by, content, notice, scheduled, overrule, reason, origin)


def live_content(article: Article) -> Content:
    """Return the content that readers see now; the start of a correction."""
    live = article.versions.live().first()
    if live is None:
        raise NotPossible("The story is not public: there is nothing to correct.")
    return content_of_version(live)


def _set_right(verb, kind, article, by, content, notice, scheduled, overrule, reason, origin):
    with transaction.atomic():
        lock(article)
        now = authorise(verb, article, by)
        if prose.is_empty(notice):
            raise NotPossible("Tell readers in one or two sentences what was wrong.")
        coming = _settle(article, now.scheduled, scheduled, by)
        live, body = content_of_version(now.live), prose.clean(content.body)
        content = replace(content, body=body, images=pictures_in(body)).numbered()
        slug = now.live.address_slug
        preflight.demand(preflight.check_correction(article, content, live=live, slug=slug), overrule=overrule)
        why = " ".join(filter(None, [reason, overrule]))
        version = append(
            article, kind=kind, content=content, notice=notice, by=by, verb=verb, reason=why, origin=origin
        )
        _bring_in(article, live, content, version, by)
        if coming and scheduled == Scheduled.REBASE:
            _rebase(article, coming, live, content, by)
    return version


def _settle(article, coming, choice, by):
    if coming is None:
        return None
    if choice is None:
        raise UpdateIsScheduled(
            f"An update is scheduled for {coming.live_from:%d %B %Y, %H:%M} UTC: "
            "choose whether to cancel it or to carry the correction into it."
        )
    ledger.cancel(article, coming, by=by, reason="The live text is set right first.")
    return coming


def _bring_in(article, live, content, version, by):
    label = f"Before the {version.get_kind_display().lower()} of version {version.number}"
    conflicts = keep_and_merge(article, base=live, published=content, label=label, by=by)
    if conflicts:
        reason = "The correction and the working copy changed the same: " + ", ".join(conflicts)
        note(article, "merged", by=by, reason=reason)
    if article.stage == Stage.READY:
        set_stage(article, Stage.DRAFT)


def _rebase(article, coming, live, corrected, by):
    merged = merge(live, content_of_version(coming), corrected)
    if merged.conflicts:
        raise NotPossible(
            "The scheduled update changes what is corrected here: cancel it, correct, and schedule it anew."
        )
    append(
        article,
        kind=coming.kind,
        content=merged.content.numbered(),
        live_from=coming.live_from,
        slug=coming.address_slug,
        notice=coming.notice,
        by=by,
        verb="rebase",
        reason="Rebased on the correction.",
        origin=coming.origin,
    )
