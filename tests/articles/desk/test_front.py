from datetime import UTC, datetime, timedelta

import pytest

from articles.desk.front import BELOW, Change, changes, coming_front, issues, placed, suggested, unpublished
from articles.models import FrontEdition
from articles.publishing import front, retract, withdraw
from newsroom import clock
from tests.makers import (
    edit,
    make_article,
    make_edition,
    make_published_article,
    make_scheduled_article,
)

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TITLES = {letter: letter.upper() for letter in "abcdefg"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("abc", "abc", []),
        ("", "ab", [("A", 1, None), ("B", 2, None)]),
        ("abc", "ab", [("C", None, 3)]),
        ("abcd", "dabc", [("D", 1, 4)]),
        ("abcd", "bcda", [("A", 4, 1)]),
        ("abc", "eabc", [("E", 1, None)]),
        ("abcd", "aced", [("E", 3, None), ("B", None, 2)]),
    ],
)
def test_story_that_others_pushed_along_did_not_move(before, after, told):
    assert changes(list(before), list(after), TITLES) == [Change(*change) for change in told]


@pytest.mark.django_db
def test_stories_are_told_as_they_stand(chief, django_assert_num_queries):
    with clock.at(NOON - HOUR):
        live = make_published_article(headline="As readers see it")
        edit(live, headline="As it is being written")
        coming = make_scheduled_article(headline="Later", at=NOON + HOUR)
        draft = make_article(headline="")
        wrong, gone = make_published_article(headline="Wrong"), make_published_article(headline="Gone")
        retract(wrong, by=chief, notice="Invented.")
        withdraw(gone, by=chief, notice="It harmed somebody.", basis="personal")
    stories = (live, coming, draft, wrong, gone)
    with django_assert_num_queries(1):
        found = placed([story.ref for story in (*stories, live)] + ["no-ref"], at=NOON)
    assert [(story.title, story.state) for story in found] == [
        ("As readers see it", "live"),
        ("Later", "scheduled"),
        ("Untitled story", "never public"),
        ("Wrong", "retracted"),
        ("Gone", "withdrawn"),
    ]
    assert [story.moment for story in found[:3]] == [NOON - HOUR, NOON + HOUR, None]
    assert [bool(story.unseen) for story in found] == [False, False, True, True, True]
    assert [story.place for story in found][:2] == ["Lead", "Beside the lead, first"] and BELOW == "Below"


@pytest.mark.django_db
def test_newest_stories_and_the_next_to_go_out_are_suggested():
    on, newest = make_published_article(), make_published_article(headline="Newest")
    make_scheduled_article(headline="Next")
    make_article()
    assert [story.title for story in suggested([on.ref])] == ["Next", "Newest"]
    assert newest.headline == "Newest"


@pytest.mark.django_db
def test_history_tells_what_changed_against_what_readers_had_before(editor, django_assert_num_queries):
    a, b, c = (make_published_article(at=NOON - HOUR, headline=letter) for letter in "ABC")
    with clock.at(NOON):
        make_edition(a, b)
        make_edition(b, a, at=NOON + 2 * HOUR)
    with clock.at(NOON + HOUR):
        make_edition(a, b, c)  # stands until the scheduled one
    with clock.at(NOON + 3 * HOUR):
        make_edition(c, at=NOON + 4 * HOUR)
        front.cancel(number=4, by=editor)
        editions = list(FrontEdition.objects.all())
        with django_assert_num_queries(2):
            found = {issue.edition.number: issue for issue in issues(editions)}
        assert unpublished([a.ref], FrontEdition.objects.live().get()) == [Change("B", None, 1)]
    assert (found[1].before, found[1].changes, found[1].titles) == (None, [], ["A", "B"])
    assert found[3].before.number == 1 and found[3].changes == [Change("C", 3, None)]
    assert found[2].before.number == 3 and [change.title for change in found[2].changes] == ["B", "C"]
    assert found[4].before is None and found[4].changes == []


@pytest.mark.django_db
def test_scheduled_edition_is_a_line_of_the_first_page():
    assert coming_front(at=NOON) is None
    story = make_published_article(at=NOON - HOUR)
    with clock.at(NOON):
        make_edition(story, at=NOON + HOUR, note="Evening")
    line = coming_front(at=NOON)
    assert (line.title, line.until, line.about) == ("The front, edition 1", "in 60 minutes", "Evening")
    assert coming_front(at=NOON + HOUR) is None
