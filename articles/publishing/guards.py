"""Guards: the database itself refuses to change what was published.

Triggers on both engines refuse to delete a version, an edition of the front or of a policy
page, a redaction or a log entry, and to change anything of them but what ``CHANGEABLE`` names;
the content of a version also where an open ``Redaction`` allows it. They never look at the clock.

Found by trial: SQLite rebuilds a table in many a migration and drops its triggers
silently, and a trigger that names another table makes the rebuild of that one fail. So on
SQLite they are lifted before migrations, and on both engines installed after. On SQLite
``PRAGMA recursive_triggers`` must be on (the settings see to it), or INSERT OR REPLACE
forges a row; on PostgreSQL TRUNCATE needs a guard of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from articles.models import FrontEdition, PolicyEdition, Redaction, StoryLog, Version

CHANGEABLE = {
    Version: {"live_until"},
    FrontEdition: {"live_until", "cancelled_at", "cancelled_by_id"},
    Redaction: {"applied"},
    StoryLog: set(),
    PolicyEdition: set(),
}
REDACTABLE = {"notice", "headline", "standfirst", "lead_image_id", "lead_alt", "fingerprint", "document"}
OPEN_REDACTION = "EXISTS (SELECT 1 FROM articles_redaction r WHERE r.version_id = OLD.id AND NOT r.applied)"


def install(connection) -> None:
    """Put the guards up, replacing those that stand."""
    if not _tables_stand(connection):
        return
    lift(connection)
    with connection.cursor() as cursor:
        for model in CHANGEABLE:
            for statement in _statements(connection.vendor, model):
                cursor.execute(statement)


def lift(connection) -> None:
    """Take the guards down: for migrations, and for emptying a test database."""
    with connection.cursor() as cursor:
        for name, table in _standing(connection):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')


@contextmanager
def lifted(connection) -> Iterator[None]:
    """Lift the guards inside the block."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection) -> set[str]:
    """Name the guards that should stand and do not, or sleep (PostgreSQL can disable a trigger)."""
    expected = {name for model in CHANGEABLE for name, *_ in _guards(connection.vendor, model)}
    return expected - {name for name, _ in _standing(connection, awake=True)}


def connect(app_config) -> None:
    """Follow migrations, and refuse a newsroom without guards in ``check --database``."""
    pre_migrate.connect(_before_migrations, sender=app_config)
    post_migrate.connect(_after_migrations, sender=app_config)
    checks.register(check_guards, checks.Tags.database)


def check_guards(app_configs, databases, **kwargs):
    """articles.E001: the tables of the record stand without their guards."""
    errors = []
    for alias in databases or []:
        connection = connections[alias]
        if _tables_stand(connection) and (names := missing(connection)):
            errors.append(
                checks.Error(
                    f"The database does not guard what was published: {', '.join(sorted(names))} missing.",
                    hint="Run manage.py migrate; it installs the guards.",
                    id="articles.E001",
                )
            )
    return errors


def _before_migrations(using, **kwargs):
    if connections[using].vendor == "sqlite":
        lift(connections[using])


def _after_migrations(using, **kwargs):
    install(connections[using])


def _tables_stand(connection):
    tables = set(connection.introspection.table_names())
    return all(model._meta.db_table in tables for model in CHANGEABLE)


def _standing(connection, *, awake=False):
    if connection.vendor == "postgresql":
        query = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard\\_%'"
            " AND c.relnamespace = current_schema()::regnamespace"
        )
        query += " AND t.tgenabled IN ('O', 'A')" if awake else ""
    else:
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _guards(vendor, model):
    """Yield (name, event, condition) of each guard of a table."""
    table = model._meta.db_table
    yield f"guard_delete_{table}", "DELETE", "TRUE"
    yield f"guard_update_{table}", "UPDATE", _changed(model, frozen=True)
    if model is Version:
        condition = f"({_changed(model, frozen=False)}) AND NOT {OPEN_REDACTION}"
        yield f"guard_content_{table}", "UPDATE", condition
    if model is Redaction:
        yield f"guard_applied_{table}", "UPDATE", "OLD.applied"
    if model is FrontEdition:
        yield f"guard_cancelled_{table}", "UPDATE", "OLD.cancelled_at IS NOT NULL"
    if vendor == "postgresql":
        yield f"guard_truncate_{table}", "TRUNCATE", ""


def _changed(model, *, frozen):
    columns = {field.column for field in model._meta.concrete_fields} - CHANGEABLE[model]
    if model is Version:
        columns = columns - REDACTABLE if frozen else columns & REDACTABLE
    return " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in sorted(columns))


def _statements(vendor, model):
    table = model._meta.db_table
    message = f"{model._meta.verbose_name}: what was published cannot be changed"
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION guard_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    for name, event, condition in _guards(vendor, model):
        if vendor == "postgresql":
            each, when = ("STATEMENT", "") if event == "TRUNCATE" else ("ROW", "")
            body = f"EXECUTE FUNCTION guard_{table}()"
            if event != "TRUNCATE" and "EXISTS" not in condition:
                when = f" WHEN ({condition})"
            elif event != "TRUNCATE":
                yield _function_with_condition(name, condition, message)
                body = f"EXECUTE FUNCTION {name}()"
            yield f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH {each}{when} {body}'
        else:
            when = condition.replace("IS DISTINCT FROM", "IS NOT")
            yield (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW WHEN {when} '
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )


def _function_with_condition(name, condition, message):
    """On PostgreSQL the condition of a trigger cannot ask another table; its function can."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END IF; "
        "RETURN NEW; END $$"
    )
