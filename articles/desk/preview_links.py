"""Making and revoking preview links, and what is known of their use."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Max, QuerySet

from articles.models import Article, PreviewLink, PreviewUse, Version
from articles.publishing.ledger import live_version, lock
from articles.publishing.refusals import NotPossible
from newsroom import clock
from newsroom.accounts.models import User

ONCE = timedelta(minutes=1)


def make_link(article: Article, *, label: str, days: int, by: User) -> PreviewLink:
    """Make a link that expires after some days. Raises NotPossible where the story is withdrawn."""
    with transaction.atomic():
        lock(article)
        now = clock.now()
        if withdrawal_of(article):
            raise NotPossible("This story is withdrawn, so no link shows it. Reinstate it before you make one.")
        return PreviewLink.objects.create(
            article=article, label=label, made_by=by, made_at=now, expires_at=now + timedelta(days=days)
        )


def revoke_link(link: PreviewLink) -> None:
    """End a link now; one that ended before keeps its moment."""
    PreviewLink.objects.filter(pk=link.pk).revoke()


def note_use(link: PreviewLink, *, network: str) -> None:
    """Write down that a link was opened: what one network opens within a minute is one use."""
    now = clock.now()
    if not link.uses.filter(network=network, at__gt=now - ONCE).exists():
        PreviewUse.objects.create(link=link, network=network, at=now)


def withdrawal_of(article: Article) -> Version | None:
    """Return the version that tells readers now that the story is withdrawn; None where none does."""
    live = live_version(article, clock.now())
    return live if live and live.is_withdrawal else None


def links_of(article: Article) -> QuerySet[PreviewLink]:
    """Return the links of a story, newest first, with ``used`` (how often) and ``last_used``."""
    return article.preview_links.select_related("made_by").annotate(used=Count("uses"), last_used=Max("uses__at"))
