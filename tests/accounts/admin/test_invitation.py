import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from newsroom.accounts.models import AccessEntry, Invitation
from tests.accounts.signing import logged
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_invitation, make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:accounts_invitation_add")


@pytest.fixture
def browser(client, chief):
    client.force_login(chief)
    return client


def role(name):
    return Group.objects.get(name=name).pk


def test_chief_makes_a_link_and_hands_it_on(browser, chief):
    page = browser.post(ADD, {"name": "Ines Ferreira", "email": "", "role": role("editor")}, follow=True)
    link = re.search(r'value="http://testserver([^"]+)"', page.content.decode())[1]
    assert "nothing was sent" in text_of(page)
    assert Client().get(link).status_code == 200
    assert Invitation.objects.get().invited_by == chief
    [detail] = logged(AccessEntry.What.INVITATION, by=chief)
    assert detail.startswith("made for Ines Ferreira, editor, good until")


def test_nobody_invites_into_rights_beyond_their_own(browser):
    ops = Group.objects.create(name="ops")
    ops.permissions.add(Permission.objects.get(codename="delete_user"))
    assert "ops" not in text_of(browser.get(ADD))
    assert "valid choice" in text_of(browser.post(ADD, {"name": "Ines", "role": ops.pk}))
    assert not Invitation.objects.exists()


def test_link_is_taken_back_with_a_button_and_stands_nowhere_then(browser):
    invitation = make_invitation()
    page = browser.get(reverse("admin:accounts_invitation_change", args=[invitation.pk]))
    assert invitation.get_absolute_url() in page.content.decode() and "Take the link back" in text_of(page)
    page = browser.post(reverse("admin:accounts_invitation_revoke", args=[invitation.pk]), follow=True)
    assert "opens nothing any more" in text_of(page) and invitation.get_absolute_url() not in page.content.decode()
    assert Client().get(invitation.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_reporters_and_editors_invite_nobody(client, who):
    client.force_login(make_user(who))
    invitation = make_invitation()
    change = reverse("admin:accounts_invitation_change", args=[invitation.pk])
    back = reverse("admin:accounts_invitation_revoke", args=[invitation.pk])
    assert client.get(ADD).status_code == client.get(change).status_code == client.post(back).status_code == 403
    invitation.refresh_from_db()
    assert invitation.state == "open"


@pytest.mark.parametrize("typed", [{"name": "a\0b"}, {"name": ""}, {"name": "x" * 500}, {"role": "9" * 30}])
def test_bad_input_is_a_sentence(browser, typed):
    response = fill(browser, ADD, "invitation_form", **{"name": "Ines", "role": role("reporter"), **typed})
    assert "Please correct the error" in text_of(response) and not Invitation.objects.exists()


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(browser, many, django_assert_max_num_queries):
    for _ in range(many):
        make_invitation()
    with django_assert_max_num_queries(8):
        assert "open" in text_of(browser.get(reverse("admin:accounts_invitation_changelist")))
