"""Who else has a story open, by tab, and whether they write."""

from dataclasses import dataclass
from datetime import timedelta

from articles.models import Article, Presence
from newsroom import clock
from newsroom.accounts.models import User

FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True)
class Other:
    """Somebody who has the story open in another tab: in several, the busiest counts."""

    name: str
    is_self: bool
    writing: bool


def beat(*, user: User, article: Article, tab: str, typing: bool) -> list[Other]:
    """Say that a tab is open; return who else is here, in the order in which they came."""
    now = clock.now()
    Presence.objects.filter(article=article, seen_at__lt=now - FORGOTTEN).delete()
    seen = {"seen_at": now, **({"typing_at": now} if typing else {})}
    Presence.objects.update_or_create(article=article, user=user, tab=tab, defaults=seen)
    others: dict[int, Other] = {}
    for row in Presence.objects.here(at=now).filter(article=article).select_related("user"):
        if (row.user_id, row.tab) == (user.pk, tab):
            continue
        known = others.get(row.user_id)
        writing = row.is_writing(at=now) or bool(known and known.writing)
        others[row.user_id] = Other(str(row.user), row.user_id == user.pk, writing)
    return list(others.values())


def leave(*, user: User, article: Article, tab: str) -> None:
    """Say that a tab is closed."""
    Presence.objects.filter(article=article, user=user, tab=tab).delete()
