"""Retract, withdraw, reinstate: what becomes of a story we no longer stand by.

A retraction keeps the address and puts the reason in the place of the text; the old text
stays in the history. A withdrawal takes the pages away (410, or 451 on a legal demand) and
leaves numbers, kinds, times and digests in the ledger.
"""

from dataclasses import replace

from django.db import transaction

from articles.models import Article, Version
from articles.publishing import ledger
from articles.publishing.ledger import append, lock
from articles.publishing.record import Content, content_of_version
from articles.publishing.refusals import NotPossible
from articles.publishing.workflow import authorise
from newsroom import prose
from newsroom.accounts.models import User

Kind = Version.Kind


def retract(article: Article, *, by: User, notice: str, reason: str = "", origin: str = "desk") -> Version:
    """Put the reason in the place of the text; address, byline, sources and history stay."""
    with transaction.atomic():
        live = _begin("retract", article, by, notice)
        content = replace(content_of_version(live), standfirst="", body="", lead_image=None, images=(), related=())
        return append(
            article,
            kind=Kind.RETRACTION,
            content=content,
            notice=notice,
            by=by,
            verb="retract",
            reason=reason,
            origin=origin,
        )


def withdraw(
    article: Article,
    *,
    by: User,
    notice: str,
    basis: str = "editorial",
    reason: str = "",
    origin: str = "desk",
) -> Version:
    """Take the story and all its versions away from readers, for harm or on a legal demand; its preview links end."""
    if basis not in Version.Basis.values or not basis:
        raise NotPossible("Say on what basis the story is withdrawn.")
    with transaction.atomic():
        live = _begin("withdraw", article, by, notice)
        article.preview_links.revoke()
        content = replace(
            content_of_version(live),
            standfirst="",
            body="",
            dateline="",
            citations=(),
            lead_image=None,
            images=(),
            related=(),
        )
        return append(
            article,
            kind=Kind.WITHDRAWAL,
            content=content,
            notice=notice,
            basis=basis,
            by=by,
            verb="withdraw",
            reason=reason,
            origin=origin,
        )


def reinstate(article: Article, *, by: User, notice: str, reason: str = "", origin: str = "desk") -> Version:
    """Bring back the text that stood before the story was retracted or withdrawn."""
    with transaction.atomic():
        _begin("reinstate", article, by, notice)
        return append(
            article,
            kind=Kind.REINSTATEMENT,
            content=content_that_stood(article),
            notice=notice,
            by=by,
            verb="reinstate",
            reason=reason,
            origin=origin,
        )


def content_that_stood(article: Article) -> Content:
    """Return what a reinstatement brings back: the last text, without tags and authors deleted since."""
    stood = article.versions.public().exclude(kind__in=Version.UNLISTED).order_by("number").last()
    content = content_of_version(stood)
    known = ledger.Known.of(content)
    return replace(
        content,
        tags=tuple(tag for tag in content.tags if tag.tag in known.tags),
        bylines=tuple(line for line in content.bylines if line.author in known.authors),
    )


def _begin(verb, article, by, notice):
    lock(article)
    now = authorise(verb, article, by)
    if prose.is_empty(notice):
        raise NotPossible("Tell readers why, in one or two sentences.")
    if now.scheduled:
        ledger.cancel(article, now.scheduled, by=by, reason=f"The story is to be {verb}ed.".replace("eed", "ed"))
    return now.live
