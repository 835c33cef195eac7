"""Lists use their index, on both databases, first page and ten years back."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Author, StoryLog, Tag, Version
from articles.models.paging import read_cursor, write_cursor
from articles.views.finding import find
from newsroom import clock
from sources.models import Agency, Source

pytestmark = pytest.mark.django_db


def page(stories, before):
    """Ask for a page of a list as ``StoryList`` does."""
    return list(stories.older_than(read_cursor(before)))


@pytest.fixture(scope="module", autouse=True)
def filled(django_db_setup, django_db_blocker):
    """A newspaper filled once for this file, inside a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("fill", stories=400, seed=3, verbosity=0)
        plan_from_counts()
        yield
        transaction.set_rollback(True)


def plan_from_counts():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # a scan is right in a small table: ask if the index could serve
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")


def lists():
    live = Version.objects.live()
    return {
        "listing_newest_first": live.listed(),
        "tagging_newest_first": live.tagged(Tag.objects.first()),
        "bylining_newest_first": live.by(Author.objects.first()),
        "agency_use_newest_first": live.citing_agency(Agency.objects.first()),
        "source_use_newest_first": live.citing(Source.objects.first()),
        "version_that_sets_right": Version.objects.set_right(),
    }


def plan_of(take):
    """The query of versions that a reading asks, and its plan."""
    with CaptureQueriesContext(connection) as queries:
        take()
    sql = next(q["sql"] for q in queries if 'FROM "articles_version"' in q["sql"])
    return sql, explain(sql)


def explain(sql):
    words = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{words} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def assert_by_index(plan, index):
    assert index in plan, plan
    for bad in ("TEMP B-TREE FOR ORDER", "SCAN articles_version", "Seq Scan on articles_version"):
        assert bad not in plan, plan
    assert not any(line.strip(" ->").startswith(("Sort ", "Sort  (")) for line in plan.splitlines()), plan


def steps_of(take):
    """How much SQLite does for a reading: the steps of its machine."""
    steps = []
    connection.connection.set_progress_handler(lambda: steps.append(1), 1)
    take()
    connection.connection.set_progress_handler(None, 0)
    return len(steps)


def assert_entered_there(plan, first, deep):
    """The index is entered at the cursor, not read until there: SQLite's plan does not say, its work does."""
    if connection.vendor == "postgresql":
        assert "Index Cond: " in plan and "ROW(" in plan, plan
    else:
        assert steps_of(deep) <= 1.3 * steps_of(first)


def test_a_list_reads_its_index_without_sorting():
    long_ago = write_cursor(clock.now() - timedelta(days=6500), Article.objects.first().ref)
    for index, stories in lists().items():
        first, deep = (partial(page, stories.for_cards(), before) for before in (None, long_ago))
        _, plan = plan_of(first)
        assert_by_index(plan, index)
        sql, plan = plan_of(deep)
        assert ") < (" in sql  # one comparison of rows, not two columns joined by OR
        assert "OFFSET" not in sql
        assert_by_index(plan, index)
        assert_entered_there(plan, first, deep)


def test_an_archive_reads_its_days_in_the_index_of_lists():
    live, start = Version.objects.live().listed().for_cards(), clock.now() - timedelta(days=6800)
    days = live.first_published(start, start + timedelta(days=500))
    within = write_cursor(start + timedelta(days=450), Article.objects.first().ref)
    for asked in (partial(page, days, before) for before in (None, within)):
        _, plan = plan_of(asked)
        assert_by_index(plan, "listing_newest_first")
        assert connection.vendor == "postgresql" or steps_of(asked) <= 1.3 * steps_of(partial(page, live, None))


def test_what_is_shown_beside_a_list_is_found_by_index():
    agency, at = Agency.objects.get(slug="filled-agency-39"), clock.now()  # a rare one: no other index would do
    taken_back = Version.objects.live(at=at).filter(listed=False, kind=Version.Kind.RETRACTION).order_by()
    for rows, index in (
        (Source.objects.filter(agency=agency)[:30], "source_newest_of_agency"),
        (Source.objects.all()[:50], "source_newest_first"),
        (taken_back, ("version_that_takes_back", "version_taken_back_lately")),  # either holds those few alone
        (Version.objects.scheduled(at=at).order_by(), "version_coming_or_going"),
        (StoryLog.objects.all()[:50], "log_newest_first"),
        (Article.objects.all()[:50], "article_last_changed"),
        (Article.objects.filter(stage="in_review")[:50], "article_of_a_stage"),
    ):
        with CaptureQueriesContext(connection) as queries:
            list(rows)
        plan = explain(queries[0]["sql"])
        assert any(name in plan for name in ((index,) if isinstance(index, str) else index)), (index, plan)


def test_a_story_is_found_by_its_address():
    version = Version.objects.live().listed().first()
    day = version.address_date
    _, plan = plan_of(lambda: find(day.year, day.month, day.day, version.address_slug, extras=True))
    unique = {"sqlite": "articles_address_1 (date=? AND slug=?)", "postgresql": "address_belongs_to_one_story"}
    assert_by_index(plan, unique[connection.vendor])
