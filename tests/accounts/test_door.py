import pytest
from django.test import Client
from django.urls import reverse

from newsroom.accounts.models import AccessEntry, User
from tests.accounts.signing import code_of, give_app, logged, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_article, make_user

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_demo_asks_for_no_second_factor(client, editor):
    sign_in_with(client, editor)
    assert client.get(INDEX).status_code == 200


def test_whoever_has_no_second_factor_reaches_nothing_but_its_setting_up(client, editor, required):
    sign_in_with(client, editor)
    change = reverse("admin:articles_article_change", args=[make_article().pk])
    for url in (INDEX, change, reverse("usersessions_list"), reverse("account_change_password")):
        for response in (client.get(url), client.post(url)):
            assert (response.status_code, response.url) == (302, reverse("mfa_index")), url
    assert "Set up a second factor first" in text_of(client.get(reverse("mfa_index")))


def test_app_is_set_up_in_one_go_after_the_sign_in_and_opens_the_desk(
    client, editor, required, django_capture_on_commit_callbacks
):
    sign_in_with(client, editor)
    url = reverse("mfa_activate_totp")
    secret = client.get(url).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, {"code": code_of(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert "10 of 10 are left" in text_of(client.get(response.url))
    assert client.get(INDEX).status_code == 200
    assert logged(AccessEntry.What.FACTOR) == ["added: recovery codes", "added: an app"]


def test_removing_the_app_closes_the_desk_again(client, editor, required):
    give_app(editor)
    sign_in_with(client, editor)
    client.post(reverse("mfa_authenticate"), {"code": code_of()})
    assert client.get(INDEX).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(INDEX).url == reverse("mfa_index")
    assert "removed: an app" in logged(AccessEntry.What.FACTOR)


def test_readers_are_asked_for_nothing(client, editor, required):
    sign_in_with(client, editor)
    assert client.get(reverse("articles:front")).status_code == 200


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_whoever_may_no_longer_enter_is_out_at_the_next_request_and_stays_out(client, editor, change):
    sign_in_with(client, editor)
    User.objects.filter(pk=editor.pk).update(**change)  # round every signal
    for url in (INDEX, reverse("mfa_index")):
        assert client.get(url).url.startswith(reverse("account_login"))


def test_session_ended_with_the_right_to_enter_does_not_come_back_with_it(client, editor):
    sign_in_with(client, editor)
    for active in (False, True):
        editor.is_active = active
        editor.save()
    assert client.get(INDEX).status_code == 302
    assert logged(AccessEntry.What.SESSION_ENDED, person=editor) == ["may not enter the desk any more"]


def test_role_taken_by_the_chief_shows_the_door_at_once(client, editor):
    chief = Client()
    sign_in_with(chief, make_user("chief editor"))
    sign_in_with(client, editor)
    chief.post(
        reverse("admin:accounts_user_change", args=[editor.pk]), {"username": editor.username, "is_active": "on"}
    )
    assert client.get(INDEX).status_code == 302
