"""The index of the database stands after every migration, and what was published before is found."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import SearchRow
from articles.publishing import redact
from articles.search import remaking
from articles.search.backends import back_end
from articles.search.index import _after_migrations, check_index
from articles.search.remaking import remake, unmade
from tests.articles.search.searching import found, story

pytestmark = pytest.mark.django_db


def drop_index():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor == "postgresql" else "SELECT 1")
        if connection.vendor == "sqlite":
            for name in back_end(connection).TRIGGERS:
                cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute(f'DROP TABLE "{back_end(connection).INDEX}"')
        else:
            cursor.execute(f'DROP INDEX "{back_end(connection).INDEX}"')


def test_a_newsroom_that_was_there_before_is_indexed_by_migrating():
    story("Grain ships")
    SearchRow.objects.all().delete()
    drop_index()
    assert [error.id for error in check_index(None, ["default"])] == ["articles.E002"]
    _after_migrations("default")
    assert check_index(None, ["default"]) == []
    assert found("grain") == ["Grain ships"]


def test_rows_that_stand_are_indexed_when_the_index_comes_back():
    story("Grain ships")
    drop_index()
    _after_migrations("default")
    assert found("grain") == ["Grain ships"]


def test_triggers_that_a_migration_dropped_come_back():
    if connection.vendor != "sqlite":
        return  # there the index has none
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_insert")
    _after_migrations("default")
    story("Grain ships")
    assert found("grain") == ["Grain ships"]


def test_redacted_words_leave_the_file(chief, django_capture_on_commit_callbacks):
    if connection.vendor != "sqlite":
        return  # VACUUM takes them there
    article = story("A name", "She is called Zyzzyva.")
    with connection.cursor() as cursor:
        held = f'SELECT count(*) FROM "{back_end(connection).INDEX}_data" WHERE instr(block, %s)'
        cursor.execute(held, [b"zyzzyva"])
        assert cursor.fetchone() != (0,)
        with django_capture_on_commit_callbacks(execute=True):
            redact(article, by=chief, basis="personal", reason="Asked for.", passages=["Zyzzyva"])
        cursor.execute(held, [b"zyzzyva"])
        assert cursor.fetchone() == (0,)


def test_stopped_it_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(remaking, "BATCH", 2)
    for days in range(5):
        story(f"Ships {days}", days=days)
    SearchRow.objects.update(recipe=0)
    assert next(remake()) == 2
    assert unmade().count() == 3
    assert list(remake()) == [2, 1]
    assert sorted(found("ships")) == [f"Ships {days}" for days in range(5)]


def index(*options):
    out = StringIO()
    call_command("index", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_makes_what_is_missing_or_all_anew():
    story("Ships one")
    story("Ships two")
    assert index() == "indexed 0 versions\n"
    SearchRow.objects.filter(head__contains="two").delete()
    assert index() == "indexed 1 versions\n"
    drop_index()
    assert index("--anew") == "indexed 2 versions\n"
    assert len(found("ships")) == 2
