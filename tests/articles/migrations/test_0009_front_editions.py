"""The fronts of before become editions, and go back."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles.publishing import guards
from newsroom.accounts.roles import ensure_roles
from tests.makers import make_published_article, make_user

BEFORE, AFTER = [("articles", "0008_drafts_presence_revisions")], [("articles", "0009_front_editions")]
DAY = timedelta(days=1)


def migrate(target):
    guards.lift(connection)
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps


@pytest.fixture
def before(transactional_db):
    """The tables as they stood, with two stories and somebody."""
    stories, editor = [make_published_article() for _ in range(2)], make_user("editor")
    yield migrate(BEFORE), [story.pk for story in stories], [story.ref for story in stories], editor.pk
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes("articles"))
    guards.install(connection)
    ensure_roles()


def make(old, keys, **fields):
    front = old.get_model("articles", "Front").objects.create(**fields)
    for place, key in enumerate(keys, start=1):
        old.get_model("articles", "Slot").objects.create(front=front, article_id=key, position=place)


def test_every_front_becomes_an_edition_and_goes_back(before):
    old, (one, two), (first, second), editor = before
    now = timezone.now()
    make(old, [one, two], live_from=now - 2 * DAY, note="Old", made_by_id=editor)
    make(old, [two, one], live_from=now - DAY)
    make(old, [one], live_from=now + DAY)
    make(old, [two], live_from=now + 2 * DAY)
    new = migrate(AFTER)
    rows = list(new.get_model("articles", "FrontEdition").objects.order_by("number"))
    assert [row.stories for row in rows] == [f"{first} {second}", f"{second} {first}", first, second]
    assert [row.live_until for row in rows] == [now - DAY, now + DAY, None, now + 2 * DAY]
    assert (rows[0].note, rows[0].made_by_id) == ("Old", editor)
    front = new.get_model("articles", "Front").objects.get()
    assert list(front.slots.order_by("position").values_list("article", flat=True)) == [two, one]
    old = migrate(BEFORE)
    fronts = old.get_model("articles", "Front").objects.order_by("live_from")
    assert [front.live_from for front in fronts] == [now - 2 * DAY, now - DAY, now + DAY]
    slots = old.get_model("articles", "Slot").objects.order_by("front__live_from", "position")
    assert list(slots.values_list("article", flat=True)) == [one, two, two, one, one]


@pytest.mark.once
def test_newsroom_without_a_front_stays_without_one_and_editors_may_publish_it(before):
    new = migrate(AFTER)
    assert not new.get_model("articles", "Front").objects.exists()
    assert Group.objects.get(name="editor").permissions.filter(codename="publish_front").exists()
    assert not Group.objects.get(name="reporter").permissions.filter(codename="publish_front").exists()
    assert not Permission.objects.filter(codename__in=["add_front", "change_slot"]).exists()
    assert apps.get_model("articles", "Front")._meta.default_permissions == ("view",)
