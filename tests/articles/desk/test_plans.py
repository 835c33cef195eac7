"""How the database answers the first page, the calendar and the quick find: by an index, however many the stories."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.desk import quick_find
from articles.desk.calendar import span_of, weeks
from articles.desk.paper import paper
from articles.desk.waiting import waiting
from tests.articles.desk.plans import assert_bounded, plans_of
from tests.makers import make_user

NOVEMBER = span_of("2026-11", None, today=date(2026, 11, 26))

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def filled(django_db_setup, django_db_blocker):
    """A few hundred stories that the database knows, made once for this file and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("fill", stories=300, seed=3, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            if connection.vendor == "postgresql":  # a scan is right in a small table: ask if the index could serve
                cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_no_pile_reads_every_story(role):
    user = make_user(role)
    with CaptureQueriesContext(connection) as queries:
        waiting(user)
    plans = plans_of(queries, "articles_article")
    assert_bounded(plans)
    assert role == "reporter" or "article_of_a_stage" in "".join(plans)


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_the_paper_never_reads_every_story_version_or_source(role):
    user = make_user(role)
    with CaptureQueriesContext(connection) as queries:
        paper(user)
    for table, index in {
        "articles_version": "version_coming_or_going",
        "articles_article": "article_planned_for",
        "sources_source": "source_altered_lately",
    }.items():
        plans = plans_of(queries, table)
        assert_bounded(plans)
        assert role == "reporter" or index in "".join(plans)


def test_a_month_reads_its_days_only():
    with CaptureQueriesContext(connection) as queries:
        weeks(make_user("editor"), NOVEMBER)
    for table, index in {
        "articles_version": "version_coming_or_going",
        "articles_article": "article_planned_for",
    }.items():
        plans = plans_of(queries, table)
        assert_bounded(plans)
        assert index in "".join(plans)


def test_quick_find_reads_the_newest_only(monkeypatch):
    monkeypatch.setattr(quick_find, "REACH", 10)  # as few of these as five thousand are of very many
    editor = make_user("editor")
    with CaptureQueriesContext(connection) as queries:
        quick_find.find(editor, "harbour")
    named, recent = plans_of(queries, "articles_article")
    assert_bounded([named])
    assert "article_last_changed" in recent
