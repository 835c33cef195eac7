"""Forgetting drafts that nobody came back to."""

from datetime import timedelta

import pytest

from articles.desk import drafts
from articles.desk.pruning import prune_drafts
from articles.models import Draft
from newsroom import clock
from newsroom.schedule import SCHEDULE
from tests.makers import make_article

pytestmark = pytest.mark.django_db


def written(user, tab, *, days, article=None):
    with clock.at(clock.now() - timedelta(days=days)):
        return drafts.keep(user=user, article=article, tab=tab, fields=[("headline", ["Typed"])])


def test_what_nobody_came_back_to_for_a_month_is_forgotten(editor, reporter):
    written(editor, "tab1tab1", days=31, article=make_article())
    written(reporter, "tab1tab1", days=40)
    kept = {written(editor, f"tab{number}abcd", days=29).pk for number in range(30)}
    assert prune_drafts.call() == "forgot 2 drafts"
    assert set(Draft.objects.values_list("pk", flat=True)) == kept
    assert prune_drafts.call() is None


def test_tab_begun_long_ago_and_written_in_since_keeps_its_draft(editor):
    written(editor, "tab1tab1", days=90)
    written(editor, "tab1tab1", days=2)
    assert prune_drafts.call() is None
    assert Draft.objects.exists()


def test_it_is_done_daily():
    assert [periodic.every for periodic in SCHEDULE if periodic.job == prune_drafts] == [timedelta(days=1)]
