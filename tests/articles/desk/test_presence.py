from datetime import timedelta

import pytest

from articles.desk.presence import Other, beat, leave
from articles.models import Presence
from newsroom import clock
from tests.makers import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article()


def names(others):
    return [(other.name, other.writing) for other in others]


def test_somebody_else_is_seen_and_whether_they_write(article, editor, reporter):
    assert beat(user=editor, article=article, tab="a", typing=False) == []
    assert names(beat(user=reporter, article=article, tab="b", typing=True)) == [("Jonah Adeyemi", False)]
    assert names(beat(user=editor, article=article, tab="a", typing=False)) == [("Mara Lindqvist", True)]


def test_who_closes_one_of_two_tabs_is_still_here(article, editor, reporter):
    for tab in ("a", "b"):
        beat(user=editor, article=article, tab=tab, typing=tab == "a")
    assert names(beat(user=reporter, article=article, tab="c", typing=False)) == [("Jonah Adeyemi", True)]
    leave(user=editor, article=article, tab="a")
    assert names(beat(user=reporter, article=article, tab="c", typing=False)) == [("Jonah Adeyemi", False)]


def test_another_tab_of_ones_own_is_told_as_such(article, editor):
    beat(user=editor, article=article, tab="a", typing=False)
    assert beat(user=editor, article=article, tab="b", typing=False) == [Other("Jonah Adeyemi", True, False)]


def test_who_is_not_heard_of_is_gone_and_forgotten(article, editor, reporter):
    now = clock.now()
    with clock.at(now - timedelta(seconds=25)):
        beat(user=editor, article=article, tab="a", typing=True)
    assert names(beat(user=reporter, article=article, tab="b", typing=False)) == [("Jonah Adeyemi", False)]
    with clock.at(now + timedelta(seconds=20)):
        assert beat(user=reporter, article=article, tab="b", typing=False) == []
    with clock.at(now + timedelta(hours=2)):
        beat(user=reporter, article=article, tab="b", typing=False)
    assert Presence.objects.get().user == reporter


def test_nobody_is_here_of_another_story(article, editor, reporter):
    beat(user=editor, article=make_article(), tab="a", typing=False)
    assert beat(user=reporter, article=article, tab="b", typing=False) == []
