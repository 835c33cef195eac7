"""The deeds: what is done to the stories, by whom and when, through the real verbs."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from articles import publishing
from articles.models import Article
from articles.publishing.record import Content, cite
from newsroom import clock, prose
from newsroom.accounts.models import User
from newsroom.demo.cast import Cast, add_citations, day_of
from newsroom.demo.content import setting
from newsroom.demo.content.kinds import Deed, Edits, Story
from sources import standing
from sources.archiving import keep

Verb = Callable[..., object]

# The verbs of the desk that take only words, with the words they take.
SPOKEN: dict[str, tuple[Verb, tuple[str, ...]]] = {
    "send_to_review": (publishing.send_to_review, ("reason",)),
    "send_back": (publishing.send_back, ("reason",)),
    "approve": (publishing.approve, ("reason",)),
    "publish": (publishing.publish, ("overrule", "reason")),
    "update": (publishing.update, ("notice", "overrule", "reason")),
    "copy_edit": (publishing.copy_edit, ("notice", "overrule", "reason")),
    "retract": (publishing.retract, ("notice", "reason")),
    "withdraw": (publishing.withdraw, ("notice", "basis", "reason")),
}


def in_order(stories: Iterable[Story], now: datetime) -> list[tuple[datetime, Story, Deed]]:
    """Every deed of every story as it happened, the oldest first."""
    all_deeds = [(deed.at(now), story, deed) for story in stories for deed in story.life]
    return sorted(all_deeds, key=lambda item: item[0])


def perform(deed: Deed, story: Story, cast: Cast) -> None:
    """Do one deed at the moment of the clock."""
    article, by = cast.stories[story.slug], cast.people[deed.by]
    article.refresh_from_db()
    if deed.verb in SPOKEN:
        verb, words = SPOKEN[deed.verb]
        verb(article, by=by, **{word: getattr(deed, word) for word in words})
    else:
        UNSPOKEN[deed.verb](article, deed, by, story, cast)


def _edit(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    edits = deed.edits
    article.headline = edits.headline or article.headline
    article.standfirst = edits.standfirst or article.standfirst
    article.body = _rewritten(article.body, edits, story, cast)
    article.changed_by, article.changed_at = by, clock.now()
    article.revision += 1
    article.save()
    add_citations(cast, article, edits.cites)
    publishing.note_change(article, by=by)


def _schedule(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    publishing.schedule(article, by=by, at=deed.due(cast.now), notice=deed.notice, overrule=deed.overrule)


def _correct(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    publishing.correct(article, by=by, content=_set_right(article, deed, story, cast), **_words(deed))


def _clarify(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    publishing.clarify(article, by=by, content=_set_right(article, deed, story, cast), **_words(deed))


def _kill_source(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    standing.kill(cast.sources[deed.source], by=by, note=deed.notice)


def _correct_source(article: Article, deed: Deed, by: User, story: Story, cast: Cast) -> None:
    source, text = cast.sources[deed.source], setting.paragraphs(deed.text)
    keep(source, data=text.encode(), text=text)
    standing.mark_corrected(source, by=by, note=deed.notice)


UNSPOKEN: dict[str, Callable[[Article, Deed, User, Story, Cast], None]] = {
    "edit": _edit,
    "schedule": _schedule,
    "correct": _correct,
    "clarify": _clarify,
    "source_killed": _kill_source,
    "source_corrected": _correct_source,
}


def _words(deed: Deed) -> dict[str, str]:
    return {"notice": deed.notice, "overrule": deed.overrule, "reason": deed.reason}


def _set_right(article: Article, deed: Deed, story: Story, cast: Cast) -> Content:
    """The live content with the edits of a correction."""
    live, edits = publishing.live_content(article), deed.edits
    added = tuple(cite(cast.sources[key], note) for key, note in edits.cites.items())
    return replace(
        live,
        headline=edits.headline or live.headline,
        standfirst=edits.standfirst or live.standfirst,
        body=_rewritten(live.body, edits, story, cast),
        citations=live.citations + added,
    )


def _rewritten(body: str, edits: Edits, story: Story, cast: Cast) -> str:
    for old, new in edits.body:
        if body.count(old) != 1:
            raise ValueError(f"{story.slug} should hold once: {old}")
        body = body.replace(old, cast.body(new, day_of(story, cast.now)))
    return prose.clean(body)
