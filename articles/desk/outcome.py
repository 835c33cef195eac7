"""What readers will get of a story when a verb is done: the two contents that a confirm page compares."""

from dataclasses import dataclass, replace

from articles.models import Article
from articles.publishing.record import Content, content_of, content_of_version
from articles.publishing.retract import content_that_stood
from articles.publishing.workflow import Standing

WORKING_COPY = frozenset({"send_to_review", "send_back", "approve", "publish", "update", "copy_edit", "schedule"})


@dataclass(frozen=True)
class Outcome:
    """What readers see before and after; None where they see nothing, or nothing changes."""

    before: Content | None
    after: Content | None


def outcome(verb: str, article: Article, now: Standing) -> Outcome:
    """Return what a verb changes for readers.

    For the stages of the desk it is what publishing would change, for a cancellation what does
    not go out.
    """
    before = content_of_version(now.live) if now.live else None
    if verb in WORKING_COPY:
        return Outcome(before, content_of(article))
    if verb == "cancel" and now.scheduled:
        return Outcome(before, content_of_version(now.scheduled))
    if verb == "retract" and before:
        return Outcome(before, retracted(before))
    if verb == "withdraw" and before:
        return Outcome(before, withdrawn(before))
    if verb == "reinstate" and before:
        return Outcome(before, content_that_stood(article))
    return Outcome(before, before)


def retracted(content: Content) -> Content:
    """Return what a retraction leaves: the headline, the byline, the tags and the sources."""
    return replace(content, standfirst="", body="", lead_image=None, images=(), related=())


def withdrawn(content: Content) -> Content:
    """Return what a withdrawal leaves in the record; readers get none of it."""
    return replace(retracted(content), dateline="", citations=())
