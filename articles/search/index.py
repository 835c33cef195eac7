"""The index of the database in use: put up after migrations, filled where rows are missing, looked for by a check."""

import sys

from django.core import checks
from django.db import connection, connections
from django.db.models.signals import post_migrate

from articles.models import SearchRow
from articles.publishing.signals import record_changed
from articles.search.backends import back_end
from articles.search.remaking import remake, unmade
from newsroom.progress import Progress


def connect(app_config) -> None:
    """Follow migrations, and warn of a newsroom that cannot be searched in ``check --database``."""
    post_migrate.connect(_after_migrations, sender=app_config)
    record_changed.connect(forget_redacted, dispatch_uid="articles.search.forget_redacted")
    checks.register(check_index, checks.Tags.database)


def install(database) -> None:
    """Put up what is missing of the index."""
    with database.cursor() as cursor:
        back_end(database).install(cursor)


def forget_redacted(verb, **kwargs) -> None:
    """Take what was redacted out of the files of the database too."""
    if verb == "redact":
        with connection.cursor() as cursor:
            back_end(connection).forget_deleted(cursor)


def check_index(app_configs, databases, **kwargs):
    """articles.E002: the rows of the search stand without their index."""
    errors = []
    for alias in databases or []:
        database = connections[alias]
        with database.cursor() as cursor:
            names = back_end(database).missing(cursor) if _table_stands(database) else []
        if names:
            errors.append(
                checks.Error(
                    f"The database has no index to search stories by: {', '.join(names)} missing.",
                    hint="Run manage.py index; it puts the index up.",
                    id="articles.E002",
                )
            )
    return errors


def _after_migrations(using, **kwargs):
    if not _table_stands(connections[using]):
        return
    install(connections[using])
    if missing := unmade().count():
        progress = Progress("made searchable", missing, unit="stories", stream=sys.stderr)
        for made in remake():
            progress.advance(made)
        progress.done()


def _table_stands(database):
    return SearchRow._meta.db_table in database.introspection.table_names()
