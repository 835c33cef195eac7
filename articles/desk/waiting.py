"""What waits for a person at the desk: the stories that go no further without them, and their own."""

from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery

from articles.desk.countdown import ago
from articles.desk.piles import Line, Pile, pile, stories_url, story_url
from articles.models import Article, DeskNote, StoryLog
from newsroom import clock
from newsroom.accounts.models import User

Stage = Article.Stage


def waiting(user: User, *, at: datetime | None = None) -> list[Pile]:
    """Return the piles of a person: a query each, whatever their size."""
    at = at or clock.now()
    stories = Article.objects.editable_by(user).select_related("changed_by").with_public_state(at=at)
    own = stories.filter(Article.own(user))
    drafts, handed_in, ready = _drafts(own, at), _handed_in(own, at), _ready(stories, at)
    notes = [found] if (found := _open_notes(user, at)).lines else []
    if user.has_perm("articles.review_article"):
        return [_to_review(stories, user, at), ready, drafts, *([handed_in] if handed_in.lines else []), *notes]
    return [drafts, handed_in, ready, *notes]


def _to_review(stories, user, at):
    """Those of others where nobody approves their own."""
    rows = stories.filter(stage=Stage.IN_REVIEW)
    rows = rows.exclude(Article.own(user)) if settings.FOUR_EYES else rows
    url = stories_url(stage=Stage.IN_REVIEW)
    return pile("to-review", "To review", "Nothing is in review.", rows, _by(at), url=url)


def _ready(stories, at):
    rows, url = stories.filter(stage=Stage.READY), stories_url(stage=Stage.READY)
    return pile("ready", "Ready to go out", "Nothing is ready.", rows, _by(at), url=url)


def _handed_in(own, at):
    rows, url = own.filter(stage=Stage.IN_REVIEW), stories_url(stage=Stage.IN_REVIEW, whose="mine")
    return pile("handed-in", "Handed in", "Nothing of yours is in review.", rows, _by(at), url=url)


def _drafts(own, at):
    rows = own.filter(stage=Stage.DRAFT).with_unpublished_work().annotate(**_last_deed())
    url = stories_url(stage=Stage.DRAFT, whose="mine")
    return pile("drafts", "Your drafts", "You have no drafts.", rows, _draft(at), url=url)


def _open_notes(user, at):
    """What editors said to one another at the stories of a person, and nobody resolved."""
    rows = DeskNote.objects.open().editable_by(user).select_related("article", "by").order_by("-at", "-pk")
    url = stories_url(notes="open")
    return pile("notes", "Open notes", "No note is open.", rows, _note(at), url=url)


def _note(at):
    def line(note):
        about = f"{note.by or 'somebody'}, {ago(note.at, at=at)}: {note.text}"
        return Line(str(note.article), f"{story_url(note.article_id)}#note-{note.pk}", "", "", about)

    return line


def _by(at):
    def line(story):
        about = f"{story.changed_by or 'nobody'}, {ago(story.changed_at, at=at)}"
        return Line(str(story), story_url(story.pk), _update(story), "live", about)

    return line


def _draft(at):
    def line(story):
        about = f"{ago(story.changed_at, at=at)}"
        if story.last_verb == "send_back":
            return Line(str(story), story_url(story.pk), "sent back", "sent-back", f"{about}: {story.last_reason}")
        return Line(str(story), story_url(story.pk), _update(story), "live", about)

    return line


def _update(story):
    return "update" if story.live_kind else ""


def _last_deed():
    deeds = StoryLog.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    return {"last_verb": Subquery(deeds.values("verb")[:1]), "last_reason": Subquery(deeds.values("reason")[:1])}
