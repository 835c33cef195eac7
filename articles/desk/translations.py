"""Translations at the desk: who linked them, and which are behind an original that was set right.

A translation is behind until a version of it is recorded after the one that set its original right, or until
somebody who publishes says why it stays as it is. Both are rows that are kept anyway: nothing else is stored.
"""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from articles.desk.countdown import ago
from articles.desk.piles import Line, Pile, pile, story_url
from articles.models import Article, StoryLog, Version
from articles.publishing import NotAllowed, NotPossible
from articles.publishing.ledger import live_version, note
from newsroom import clock
from newsroom.accounts.models import User

RIGHT = "articles.publish_article"
STANDS = "stands"  # the verb under which the log knows that a translation stays as it is


def note_link(article: Article, *, before: Article | None, by: User) -> None:
    """Log that a story became the translation of another one, or is that of ``before`` no more.

    Where readers see them, their pages change, and so do those of the originals.
    """
    now = clock.now()
    for verb, original in (("unlink_translation", before), ("link_translation", article.translation_of)):
        if original:
            for story, other in ((article, original), (original, article)):
                note(story, verb, by=by, reason=str(other), version=live_version(story, now))


def behind(user: User, *, at: datetime | None = None) -> list[Pile]:
    """Return the pile of translations to be looked at, of the stories of a person; nothing where none is. One query."""
    at = at or clock.now()
    stories = Article.objects.editable_by(user).filter(translation_of__isnull=False)
    stories = stories.annotate(
        original=F("translation_of__headline"),
        kind=Subquery(_unanswered(at).values("kind")[:1]),
        since=Subquery(_unanswered(at).values("live_from")[:1]),
    )
    rows = stories.filter(since__isnull=False).order_by("since", "pk")
    found = pile("translations", "Translations behind their originals", "", rows, _line(at), url="")
    return [found] if found.lines else []


def set_right_since(article: Article, *, at: datetime | None = None) -> Version | None:
    """Return the newest version that set the original of a translation right and is to be looked at yet."""
    if article.translation_of_id is None:
        return None
    found = Article.objects.filter(pk=article.pk).values(
        version=Subquery(_unanswered(at or clock.now()).values("pk")[:1])
    )
    return Version.objects.filter(pk__in=found).defer("document").first()


def leave(article: Article, *, by: User, reason: str) -> None:
    """Let a translation stay as it is although its original was set right."""
    if not by.has_perm(RIGHT):
        raise NotAllowed("Your role does not allow you to leave a translation as it is.")
    if set_right_since(article) is None:
        raise NotPossible("Nothing is to be looked at: the original was not set right since.")
    StoryLog.objects.create(article=article, verb=STANDS, by=by, at=clock.now(), reason=reason.strip())


def _unanswered(at: datetime) -> QuerySet[Version]:
    """The versions that set the original of a story of the outer query right, the newest first, and nobody answered."""
    translation = OuterRef(OuterRef("pk"))
    recorded = Version.objects.uncancelled().filter(article=translation, recorded_at__gt=OuterRef("live_from"))
    left = StoryLog.objects.filter(article=translation, verb=STANDS, at__gt=OuterRef("live_from"))
    told = Version.objects.public(at=at).filter(
        ~Exists(recorded), ~Exists(left), article=OuterRef("translation_of"), kind__in=Version.RECTIFIES
    )
    return told.filter(live_from__gt=OuterRef("created_at")).order_by("-live_from")


def _line(at):
    def line(story):
        kind = Version.Kind(story.kind)
        about = f"{ago(story.since, at=at)}: “{story.original}”"
        return Line(str(story), story_url(story.pk), kind.label.lower(), kind, about)

    return line
