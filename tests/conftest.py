"""What every test stands on: people, files in a folder of its own, guards lifted to empty tables, a browser."""

import os
import time
from functools import partial
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.core.files.storage import storages
from django.core.management.commands import flush
from django.db import OperationalError, connection, connections, transaction

from articles.publishing import guards
from newsroom.accounts.roles import ensure_roles
from newsroom.images.models import Image
from tests import migrated
from tests.journeys.chromium import CHROMIUM, FLAGS, PATIENCE
from tests.makers import make_user

FLUSHES = 5
KEPT = {"django_content_type", "auth_permission"}  # made by migrations, and nothing changes them


def pytest_configure(config):
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs an event loop in the test's thread


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """A test that asks for a browser is a journey; it is skipped, with the reason, where there is none.

    Journeys, which wait for their browser half of the time, are spread evenly among the others. Where TEST_ONCE
    is set, what hardly depends on the database is left to the run on SQLite: tests that ask for none, journeys,
    and those marked so.
    """
    for item in items:
        if "page" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium found: install the package chromium"))
    if os.environ.get("TEST_ONCE") and connection.vendor == "postgresql":
        left = {item for item in items if is_for_any_database(item)}
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)
    items[:] = spread(items)


def spread(items):
    """Return tests with the journeys evenly among the others, both in their order."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    others = [item for item in items if not item.get_closest_marker("browser")]
    places = [((number + 0.5) / len(some), item) for some in (journeys, others) for number, item in enumerate(some)]
    return [item for _, item in sorted(places, key=lambda place: place[0])]


def is_for_any_database(item):
    asked = item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    return bool(not asked or item.get_closest_marker("once") or item.get_closest_marker("browser"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The database of a worker has a name of its own, and is a copy where one was migrated before."""
    creation = connection.creation
    creation.create_test_db = partial(migrated.create_test_db, creation.create_test_db)


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied():
    """Delete the rows that a transactional test left, without the guards, and make the roles again."""
    handle = flush.Command.handle

    def delete_without_guards(self, **options):
        connection = connections[options["database"]]
        for attempt in range(FLUSHES):
            try:
                guards.lift(connection)
                delete_rows(connection)
                break
            except OperationalError:
                # A page just closed sends a last word; where the two block each other PostgreSQL ends one of them.
                if attempt == FLUSHES - 1:
                    raise
                time.sleep(0.5)
        guards.install(connection)
        ensure_roles()

    def delete_rows(connection):
        """What flush does, but without TRUNCATE, which takes half a second for tables that hold a row or none."""
        tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - KEPT
        with transaction.atomic(), connection.cursor() as cursor:
            for table in sorted(tables):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")

    flush.Command.handle = delete_without_guards
    yield
    flush.Command.handle = handle


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    """Every test has its own media and private folders."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    # A test that sets STATIC_ROOT makes Django forget its storages, but the fields of the models keep theirs.
    private = Image._meta.get_field("original").storage
    storages._storages["private"] = private
    for storage, root in ((storages["default"], settings.MEDIA_ROOT), (private, settings.PRIVATE_ROOT)):
        storage.__dict__.pop("base_location", None)
        storage.__dict__.pop("location", None)
        storage._location = root


@pytest.fixture(autouse=True)
def _nobody_tried_to_sign_in_yet():
    """Attempts are counted in the cache, which outlives a test; so does what readers may see a little old."""
    cache.clear()
    caches["memory"].clear()


@pytest.fixture
def reporter(db):
    return make_user("reporter", first_name="Mara", last_name="Lindqvist")


@pytest.fixture
def editor(db):
    return make_user("editor", first_name="Jonah", last_name="Adeyemi")


@pytest.fixture
def chief(db):
    return make_user("chief editor", first_name="Helen", last_name="Marchetti")


@pytest.fixture
def sign_in(client):
    """Sign somebody in and return the browser."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def material():
    """The folder of outside files that NEWSROOM_MATERIAL names."""
    folder = os.environ.get("NEWSROOM_MATERIAL", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("NEWSROOM_MATERIAL names no folder of outside files")
    return Path(folder)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
