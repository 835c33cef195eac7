from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from newsroom import clock
from newsroom.accounts import views
from newsroom.accounts.inviting import accept, open_invitation, revoke
from newsroom.accounts.models import AccessEntry, Invitation, User
from tests.accounts.signing import logged, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_invitation, make_user

pytestmark = pytest.mark.django_db
PHRASE = "a long and odd pass phrase"
CHOSEN = {
    "username": "ines",
    "first_name": "Ines",
    "last_name": "Ferreira",
    "password1": PHRASE,
    "password2": PHRASE,
}


def over(client, invitation):
    response = client.get(invitation.get_absolute_url())
    return response.status_code == 410 and "This invitation is over" in text_of(response)


def test_somebody_invited_chooses_a_password_and_is_at_the_desk_in_the_role(client):
    invitation = make_invitation(role="editor")
    url = invitation.get_absolute_url()
    page = client.get(url)
    assert "editor" in text_of(page) and 'value="Ferreira"' in page.content.decode()
    assert client.post(url, CHOSEN).url == reverse("admin:index")
    assert client.get(reverse("admin:index")).status_code == 200
    ines = User.objects.get(username="ines")
    assert ines.is_staff and not ines.is_superuser and [str(role) for role in ines.groups.all()] == ["editor"]
    assert sign_in_with(Client(), ines, PHRASE).status_code == 302
    assert logged(AccessEntry.What.INVITATION, person=ines) == [f"taken up; made by {invitation.invited_by.username}"]


def test_second_factor_is_asked_for_at_once_where_it_is_required(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.post(make_invitation().get_absolute_url(), CHOSEN)
    assert client.get(reverse("admin:index")).url == reverse("mfa_index")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200  # without the password once more


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("password1", "ferreira", "too similar"),
        ("password1", "short", "too short"),
        ("password2", "another one, odd", "didn’t match"),
        ("username", "TAKEN", "already exists"),
        ("username", "a\0b", "Null characters"),
    ],
)
def test_choice_that_will_not_do_is_said_and_opens_nothing(client, field, value, said):
    make_user("reporter", username="taken")
    typed = {**CHOSEN, field: value} | ({"password2": value} if field == "password1" else {})
    response = client.post(make_invitation().get_absolute_url(), typed)
    assert response.status_code == 200 and said in text_of(response)
    assert not User.objects.filter(first_name="Ines").exists()


def test_link_works_once(client):
    invitation = make_invitation()
    client.post(invitation.get_absolute_url(), CHOSEN)
    assert over(Client(), invitation)
    Client().post(invitation.get_absolute_url(), {**CHOSEN, "username": "second"})
    assert not User.objects.filter(username="second").exists()


def test_quicker_one_of_two_gets_in(db):
    token = make_invitation().get_absolute_url().split("/")[-2]
    assert accept(token, User(username="first")) and accept(token, User(username="second")) is None
    assert not User.objects.filter(username="second").exists()


def test_name_taken_by_somebody_else_at_the_same_moment_is_said(client, monkeypatch):
    def accept_second(token, account):
        make_user("reporter", username="ines")
        return accept(token, account)

    monkeypatch.setattr(views, "accept", accept_second)
    invitation = make_invitation()
    assert "already exists" in text_of(client.post(invitation.get_absolute_url(), CHOSEN))
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_link_is_good_for_seven_days(client):
    with clock.at(clock.now() - timedelta(days=7, seconds=1)):
        invitation = make_invitation()
    assert over(client, invitation)
    with clock.at(clock.now() - timedelta(days=6, hours=23)):
        invitation = make_invitation()
    assert client.get(invitation.get_absolute_url()).status_code == 200


def test_link_taken_back_opens_nothing(client, chief):
    invitation = make_invitation()
    assert revoke(invitation, by=chief) and not revoke(invitation, by=chief)
    assert over(client, invitation)
    assert logged(AccessEntry.What.INVITATION, by=chief) == ["taken back: Ines Ferreira"]


def test_link_made_up_or_of_another_invitation_opens_nothing(client):
    invitation = make_invitation()
    good = invitation.get_absolute_url().split("/")[-2]
    signature = good.partition(":")[2]
    for token in (f"{invitation.pk + 1}:{signature}", str(invitation.pk), f"{good}x", "x" * 5_000, "\0", ":", "9" * 40):
        assert client.get(reverse("account_invitation", args=[token])).status_code == 410, token[:20]


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_invitation_falls_with_whoever_made_it(client, change):
    invitation = make_invitation()
    User.objects.filter(pk=invitation.invited_by_id).update(**change)
    assert over(client, invitation)


def test_invitation_falls_with_the_right_to_give_its_role(client):
    invitation = make_invitation(role="editor")
    invitation.invited_by.groups.clear()
    assert over(client, invitation)


def test_whoever_is_signed_in_does_not_take_it_up(client, chief):
    client.force_login(chief)
    url = make_invitation().get_absolute_url()
    assert "Sign out first" in text_of(client.get(url))
    client.post(url, CHOSEN)
    assert not User.objects.filter(username="ines").exists()


def test_link_holds_nothing_that_the_database_holds():
    invitation = make_invitation()
    assert open_invitation(invitation.get_absolute_url().split("/")[-2]) == invitation
    assert {field.name for field in Invitation._meta.fields} & {"token", "key", "link"} == set()
