import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from newsroom.accounts.models import AccessEntry
from tests.accounts.signing import code_of, give_app, logged, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db


def page_of(person):
    return reverse("admin:accounts_user_second_factor", args=[person.pk])


def test_chief_takes_away_what_somebody_lost_and_ends_their_sessions(client, chief, editor):
    give_app(editor)
    there = Client()
    sign_in_with(there, editor)
    there.post(reverse("mfa_authenticate"), {"code": code_of()})
    client.force_login(chief)
    assert "recovery codes, an app" in text_of(client.get(page_of(editor)))
    client.post(page_of(editor))
    assert not Authenticator.objects.exists() and there.get(reverse("admin:index")).status_code == 302
    assert logged(AccessEntry.What.FACTOR, person=editor, by=chief) == ["taken away: recovery codes, an app"]


def test_nobody_takes_it_from_themselves_or_from_people_with_more_rights(client, chief):
    client.force_login(chief)
    root = make_user(is_staff=True, is_superuser=True)
    for person, status in ((chief, 404), (root, 403)):
        give_app(person)
        assert client.post(page_of(person)).status_code == status
    assert Authenticator.objects.count() == 4


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_reporters_and_editors_take_it_from_nobody(client, chief, role):
    give_app(chief)
    client.force_login(make_user(role))
    assert client.post(page_of(chief)).status_code == 403 and Authenticator.objects.count() == 2


def test_ops_let_the_only_chief_in_again(chief, capsys):
    give_app(chief)
    call_command("reset_second_factor", chief.username)
    assert "recovery codes, an app" in capsys.readouterr().out and not Authenticator.objects.exists()


def test_command_names_an_account_that_is_not_there():
    with pytest.raises(CommandError, match="no account named “nobody”"):
        call_command("reset_second_factor", "nobody")
