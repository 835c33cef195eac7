"""Making and revoking preview links, and what is known of their use."""

from datetime import timedelta

from django.db.models import Count, Max, QuerySet

from articles.models import Article, PreviewLink
from newsroom import clock
from newsroom.accounts.models import User


def make_link(article: Article, *, label: str, days: int, by: User) -> PreviewLink:
    """Make a link that expires after some days."""
    now = clock.now()
    return PreviewLink.objects.create(
        article=article, label=label, made_by=by, made_at=now, expires_at=now + timedelta(days=days)
    )


def revoke_link(link: PreviewLink) -> None:
    """End a link now; one that was revoked before keeps its moment."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=clock.now())


def links_of(article: Article) -> QuerySet[PreviewLink]:
    """Return the links of a story, newest first, with ``used`` (how often) and ``last_used``."""
    return article.preview_links.select_related("made_by").annotate(used=Count("uses"), last_used=Max("uses__at"))
