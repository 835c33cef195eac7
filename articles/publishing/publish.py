"""Publish, update, copy edit: the working copy goes out now."""

from django.db import transaction

from articles.models import Article, Version
from articles.publishing import preflight
from articles.publishing.ledger import append, hold_sources, lock
from articles.publishing.record import content_of, fingerprint
from articles.publishing.refusals import NotPossible
from articles.publishing.workflow import authorise, begin_anew
from newsroom.accounts.models import User

Kind = Version.Kind


def publish(article: Article, *, by: User, overrule: str = "", reason: str = "", origin: str = "desk") -> Version:
    """Publish an approved story for the first time.

    ``overrule`` is the reason for going on in spite of preflight's warnings, ``reason`` a
    word to the desk; both stand in the log. Raises Refused, and then nothing has changed.
    """
    return _out("publish", article, Kind.PUBLICATION, by=by, overrule=overrule, reason=reason, origin=origin)


def update(
    article: Article,
    *,
    by: User,
    notice: str = "",
    overrule: str = "",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Publish the approved changes of a live story; ``notice`` tells readers what is new."""
    return _out("update", article, Kind.UPDATE, by=by, notice=notice, overrule=overrule, reason=reason, origin=origin)


def copy_edit(
    article: Article,
    *,
    by: User,
    notice: str = "",
    overrule: str = "",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Publish the mending of a typo: it stands in the history and changes no "updated"."""
    return _out(
        "copy_edit",
        article,
        Kind.COPY_EDIT,
        by=by,
        notice=notice,
        overrule=overrule,
        reason=reason,
        origin=origin,
    )


def approved_content(article: Article):
    """Return the content of a locked working copy; refuse one that changed after its approval."""
    content = content_of(article)
    if fingerprint(content) != article.approved_fingerprint:
        raise NotPossible("The text was changed after it was approved: have it approved again.")
    return content


def _out(verb, article, kind, *, by, overrule, reason, origin, notice=""):
    with transaction.atomic():
        lock(article)
        now = authorise(verb, article, by)
        content = approved_content(article)
        if now.live and now.live.fingerprint == fingerprint(content) and now.live.address_slug == article.slug:
            raise NotPossible("Nothing has changed since the version that readers see.")
        hold_sources(content)
        preflight.demand(preflight.check(article, content, slug=article.slug), overrule=overrule)
        version = append(
            article,
            kind=kind,
            content=content,
            slug=article.slug,
            notice=notice,
            by=by,
            verb=verb,
            reason=" ".join(filter(None, [reason, overrule])),
            origin=origin,
        )
        begin_anew(article)
    return version
