from datetime import UTC, date, datetime, timedelta

import pytest

from articles.desk.calendar import OF_A_DAY, span_of, weeks
from articles.publishing import cancel, correct, live_content
from newsroom import clock
from tests.makers import make_article, make_published_article, make_scheduled_article, make_user

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
NOVEMBER = span_of("2026-11", None, today=TODAY)


@pytest.fixture
def at_noon(db):
    with clock.at(NOON):
        yield


def entries(user, span=NOVEMBER):
    days = [day for week in weeks(user, span) for day in week]
    return {f"{day.date:%d.%m.}": [(entry.title, entry.state) for entry in day.entries] for day in days if day.entries}


def test_a_span_is_a_month_or_a_week_of_the_address():
    week = span_of(None, "2026-W53", today=TODAY)
    assert (NOVEMBER.first, NOVEMBER.last, NOVEMBER.title) == (date(2026, 11, 1), date(2026, 11, 30), "November 2026")
    assert (week.first, week.last, week.title) == (
        date(2026, 12, 28),
        date(2027, 1, 3),
        "28 December to 3 January 2027",
    )
    assert (NOVEMBER.before.query, NOVEMBER.after.query) == ("month=2026-10", "month=2026-12")
    assert (week.before.query, week.after.query) == ("week=2026-W52", "week=2027-W01")


@pytest.mark.parametrize(
    ("month", "week"),
    [
        (None, None),
        ("", ""),
        ("2026-13", None),
        ("2026-00", None),
        ("0000-01", None),
        ("9999-12", None),
        ("２０２６-１２", None),
        ("2026-11-25", None),
        ("soon", "soon"),
        (None, "2026-W54"),
        (None, "2025-W53"),
        (None, "0001-W01"),
        (None, "2026-48"),
        ("\0", "\0"),
    ],
)
def test_what_is_no_month_and_no_week_is_this_month(month, week):
    assert span_of(month, week, today=TODAY) == NOVEMBER


def test_the_calendar_has_a_first_and_a_last_page():
    assert span_of("1900-01", None, today=TODAY).before is None
    assert span_of("2199-12", None, today=TODAY).after is None
    assert len(weeks(make_unsaved(), span_of("2199-12", None, today=TODAY))) in (5, 6)


def make_unsaved():
    class Nobody:
        def has_perm(self, right):
            return False

    return Nobody()


def test_published_scheduled_and_planned_stand_on_their_days(at_noon):
    make_published_article(headline="Out", at=NOON - timedelta(days=2))
    make_scheduled_article(headline="Coming", at=NOON + timedelta(days=1))
    cancel(make_scheduled_article(headline="Cancelled", at=NOON + timedelta(days=1)), by=make_user("editor"))
    make_article(headline="Meant", planned_for=date(2026, 11, 27))
    make_article(headline="Never meant")
    assert entries(make_user("editor")) == {
        "23.11.": [("Out", "published")],
        "26.11.": [("Coming", "scheduled")],
        "27.11.": [("Meant", "planned")],
    }


def test_a_story_stands_on_the_day_of_its_publication_not_of_its_correction(at_noon):
    article = make_published_article(headline="Out", at=NOON - timedelta(days=2))
    correct(article, by=make_user("editor"), content=live_content(article), notice="It was otherwise.")
    assert entries(make_user("editor")) == {"23.11.": [("Out", "published")]}


def test_days_of_other_months_fill_the_first_and_the_last_week(at_noon):
    make_article(headline="Meant", planned_for=date(2026, 12, 2))
    found = weeks(make_user("editor"), NOVEMBER)
    assert (found[0][0].date, found[-1][-1].date) == (date(2026, 10, 26), date(2026, 12, 6))
    assert [day.date for week in found for day in week if day.is_today] == [TODAY]
    assert found[-1][2].entries and not found[-1][2].is_inside


def test_reporter_sees_own_stories_only(at_noon):
    reporter = make_user("reporter")
    make_article(headline="Mine", by=reporter, planned_for=TODAY)
    make_published_article(headline="Mine too", by=reporter)
    make_article(planned_for=TODAY)
    make_published_article()
    assert entries(reporter) == {"25.11.": [("Mine too", "published"), ("Mine", "planned")]}


def test_a_full_day_is_short_and_says_how_many_more(at_noon):
    for _ in range(OF_A_DAY["month"] + 2):
        make_article(planned_for=TODAY, sources=[])
    make_published_article()
    day = weeks(make_user("editor"), NOVEMBER)[4][2]
    assert (len(day.entries), day.more, day.week.query) == (OF_A_DAY["month"] + 1, 2, "week=2026-W48")


@pytest.mark.parametrize("many", [1, 8])
def test_a_month_costs_the_same_for_few_and_many_stories(at_noon, many, django_assert_max_num_queries):
    for n in range(many):
        make_article(planned_for=TODAY + timedelta(days=n % 3), sources=[])
        make_scheduled_article(at=NOON + timedelta(hours=10 * n + 1))
    editor = make_user("editor")
    with django_assert_max_num_queries(4):  # two ask for rights
        weeks(editor, NOVEMBER)
