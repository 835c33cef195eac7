"""What is typed and not saved: kept while somebody writes, offered when they come back, gone once it is saved."""

import re
from collections.abc import Iterable

from django.db.models import QuerySet

from articles.models import Article, Draft
from newsroom import clock
from newsroom.accounts.models import User

TAB = re.compile(r"[A-Za-z0-9]{8,32}")
REVISION = re.compile(r"[0-9]{1,9}")
MOST = 20
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "tab", "writer"})


def keep(*, user: User, article: Article | None, tab: str, fields: Iterable[tuple[str, list[str]]]) -> Draft:
    """Keep the fields of a tab, in the place of what it kept before. ``article`` is None for a new story.

    Names that begin with an underscore are buttons, and are not kept. A page that is no writing screen names its
    verb among the fields.
    """
    data = _data(fields)
    base = data.get("base", [""])[0]
    values = {
        "article": article,
        "base": int(base) if REVISION.fullmatch(base) else None,
        "data": data,
        "saved_at": clock.now(),
    }
    return Draft.objects.update_or_create(user=user, tab=tab, defaults=values)[0]


def has(*, user: User, article: Article | None, fields: Iterable[tuple[str, list[str]]]) -> bool:
    """Return whether the same text is kept already, by whichever tab."""
    data = _data(fields)
    return any(draft.data == data for draft in Draft.objects.filter(user=user, article=article)[:MOST])


def waiting(user: User, article: Article | None, *, verb: str = "", but: str = "") -> list[Draft]:
    """Return what a person has not saved of a story (of new ones: None), newest first, without that of one tab.

    Of its writing screen, or of the page of a verb.
    """
    return list(_drafts(user, article, verb).exclude(tab=but).defer("data")[:MOST])


def take_up(user: User, article: Article | None, tab: str, *, in_tab: str, verb: str = "") -> Draft | None:
    """Return a draft for another tab to go on with, or None where it is gone.

    It changes its tab, so that one that is still open somewhere does not write over it.
    """
    if draft := TAB.fullmatch(tab) and _drafts(user, article, verb).filter(tab=tab).first():
        draft.tab = in_tab
        draft.save(update_fields=["tab"])
    return draft or None


def _drafts(user: User, article: Article | None, verb: str) -> QuerySet[Draft]:
    of_the_verb = {"data__verb": [verb]} if verb else {"data__verb__isnull": True}
    return Draft.objects.filter(user=user, article=article, **of_the_verb)


def drop(user: User, tab: str) -> None:
    """Forget what a tab kept: it is saved, or not wanted."""
    if TAB.fullmatch(tab):
        Draft.objects.filter(user=user, tab=tab).delete()


def _data(fields: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    # PostgreSQL holds no NUL, and a text with one cannot be saved anyway.
    return {
        name: [value.replace("\0", "") for value in values]
        for name, values in fields
        if name not in NOT_KEPT and not name.startswith("_") and "\0" not in name
    }
