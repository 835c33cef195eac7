"""Migrate once for as long as no migration changes: each worker's database is a copy of that one."""

import fcntl
import hashlib
import shutil
import tempfile
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

from newsroom.accounts import roles

PREFIX = "test_migrated_"


def create_test_db(create, **options):
    """What Django does, from a copy where there is one: migrate then finds nothing to do. Or keep a copy."""
    with Path(tempfile.gettempdir(), "newsroom-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers, and runs of others, wait for the first to migrate
        return {"sqlite": on_sqlite, "postgresql": on_postgresql}[connection.vendor](create, options, name_of_copy())


def name_of_copy():
    """By what makes it: the migrations of every app, on this Django, and the roles that they make."""
    files = sorted(path for app in apps.get_app_configs() for path in Path(app.path).glob("migrations/*.py"))
    content = b"".join(path.read_bytes() for path in [*files, Path(roles.__file__)])
    return PREFIX + hashlib.sha256(django.__version__.encode() + content).hexdigest()[:16]


def copy_to(path):
    """Begin the database of a process of its own with a copy, where one was kept: it migrates what is missing."""
    kept = settings.VAR_DIR / f"{name_of_copy()}.sqlite3"
    if kept.exists():
        shutil.copy(kept, path)


def on_sqlite(create, options, name):
    own = Path(connection.settings_dict["TEST"]["NAME"])
    copy = own.with_name(f"{name}.sqlite3")
    if copy.exists():
        shutil.copy(copy, own)
        return create(**options | {"keepdb": True})
    create(**options)
    connection.close()  # what is in its log is written into the file
    for old in own.parent.glob(f"{PREFIX}*"):
        old.unlink()
    shutil.copy(own, half := copy.with_suffix(".half"))
    half.rename(copy)
    return str(own)


def on_postgresql(create, options, name):
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        copies = {row[0] for row in cursor.fetchall()}
    if name in copies:
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        return create(**options)
    own = create(**options)
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        for old in copies:
            cursor.execute(f"DROP DATABASE {old}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {own}")
    return own
