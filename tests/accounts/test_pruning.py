from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

from newsroom import clock
from newsroom.accounts.models import AccessEntry
from newsroom.accounts.pruning import prune
from tests.accounts.signing import sign_in_with

pytestmark = pytest.mark.django_db
What = AccessEntry.What


def make_entry(what, days):
    at = clock.now() - timedelta(days=days)
    return AccessEntry.objects.create(what=what, at=at, person=None, address="203.0.113.7")


def test_addresses_go_after_thirty_days_and_refused_sign_ins_with_them():
    old, fresh = make_entry(What.SIGNED_IN, 31), make_entry(What.SIGNED_IN, 29)
    gone, kept = make_entry(What.REFUSED, 31), make_entry(What.REFUSED, 29)
    assert prune() == 2
    found = dict(AccessEntry.objects.filter(person=None, by=None).values_list("pk", "address"))
    assert found[old.pk] is None and found[fresh.pk] == found[kept.pk] == "203.0.113.7" and gone.pk not in found


def test_every_sign_in_forgets(client, editor):
    gone = make_entry(What.REFUSED, 31)
    sign_in_with(client, editor)
    assert not AccessEntry.objects.filter(pk=gone.pk).exists()


def test_sessions_that_ended_are_forgotten_with_address_and_browser(client, editor):
    sign_in_with(client, editor)
    assert UserSession.objects.count() == 1
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    prune()
    assert not UserSession.objects.exists() and not Session.objects.exists()


def test_limits_that_ended_leave_the_table_of_the_cache(settings):
    settings.CACHES = {"default": settings.CACHE_IN_THE_DATABASE}
    caches["default"].set("ended", 1, timeout=-1)
    caches["default"].set("over", 1, timeout=1)
    caches["default"].set("runs", 1, timeout=600)
    with clock.at(clock.now() + timedelta(seconds=60)):
        prune()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM newsroom_cache")
        assert [key for (key,) in cursor.fetchall()] == [":1:runs"]


def test_command_says_what_it_did(capsys):
    make_entry(What.REFUSED, 31)
    call_command("prune_access_log")
    assert capsys.readouterr().out == "forgot 1 lines\n"
