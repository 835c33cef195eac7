"""The bar above the form of a story: where it stands, and buttons for exactly what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from articles.admin.history import Deed, deed_of
from articles.admin.pages import Finding, findings
from articles.desk.translations import set_right_since
from articles.models import Article, Version
from articles.publishing import VERBS, verbs_for
from articles.publishing.preflight import check
from articles.publishing.record import Content, fingerprint
from articles.publishing.retract import content_that_stood
from articles.publishing.workflow import Standing, standing
from newsroom.accounts.models import User
from sources.models import Source

OF_THE_TEXT = ("send_to_review", "send_back", "approve", "publish", "update", "copy_edit", "schedule", "cancel")
WORDS_TO_COLLEAGUES = ("send_to_review", "send_back", "stopped")
NEXT = {
    Article.Stage.DRAFT: ("send_to_review",),
    Article.Stage.IN_REVIEW: ("approve",),
    Article.Stage.READY: ("publish", "update"),
}


@dataclass(frozen=True)
class Button:
    """A verb that this person may use now; ``is_next`` marks the usual next step."""

    verb: str
    label: str
    url: str
    is_next: bool


@dataclass(frozen=True)
class Bar:
    """What stands above the form: ``text`` are the verbs of the working copy, ``record`` those of what readers see.

    ``original`` is the version by which the original of a translation was set right, where that is to be looked at.
    """

    now: Standing
    has_unpublished_changes: bool
    text: list[Button]
    record: list[Button]
    problems: list[Finding]
    live: Version | None
    word: Deed | None
    original: Version | None
    may_save: bool


def bar_of(user: User, article: Article, content: Content, *, known: Iterable[Source], may_save: bool) -> Bar:
    """Gather what the bar of a story shows to a person.

    ``content`` is that of its working copy, ``known`` are the sources listed there.
    """
    now = standing(article)
    last = now.scheduled or now.live
    changed = last is None or _stood(article, last) != fingerprint(content) or last.address_slug != article.slug
    buttons = buttons_of(article, verbs_for(user, article, now=now), changed=changed)
    return Bar(
        now=now,
        has_unpublished_changes=changed,
        text=[button for button in buttons if button.verb in OF_THE_TEXT],
        record=[button for button in buttons if button.verb not in OF_THE_TEXT],
        problems=findings(check(article, content, slug=article.slug, known=known)) if changed else [],
        live=now.live,
        word=_word(article),
        original=set_right_since(article),
        may_save=may_save,
    )


def _stood(article: Article, last: Version) -> str:
    """Return the fingerprint of the last text that readers had or will have; what took it back is none."""
    if last.is_retraction or last.is_withdrawal:
        return fingerprint(content_that_stood(article))
    return last.fingerprint


def _word(article: Article) -> Deed | None:
    """Return what a colleague wrote on the last deed at the story, where it is for whoever opens it next."""
    last = article.log.select_related("by").first()
    return deed_of(last) if last and last.verb in WORDS_TO_COLLEAGUES and last.reason else None


def buttons_of(article: Article, verbs: list[str], *, changed: bool) -> list[Button]:
    """Return the buttons of verbs, in the order of a story's life; where nothing changed, no step is the next."""
    following = [verb for verb in NEXT[Article.Stage(article.stage)] if verb in verbs and changed][:1]
    return [
        Button(verb, VERBS[verb].label, reverse(f"admin:articles_article_{verb}", args=[article.pk]), verb in following)
        for verb in verbs
    ]
