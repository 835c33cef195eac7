from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles.models import FrontEdition, ImmutableEdition, ImmutableVersion, StoryLog, Version
from articles.publishing import front, guards, redact
from newsroom import clock
from tests.makers import make_edition, make_published_article, make_user

pytestmark = pytest.mark.django_db


def refused(sql, params=()):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except DatabaseError:
        return True
    return False


def test_the_model_and_the_queryset_refuse():
    version = make_published_article().versions.get()
    for change in (
        version.save,
        version.delete,
        Version.objects.all().delete,
        lambda: Version.objects.update(headline="forged"),
        lambda: Version.objects.bulk_update([version], ["headline"]),
        lambda: Version.objects.update(live_until=None, headline="forged"),
    ):
        with pytest.raises(ImmutableVersion):
            change()


@pytest.mark.parametrize("column", sorted({f.column for f in Version._meta.concrete_fields} - {"id", "live_until"}))
def test_the_database_refuses_to_change_a_column(column):
    make_published_article()
    value = {"live_from": "2001-01-01", "recorded_at": "2001-01-01", "first_live_from": "2001-01-01"}.get(column)
    new = f"'{value}'" if value else f'(SELECT NULL WHERE "{column}" IS NOT NULL)'
    if column in ("updated_at", "address_date"):
        new = "'2001-01-01'"
    if column in ("lead_tag_id", "lead_image_id", "article_id", "number", "source_count"):
        new = f'"{column}" + 1'
    if column == "listed":
        new = "NOT listed"
    if new.startswith("(SELECT"):
        new = f"\"{column}\" || 'x'"
    assert refused(f'UPDATE articles_version SET "{column}" = {new}')


def test_the_database_refuses_to_delete_and_to_replace():
    make_published_article()
    assert refused("DELETE FROM articles_version")
    if connection.vendor == "sqlite":
        columns = ", ".join(f'"{f.column}"' for f in Version._meta.concrete_fields)
        forged = columns.replace('"headline"', "'forged'")
        assert refused(f"INSERT OR REPLACE INTO articles_version ({columns}) SELECT {forged} FROM articles_version")
    else:
        assert refused("TRUNCATE articles_version CASCADE")


def test_the_end_of_an_interval_may_be_set():
    version = make_published_article().versions.get()
    assert not refused("UPDATE articles_version SET live_until = live_from WHERE id = %s", [version.pk])


def test_a_redaction_opens_one_version_once_and_closes():
    article, other = make_published_article(headline="Name of a witness"), make_published_article()
    redact(article, by=make_user("chief editor"), basis="legal", reason="Order.", passages=["a witness"])
    assert refused("UPDATE articles_version SET headline = 'forged' WHERE article_id = %s", [article.pk])
    assert refused("UPDATE articles_version SET headline = 'forged' WHERE article_id = %s", [other.pk])
    assert refused("UPDATE articles_redaction SET applied = %s", [False])
    assert refused("UPDATE articles_redaction SET reason = 'none'")
    assert refused("DELETE FROM articles_redaction")


def test_an_edition_of_the_front_cannot_be_changed_nor_deleted():
    edition = make_edition(make_published_article())
    for change in (
        edition.save,
        edition.delete,
        FrontEdition.objects.all().delete,
        lambda: FrontEdition.objects.update(stories="forged"),
        lambda: FrontEdition.objects.bulk_update([edition], ["stories"]),
    ):
        with pytest.raises(ImmutableEdition):
            change()
    assert refused("DELETE FROM articles_frontedition")
    for column, value in (
        ("stories", "'forged'"),
        ("note", "'forged'"),
        ("number", "9"),
        ("live_from", "'2001-01-01'"),
    ):
        assert refused(f"UPDATE articles_frontedition SET {column} = {value}"), column
    assert not refused("UPDATE articles_frontedition SET live_until = live_from")


def test_a_cancelled_edition_stays_cancelled(editor):
    story = make_published_article()
    make_edition(story, at=clock.now() + timedelta(hours=1))
    front.cancel(number=1, by=editor)
    assert refused("UPDATE articles_frontedition SET live_until = NULL, cancelled_at = NULL")


def test_the_log_cannot_be_rewritten():
    make_published_article()
    assert StoryLog.objects.exists()
    assert refused("UPDATE articles_storylog SET reason = 'forged'")
    assert refused("DELETE FROM articles_storylog")


def test_a_newsroom_without_guards_is_refused():
    assert not [
        e for e in run_checks(databases=["default"], include_deployment_checks=False) if e.id == "articles.E001"
    ]
    guards.lift(connection)
    errors = run_checks(databases=["default"], include_deployment_checks=False)
    assert "articles.E001" in [error.id for error in errors]
    guards.install(connection)
    assert guards.missing(connection) == set()


@pytest.mark.django_db(transaction=True)
def test_guards_that_sleep_or_are_gone_are_missed():
    ways = {
        "postgresql": "ALTER TABLE articles_version DISABLE TRIGGER guard_update_articles_version",
        "sqlite": "DROP TRIGGER guard_update_articles_version",
    }
    with connection.cursor() as cursor:
        cursor.execute(ways[connection.vendor])
    assert guards.missing(connection) == {"guard_update_articles_version"}
    guards.install(connection)
    assert guards.missing(connection) == set()


def test_migrating_again_keeps_the_guards():
    make_published_article()
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == set()
    assert refused("DELETE FROM articles_version")
