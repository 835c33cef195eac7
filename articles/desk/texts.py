"""The texts of a story that the desk can compare: the working copy, what readers see, and what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.models import Article, Milestone
from articles.publishing.diff import Effort, compare
from articles.publishing.record import Content, content_of, content_of_version
from articles.publishing.working_copy import content_kept
from newsroom import clock
from newsroom.accounts.models import User

WORKING, LIVE = "working", "live"
LONGEST_KEY = 18


@dataclass(frozen=True)
class Text:
    """A text: ``key`` finds it again, ``name`` stands in a sentence, ``why`` says what it was kept for."""

    key: str
    name: str
    content: Content
    why: str = ""
    by: User | None = None
    at: datetime | None = None

    @property
    def is_working_copy(self) -> bool:
        return self.key == WORKING


@dataclass(frozen=True)
class Row:
    """A text in the list of them, and what changed in it since the one kept before, in phrases."""

    text: Text
    told: tuple[str, ...] | None


def working_copy(article: Article) -> Text:
    return Text(
        WORKING, "the working copy", content_of(article), "The working copy", article.changed_by, article.changed_at
    )


def live_text(article: Article) -> Text | None:
    """Return what readers see now; None where they see nothing."""
    live = article.versions.live(at=clock.now()).first()
    if live is None:
        return None
    name = f"version {live.number}, which readers see"
    return Text(LIVE, name, content_of_version(live), f"Readers see it: version {live.number}", at=live.live_from)


def kept_text(milestone: Milestone) -> Text:
    when = date_format(localtime(milestone.at), "DATETIME_FORMAT")
    name = f"“{milestone.label}”, {when}"
    content = content_kept(milestone)
    return Text(str(milestone.pk), name, content, milestone.label, milestone.by, milestone.at)


def find_text(article: Article, key: str) -> Text | None:
    """Return the text of a story with this key; None where there is none."""
    if key == WORKING:
        return working_copy(article)
    if key == LIVE:
        return live_text(article)
    if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
        return None
    milestone = article.milestones.select_related("by").filter(pk=key).first()
    return kept_text(milestone) if milestone else None


def rows(texts: list[Text]) -> Iterator[Row]:
    """Tell of each text, newest first, what changed since the next; None for the first that was ever kept.

    One effort is spent on all of them: on a long list of long texts the tell becomes coarse.
    """
    effort = Effort()
    for text, before in zip(texts, [*texts[1:], None], strict=True):
        yield Row(text, compare(before.content, text.content, effort=effort).tally if before else None)
