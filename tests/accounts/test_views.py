"""Pages of one's own account. Invitations: test_inviting.py"""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from newsroom.accounts.models import AccessEntry
from tests.accounts.signing import logged, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db
SESSIONS, INDEX = reverse("usersessions_list"), reverse("admin:index")


@pytest.fixture
def two(client, editor):
    """The same person in two browsers."""
    other = Client(REMOTE_ADDR="203.0.113.7")
    for browser in (client, other):
        sign_in_with(browser, editor)
    return client, other


def test_sessions_are_listed_with_address(two):
    text = text_of(two[0].get(SESSIONS))
    assert "203.0.113.7" in text and "127.0.0.1" in text and "Here" in text


def test_one_session_is_ended(two, editor):
    here, there = two
    pk = UserSession.objects.get(session_key=there.session.session_key).pk
    here.post(SESSIONS, {"session": pk})
    assert here.get(INDEX).status_code == 200 and there.get(INDEX).status_code == 302
    assert logged(AccessEntry.What.SESSION_ENDED, person=editor) == ["one of them"]


def test_all_other_sessions_are_ended(two):
    here, there = two
    here.post(SESSIONS)
    assert here.get(INDEX).status_code == 200 and there.get(INDEX).status_code == 302


def test_session_of_somebody_else_is_out_of_reach(two):
    stranger = Client()
    sign_in_with(stranger, make_user("chief editor"))
    for session in UserSession.objects.exclude(session_key=stranger.session.session_key):
        assert stranger.post(SESSIONS, {"session": session.pk}).status_code == 404
    assert two[1].get(INDEX).status_code == 200


@pytest.mark.parametrize("session", ["x", "0", "9" * 18, "9" * 40, "\0", "-1", "١"])
def test_odd_session_is_not_found(two, session):
    assert two[0].post(SESSIONS, {"session": session}).status_code == 404
