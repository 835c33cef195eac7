from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.desk.paper import midnight_after, paper
from articles.desk.piles import LIMIT
from articles.publishing import cancel, correct, live_content, retract
from newsroom import clock
from sources.standing import kill, mark_corrected, restore
from tests.makers import make_article, make_published_article, make_scheduled_article, make_source, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


def lines(user, name):
    return next(pile.lines for pile in paper(user) if pile.name == name)


def titles(user, name):
    return [line.title for line in lines(user, name)]


def test_what_goes_out_today_stands_apart_from_what_is_scheduled_for_later():
    make_scheduled_article(headline="Tonight", at=NOON + timedelta(hours=9))
    make_scheduled_article(headline="Soon", at=NOON + timedelta(hours=1))
    make_scheduled_article(headline="Tomorrow", at=NOON + timedelta(hours=30))
    make_article(headline="Planned", planned_for=timezone.localdate(NOON))
    make_article(headline="Planned for tomorrow", planned_for=timezone.localdate(NOON) + timedelta(days=1))
    make_published_article(headline="Out")
    cancel(make_scheduled_article(headline="Cancelled"), by=make_user("editor"))
    editor = make_user("editor")
    assert titles(editor, "today") == ["Soon", "Tonight", "Planned"]
    assert [line.chip for line in lines(editor, "today")] == ["scheduled", "scheduled", "planned"]
    assert titles(editor, "scheduled") == ["Tomorrow"]


def test_what_is_scheduled_counts_down():
    make_scheduled_article(at=NOON + timedelta(hours=20))
    [line] = lines(make_user("editor"), "scheduled")
    assert (line.until, line.moment) == ("in 20 hours", NOON + timedelta(hours=20))


def test_the_day_ends_in_the_time_zone_of_the_paper(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    timezone.get_default_timezone.cache_clear()
    try:
        assert midnight_after(NOON) == datetime(2026, 11, 25, 15, tzinfo=UTC)
    finally:
        timezone.get_default_timezone.cache_clear()


def test_what_was_set_right_in_the_last_week_is_told_with_its_notice():
    old = make_published_article(headline="Long ago", at=NOON - timedelta(days=30))
    new, gone = make_published_article(headline="Wrong"), make_published_article(headline="Untenable")
    editor = make_user("editor")
    with clock.at(NOON - timedelta(days=8)):
        correct(old, by=editor, content=live_content(old), notice="Of last week.")
    correct(new, by=editor, content=live_content(new), notice="The river is the Orrin.")
    with clock.at(NOON + timedelta(seconds=1)):
        retract(gone, by=make_user("chief editor"), notice="One source, withdrawn.")
        found = lines(editor, "corrections")
    assert [(line.title, line.chip, line.about) for line in found] == [
        ("Untenable", "retraction", "One source, withdrawn."),
        ("Wrong", "correction", "The river is the Orrin."),
    ]


def test_reports_changed_under_live_stories_are_told_until_the_story_is_set_right():
    killed, changed, restored, unused = (make_source(title=f"Report {name}") for name in "ABCD")
    story = make_published_article(headline="Stands on them", sources=[killed, changed, restored])
    make_published_article(headline="Stands on one", sources=[changed])
    make_article(sources=[unused])
    editor = make_user("editor")
    with clock.at(NOON + timedelta(minutes=1)):
        kill(killed, by=editor, note="Withdrawn.")
        kill(unused, by=editor, note="Withdrawn.")
        kill(restored, by=editor, note="Withdrawn.")
        restore(restored, by=editor, note="It stands.")
    with clock.at(NOON + timedelta(minutes=2)):
        mark_corrected(changed, by=editor, note="Seven, not six.")
        found = lines(editor, "sources")
    assert [line.chip for line in found] == ["corrected", "killed"]
    assert "Report B" in found[0].title and found[0].about.endswith("and 1 more")
    assert found[1].about == "cited by “Stands on them”"
    with clock.at(NOON + timedelta(minutes=3)):
        correct(story, by=editor, content=live_content(story), notice="Without it.", overrule="It is said so.")
        assert [line.about for line in lines(editor, "sources")] == ["cited by “Stands on one”"]


def test_reporter_is_told_of_own_stories_only():
    reporter, editor = make_user("reporter"), make_user("editor")
    source = make_source()
    mine, other = make_published_article(by=reporter, headline="Mine"), make_published_article(sources=[source])
    make_scheduled_article(by=reporter, headline="Mine too", at=NOON + timedelta(days=1))
    make_scheduled_article(at=NOON + timedelta(days=1))
    make_article(planned_for=timezone.localdate(NOON))
    for story in (mine, other):
        correct(story, by=editor, content=live_content(story), notice="It was otherwise.")
    with clock.at(NOON + timedelta(minutes=1)):
        kill(source, by=editor, note="Withdrawn.")
        assert {pile.name: [line.title for line in pile.lines] for pile in paper(reporter)} == {
            "today": [],
            "scheduled": ["Mine too"],
            "sources": [],
            "corrections": ["Mine"],
        }


@pytest.mark.parametrize("many", [1, LIMIT + 1])
def test_the_paper_costs_the_same_for_few_and_many_stories(many, django_assert_max_num_queries):
    for place in range(many):
        make_scheduled_article(at=NOON + timedelta(hours=1 + place))
        make_article(planned_for=timezone.localdate(NOON), sources=[])
    editor = make_user("editor")
    with django_assert_max_num_queries(8):  # two ask for rights
        paper(editor)
