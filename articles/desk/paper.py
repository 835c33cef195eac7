"""What the paper is about to bring, and what in it asks for a look: for everybody at the desk, their stories only."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from math import inf

from django.db.models import F, Func, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.desk.countdown import until
from articles.desk.front import coming_front
from articles.desk.piles import LIMIT, Line, Pile, pile, stories_url, story_url
from articles.models import Article, Version
from newsroom import clock
from newsroom.accounts.models import User
from sources.models import Source

WEEK = timedelta(days=7)


def paper(user: User, *, at: datetime | None = None) -> list[Pile]:
    """Return what goes out, today and later, and what may have to be set right: six queries, whatever their size."""
    at = at or clock.now()
    coming = Version.objects.scheduled(at=at).editable_by(user).defer("document").order_by("live_from")
    midnight = midnight_after(at)
    found = [
        _today(user, coming.filter(live_from__lt=midnight), at),
        pile(
            "scheduled",
            "Scheduled for later",
            "Nothing is scheduled for later.",
            coming.filter(live_from__gte=midnight),
            _going_out(at),
            url=stories_url(state="scheduled"),
        ),
    ]
    if user.has_perm("articles.view_front") and (front := coming_front(at=at)):
        place = 0 if front.moment < midnight else 1
        found[place] = _with_line(found[place], front)
    if user.has_perm("sources.view_source"):
        found.append(_altered(user, at))
    return [*found, _set_right(user, at)]


def midnight_after(at: datetime) -> datetime:
    """Return the end of the day in which a moment lies."""
    return midnight_of(timezone.localtime(at).date() + timedelta(days=1))


def midnight_of(day) -> datetime:
    """Return the beginning of a day in the time of the newspaper."""
    return timezone.make_aware(datetime.combine(day, time()))


def _today(user, coming: QuerySet[Version], at: datetime) -> Pile:
    """Two queries: what is scheduled for the rest of the day, then what is planned for it."""
    title, empty = "Going out today", "Nothing more goes out today."
    today = pile("today", title, empty, coming, _going_out(at, "scheduled"), url=stories_url(state="scheduled"))
    planned = Article.objects.editable_by(user).filter(planned_for=timezone.localtime(at).date()).order_by("pk")
    lines = today.lines + [_planned(story) for story in planned[: LIMIT - len(today.lines)]]
    return replace(today, lines=lines)


def _with_line(pile, line):
    """Add a line where its moment belongs; what is planned for the day has none and comes last."""
    return replace(
        pile, lines=sorted([*pile.lines, line], key=lambda one: one.moment.timestamp() if one.moment else inf)
    )


def _going_out(at, word=""):
    def line(version):
        kind = "" if version.number == 1 else version.get_kind_display().lower()
        chip = " ".join(filter(None, [word, kind]))
        left = until(version.live_from, at=at)
        return Line(version.headline, story_url(version.article_id), chip, "scheduled", "", version.live_from, left)

    return line


def _planned(story):
    return Line(str(story), story_url(story.pk), "planned", "planned", story.get_stage_display().lower())


def _set_right(user, at):
    """Corrections, clarifications and retractions of the last seven days."""
    week = Version.objects.set_right(at=at).filter(live_from__gt=at - WEEK).editable_by(user).defer("document")
    empty = "Nothing had to be corrected in the last seven days."
    return pile("corrections", "Set right this week", empty, week, _setting_right, url=reverse("articles:corrections"))


def _setting_right(version):
    return Line(
        version.headline,
        story_url(version.article_id),
        version.get_kind_display().lower(),
        version.kind,
        version.notice,
        version.live_from,
    )


def _altered(user, at):
    """Reports killed or corrected after the version that readers see was published on them."""
    uses = Version.objects.live(at=at).citing(OuterRef("pk")).filter(live_from__lt=OuterRef("status_at"))
    uses = uses.editable_by(user)
    sources = (
        Source.objects.altered_lately()
        .select_related("agency")
        .annotate(
            headline=Subquery(uses.values("headline")[:1]),
            touched=Subquery(uses.order_by().annotate(n=Func(F("pk"), function="COUNT")).values("n")),
        )
        .filter(headline__isnull=False)
    )
    empty = "No live story stands on a report that its agency has changed since."
    return pile("sources", "Reports changed under live stories", empty, sources, _alteration, url="")


def _alteration(source):
    others = source.touched - 1
    about = f"cited by “{source.headline}”" + (f" and {others} more" if others else "")
    chip = "killed" if source.is_killed else "corrected"
    return Line(str(source), stories_url(source=source.ref), chip, chip, about, source.status_at)
