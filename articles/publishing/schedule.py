"""Schedule and cancel: a version with a time. Nothing fires; the query of readers finds it."""

from datetime import datetime

from django.db import transaction

from articles.models import Article, Version
from articles.publishing import ledger, preflight
from articles.publishing.ledger import append, hold_sources, lock
from articles.publishing.publish import approved_content
from articles.publishing.record import content_of, fingerprint
from articles.publishing.refusals import NotPossible
from articles.publishing.workflow import Stage, authorise, begin_anew, set_stage
from newsroom import clock
from newsroom.accounts.models import User


def schedule(
    article: Article,
    *,
    by: User,
    at: datetime,
    notice: str = "",
    overrule: str = "",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Let the approved working copy go out at an aware moment to come.

    Of a story never published it is the publication, of a live one an update.
    """
    with transaction.atomic():
        lock(article)
        now = authorise("schedule", article, by)
        content = approved_content(article)
        if at <= clock.now():
            raise NotPossible("That moment has passed: choose one to come, or publish now.")
        if now.live and now.live.fingerprint == fingerprint(content) and now.live.address_slug == article.slug:
            raise NotPossible("Nothing has changed since the version that readers see.")
        hold_sources(content)
        preflight.demand(preflight.check(article, content, slug=article.slug, at=at), overrule=overrule)
        version = append(
            article,
            kind=Version.Kind.UPDATE if now.live else Version.Kind.PUBLICATION,
            content=content,
            slug=article.slug,
            live_from=at,
            notice=notice if now.live else "",
            by=by,
            verb="schedule",
            reason=" ".join(filter(None, [reason, overrule])),
            origin=origin,
        )
        begin_anew(article)
    return version


def cancel(article: Article, *, by: User, reason: str = "") -> Version:
    """Take back what is scheduled: readers never see it, and its address is free again.

    The working copy stays; where it is still what was approved it is ready again.
    """
    with transaction.atomic():
        lock(article)
        now = authorise("cancel", article, by)
        return _cancelled(article, now.scheduled, by=by, reason=reason)


def stop(article: Article, *, by: User | None, reason: str) -> Version | None:
    """Cancel what is scheduled because a source forbids it, whoever that source's change is by.

    What goes out at this very moment is out, as any live version citing the source.
    """
    with transaction.atomic():
        lock(article)
        version = ledger.scheduled_version(article, clock.now())
        if version is None:
            return None
        try:
            with transaction.atomic():
                return _cancelled(article, version, by=by, reason=reason, verb="stopped")
        except NotPossible:
            return None


def _cancelled(article, version, *, by, reason, verb="cancel"):
    ledger.cancel(article, version, by=by, reason=reason, verb=verb)
    untouched = article.stage == Stage.DRAFT and fingerprint(content_of(article)) == version.fingerprint
    if untouched and verb == "cancel":
        set_stage(article, Stage.READY)
    return version
