"""The editorial calendar: what went out, what is scheduled and what is only planned, day by day."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils import timezone
from django.utils.formats import date_format

from articles.desk.paper import midnight_of
from articles.desk.piles import story_url
from articles.models import Article, Version
from newsroom import clock
from newsroom.accounts.models import User

NAMES = {"month": re.compile(r"([0-9]{4})-([0-9]{2})"), "week": re.compile(r"([0-9]{4})-W([0-9]{2})")}
FIRST_YEAR, LAST_YEAR = 1900, 2199
OF_A_DAY = {"month": 5, "week": 40}
DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Span:
    """A month or an ISO week: its first and last day, and its name in addresses."""

    unit: str
    first: date
    last: date

    @property
    def query(self) -> str:
        return f"{self.unit}={self.name}"

    @property
    def name(self) -> str:
        year, week, _ = self.first.isocalendar()
        return f"{self.first:%Y-%m}" if self.unit == "month" else f"{year}-W{week:02}"

    @property
    def title(self) -> str:
        if self.unit == "month":
            return date_format(self.first, "F Y")
        return f"{date_format(self.first, 'j F')} to {date_format(self.last, 'j F Y')}"

    @property
    def before(self) -> "Span | None":
        return around(self.unit, self.first - timedelta(days=1))

    @property
    def after(self) -> "Span | None":
        return around(self.unit, self.last + timedelta(days=1))


@dataclass(frozen=True)
class Entry:
    """A story on a day; ``state`` is published, scheduled or planned, and a planned one has no moment."""

    title: str
    url: str
    state: str
    moment: datetime | None = None
    about: str = ""


@dataclass(frozen=True)
class Day:
    """A day of the calendar; ``more`` is how many stories it has beyond those shown."""

    date: date
    is_today: bool
    is_inside: bool
    entries: list[Entry]
    more: int

    @property
    def week(self) -> Span:
        return _week_of(self.date)


def span_of(month: str | None, week: str | None, *, today: date) -> Span:
    """Read a month ("2026-11") or an ISO week ("2026-W48") of an address; what is neither is the month of today."""
    return _asked("month", month) or _asked("week", week) or _month_of(today)


def around(unit: str, day: date) -> Span | None:
    """Return the month or the week in which a day lies; None beyond the years of the calendar."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return _month_of(day) if unit == "month" else _week_of(day)


def weeks(user: User, span: Span, *, at: datetime | None = None) -> list[list[Day]]:
    """Return the whole weeks that hold a span, with what this person may write: two queries."""
    at = at or clock.now()
    first, last = _week_of(span.first).first, _week_of(span.last).last
    today = timezone.localtime(at).date()
    entries, totals = _by_day(user, first, last, at, OF_A_DAY[span.unit])
    days = [
        Day(day, day == today, span.first <= day <= span.last, entries[day], totals[day] - len(entries[day]))
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]
    return [days[n : n + DAYS_OF_A_WEEK] for n in range(0, len(days), DAYS_OF_A_WEEK)]


def _by_day(user, first, last, at, most):
    """Return the entries of each day, at most some that went or go out and some planned, and how many there are."""
    entries: dict[date, list[Entry]] = defaultdict(list)
    totals: dict[date, int] = defaultdict(int)
    out = Version.objects.of_days(midnight_of(first), midnight_of(last + timedelta(days=1)), at=at).editable_by(user)
    out = out.annotate(day=TruncDate("live_from")).only("article_id", "headline", "live_from")
    planned = Article.objects.editable_by(user).filter(planned_for__range=(first, last))
    planned = planned.annotate(day=F("planned_for")).only("headline", "stage")
    for row in [*_first_of_each_day(out, "live_from", most), *_first_of_each_day(planned, "pk", most)]:
        entries[row.day].append(_entry(row, at))
        totals[row.day] += row.of_day if row.place == 1 else 0
    return entries, totals


def _first_of_each_day(rows: QuerySet, order: str, most: int) -> QuerySet:
    place = Window(RowNumber(), partition_by=F("day"), order_by=[F(order), F("pk")])
    of_day = Window(Count("pk"), partition_by=F("day"))
    return rows.annotate(place=place, of_day=of_day).filter(place__lte=most).order_by("day", "place")


def _entry(row, at):
    if isinstance(row, Article):
        return Entry(str(row), story_url(row.pk), "planned", about=row.get_stage_display().lower())
    state = "published" if row.live_from <= at else "scheduled"
    return Entry(row.headline, story_url(row.article_id), state, row.live_from)


def _asked(unit: str, text: str | None) -> Span | None:
    found = NAMES[unit].fullmatch(text or "")
    try:
        return around(unit, _first(unit, *map(int, found.groups()))) if found else None
    except ValueError:  # no such month, no such week in that year
        return None


def _first(unit: str, year: int, number: int) -> date:
    return date(year, number, 1) if unit == "month" else date.fromisocalendar(year, number, 1)


def _month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span("month", first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _week_of(day: date) -> Span:
    first = day - timedelta(days=day.weekday())
    return Span("week", first, first + timedelta(days=6))
