"""Piles: a few of the things that are alike, each of them one line on the first page of the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

LIMIT = 8


@dataclass(frozen=True)
class Line:
    """One thing of a pile; ``state`` names the style of its chip, ``until`` counts down to ``moment``."""

    title: str
    url: str
    chip: str = ""
    state: str = ""
    about: str = ""
    moment: datetime | None = None
    until: str = ""


@dataclass(frozen=True)
class Pile:
    """Things that are alike: ``empty`` is said where there are none, ``url`` leads to all where there are more."""

    name: str
    title: str
    empty: str
    lines: list[Line]
    url: str = ""


def pile(name: str, title: str, empty: str, rows: QuerySet | list, line: Callable[..., Line], *, url: str) -> Pile:
    """Make a pile of the first of some rows, asked for here or before."""
    some = list(rows[: LIMIT + 1])
    return Pile(name, title, empty, [line(row) for row in some[:LIMIT]], url if len(some) > LIMIT else "")


def stories_url(**query: str) -> str:
    """Return the address of the list of stories under some filters."""
    return reverse("admin:articles_article_changelist", query=query)


def story_url(pk: int) -> str:
    """Return where a story is written."""
    return reverse("admin:articles_article_change", args=[pk])
