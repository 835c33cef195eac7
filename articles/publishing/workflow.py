"""Stages of the working copy, and who may do what to a story when.

Two axes. The *stage* of the working copy is stored: draft, in review, ready; publishing and
scheduling reset it. The *public state* is derived from the versions at a moment and never
stored: never public, scheduled, live, retracted, withdrawn. ``VERBS`` says for each verb
which right it needs and where on both axes it is possible.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction

from articles.models import Article, Version
from articles.publishing.ledger import live_version, lock, note, scheduled_version
from articles.publishing.record import content_of, fingerprint
from articles.publishing.refusals import NotAllowed, NotPossible
from articles.publishing.working_copy import keep_new
from newsroom import clock
from newsroom.accounts.models import User

Stage = Article.Stage


class PublicState(StrEnum):
    """What the public sees of a story."""

    NEVER_PUBLIC = "never public"
    SCHEDULED = "scheduled"
    LIVE = "live"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Standing:
    """Where a story stands at a moment: its stage, its public state, what is live and what is scheduled."""

    stage: str
    live: Version | None
    scheduled: Version | None

    @property
    def state(self) -> PublicState:
        return public_state(self.live.kind if self.live else None, scheduled=self.scheduled is not None)


@dataclass(frozen=True)
class Verb:
    """A verb of the desk: its label, the right it needs, and where it is possible."""

    label: str
    right: str
    stages: tuple[str, ...] = tuple(Stage.values)
    states: tuple[PublicState, ...] = tuple(PublicState)
    scheduled: bool | None = None
    asks: str = ""


_ANY = tuple(PublicState)
_PUBLIC = (PublicState.LIVE, PublicState.RETRACTED, PublicState.WITHDRAWN)
_UNPUBLISHED = (PublicState.NEVER_PUBLIC,)
_LIVE = (PublicState.LIVE,)
_READY = (Stage.READY.value,)

VERBS: dict[str, Verb] = {
    "send_to_review": Verb("Send to review", "articles.change_article", (Stage.DRAFT.value,)),
    "send_back": Verb(
        "Send back", "articles.review_article", (Stage.IN_REVIEW.value, Stage.READY.value), asks="reason"
    ),
    "approve": Verb("Approve", "articles.review_article", (Stage.DRAFT.value, Stage.IN_REVIEW.value)),
    "publish": Verb("Publish", "articles.publish_article", _READY, _UNPUBLISHED, False),
    "update": Verb("Publish update", "articles.publish_article", _READY, _LIVE, False, asks="notice"),
    "copy_edit": Verb("Publish copy edit", "articles.publish_article", _READY, _LIVE, False, asks="notice"),
    "schedule": Verb("Schedule", "articles.schedule_article", _READY, (*_UNPUBLISHED, *_LIVE), False, asks="time"),
    "cancel": Verb("Cancel schedule", "articles.schedule_article", scheduled=True, asks="reason"),
    "correct": Verb("Correct", "articles.correct_article", states=_LIVE, asks="notice"),
    "clarify": Verb("Clarify", "articles.correct_article", states=_LIVE, asks="notice"),
    "retract": Verb("Retract", "articles.retract_article", states=_LIVE, asks="notice"),
    "withdraw": Verb(
        "Withdraw",
        "articles.withdraw_article",
        states=(PublicState.LIVE, PublicState.RETRACTED),
        asks="notice",
    ),
    "reinstate": Verb(
        "Reinstate",
        "articles.reinstate_article",
        states=(PublicState.RETRACTED, PublicState.WITHDRAWN),
        asks="notice",
    ),
    "redact": Verb("Redact", "articles.redact_article", states=_PUBLIC, asks="reason"),
}


def public_state(live_kind: str | None, *, scheduled: bool) -> PublicState:
    """Name the public state from the kind of the live version and whether one is scheduled."""
    if live_kind is None:
        return PublicState.SCHEDULED if scheduled else PublicState.NEVER_PUBLIC
    unlisted = {
        Version.Kind.RETRACTION: PublicState.RETRACTED,
        Version.Kind.WITHDRAWAL: PublicState.WITHDRAWN,
    }
    return unlisted.get(Version.Kind(live_kind), PublicState.LIVE)


def standing(article: Article, *, at: datetime | None = None) -> Standing:
    """Return where a story stands at a moment (now)."""
    at = at or clock.now()
    return Standing(article.stage, live_version(article, at), scheduled_version(article, at))


def verbs_for(user: User, article: Article, *, now: Standing | None = None) -> list[str]:
    """Name the verbs that this person may use on this story where it stands (now), in the order of a story's life."""
    now = now or standing(article)
    return [name for name in VERBS if _refusal(name, article, user, now) is None]


def may_edit(user: User, article: Article) -> bool:
    """Say whether this person may change the text: every story, or their own."""
    if user.has_perm("articles.edit_any_article"):
        return user.has_perm("articles.change_article")
    return user.has_perm("articles.change_article") and article.belongs_to(user)


def authorise(verb: str, article: Article, user: User) -> Standing:
    """Return where a locked story stands, or refuse the verb with a sentence."""
    now = standing(article)
    if refusal := _refusal(verb, article, user, now):
        raise refusal
    return now


def send_to_review(article: Article, *, by: User, reason: str = "") -> Article:
    """Hand the working copy in; ``reason`` is a word to the reviewer."""
    return _move("send_to_review", article, Stage.IN_REVIEW, by=by, reason=reason)


def send_back(article: Article, *, by: User, reason: str) -> Article:
    """Give the working copy back to its author, with what is to be done."""
    if not reason.strip():
        raise NotPossible("Say what is to be done before you send the story back.")
    return _move("send_back", article, Stage.DRAFT, by=by, reason=reason)


def approve(article: Article, *, by: User, seen: str = "", reason: str = "") -> Article:
    """Declare the working copy ready as it stands; a change of it afterwards needs a new approval.

    ``seen`` is the fingerprint of the text that was read: another one is refused.
    """
    with transaction.atomic():
        lock(article)
        if seen and seen != fingerprint(content_of(article)):
            raise NotPossible("The text was changed while you were reading it: read what it says now, then approve it.")
        return _move("approve", article, Stage.READY, by=by, reason=reason)


def note_change(article: Article, *, by: User) -> None:
    """After an edit: take back the approval of a text that is no longer the one approved."""
    if article.stage == Stage.READY and fingerprint(content_of(article)) != article.approved_fingerprint:
        with transaction.atomic():
            set_stage(article, Stage.IN_REVIEW)
            note(article, "approval_lapsed", by=by, reason="The text was changed after it was approved.")


def set_stage(article: Article, stage: str) -> None:
    """Store a stage; only ``ready`` keeps the fingerprint of what was approved."""
    article.stage = stage
    article.approved_fingerprint = fingerprint(content_of(article)) if stage == Stage.READY else ""
    article.save(update_fields=["stage", "approved_fingerprint"])


def begin_anew(article: Article) -> None:
    """After the working copy went out, or got its moment: it is a draft again, and its plan is fulfilled."""
    set_stage(article, Stage.DRAFT)
    article.planned_for = None
    article.save(update_fields=["planned_for"])


def _move(verb: str, article: Article, stage: str, *, by: User, reason: str) -> Article:
    with transaction.atomic():
        lock(article)
        authorise(verb, article, by)
        set_stage(article, stage)
        note(article, verb, by=by, reason=reason)
        label = _done(verb).capitalize()
        keep_new(article, content_of(article), label=f"{label}: {reason.strip()}" if reason.strip() else label, by=by)
    return article


def _refusal(name: str, article: Article, user: User, now: Standing) -> NotAllowed | NotPossible | None:
    verb = VERBS[name]
    if not user.has_perm(verb.right) or (name == "send_to_review" and not may_edit(user, article)):
        return NotAllowed(f"Your role does not allow you to {_phrase(name)} this story.")
    if name == "approve" and settings.FOUR_EYES and article.belongs_to(user):
        return NotAllowed("Your own story needs the approval of somebody else.")
    if verb.scheduled is not None and verb.scheduled != (now.scheduled is not None):
        return NotPossible(_schedule_sentence(now))
    if now.state not in verb.states:
        return NotPossible(f"A story that is {now.state} cannot be {_done(name)}.")
    if now.stage not in verb.stages:
        return NotPossible(f"The story is {Stage(now.stage).label.lower()}: {_way_on(name)}.")
    return None


def _phrase(name):
    return {
        "send_to_review": "send to review",
        "copy_edit": "copy-edit",
        "cancel": "cancel the schedule of",
    }.get(name, name.replace("_", " "))


def _done(name):
    return {
        "send_to_review": "sent to review",
        "send_back": "sent back",
        "copy_edit": "copy-edited",
        "cancel": "cancelled",
        "withdraw": "withdrawn",
        "clarify": "clarified",
    }.get(name, f"{name.removesuffix('e')}ed")


def _schedule_sentence(now: Standing) -> str:
    if now.scheduled is None:
        return "Nothing is scheduled for this story."
    when = f"{now.scheduled.live_from:%d %B %Y, %H:%M} UTC"
    return f"A version is scheduled for {when}: cancel it first."


def _way_on(name):
    if name == "send_to_review":
        return "it has been handed in already"
    if name == "approve":
        return "it has been approved already"
    if name == "send_back":
        return "it is with its author already"
    return "it must be approved first"
