"""The sign-in as a whole: one door, and nothing beside it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import NoReverseMatch, reverse

from newsroom.accounts.models import AccessEntry
from tests.accounts.signing import LOGIN, PASSWORD, a_wrong_code, code_of, give_app, logged, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


def test_desk_leads_to_the_sign_in_and_the_sign_in_back(client, editor):
    page = client.get(INDEX, follow=True)
    assert page.redirect_chain == [(f"{LOGIN}?next={INDEX}", 302)]
    assert page.headers["Cache-Control"] == "private, no-store"
    page = client.post(f"{LOGIN}?next={INDEX}", {"login": editor.username, "password": PASSWORD, "next": INDEX})
    assert (page.status_code, page.url) == (302, INDEX)
    assert client.get(INDEX).status_code == 200


def test_readers_never_get_a_cookie_and_the_desk_only_for_itself(client, editor):
    assert not client.get(reverse("articles:front")).cookies
    cookies = sign_in_with(client, editor).cookies
    assert cookies and {cookie["path"] for cookie in cookies.values()} == {"/admin/"}


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "account_set_password"])
def test_what_we_do_not_use_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_every_address_of_the_sign_in_lies_under_the_path_of_the_cookies():
    assert LOGIN == reverse("admin:login") == "/admin/login/"
    assert reverse("account_logout") == reverse("admin:logout")
    assert reverse("account_change_password") == reverse("admin:password_change")


def test_wrong_password_says_neither_which_was_wrong_nor_whether_there_is_an_account(client, editor):
    wrong, nobody = sign_in_with(client, editor, "wrong"), client.post(LOGIN, {"login": "x", "password": "wrong"})
    said = "The username and/or password you specified are not correct."
    assert said in text_of(wrong) and said in text_of(nobody)


def test_account_is_guarded_from_guesses_from_many_addresses(client, editor):
    for number in range(5):
        sign_in_with(Client(REMOTE_ADDR=f"203.0.113.{number}"), editor, "guess")
    response = sign_in_with(client, editor)
    assert "Too many failed login attempts" in text_of(response)
    assert logged(AccessEntry.What.REFUSED, person=editor)[0] == "too many attempts"


def test_guesses_count_whatever_host_is_asked_for(client, editor):
    for port in range(5):
        sign_in_with(Client(REMOTE_ADDR=f"203.0.113.{port}", HTTP_HOST=f"localhost:{port + 1}"), editor, "guess")
    assert "Too many failed login attempts" in text_of(sign_in_with(client, editor))


def test_address_is_guarded_from_guesses_at_many_accounts(client, editor):
    for number in range(10):
        client.post(LOGIN, {"login": f"guess{number}", "password": "guess"})
    assert "Too many failed login attempts" in text_of(sign_in_with(client, editor))


def test_stranger_cannot_choose_the_address_that_limits_count_by(editor, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(31):
        claims = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}, 203.0.113.9"}  # the last is the proxy's word
        response = Client().post(LOGIN, {"login": f"guess{number}", "password": "guess"}, **claims)
    assert response.status_code == 429 and "Wait a minute" in text_of(response)


def test_request_that_went_round_a_proxy_is_refused(client, editor, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert sign_in_with(client, editor, headers={"x-forwarded-for": "203.0.113.9"}).status_code == 403


def test_second_factor_follows_the_password_once_set_up(client, editor):
    give_app(editor)
    response = sign_in_with(client, editor, data={"next": INDEX})
    assert response.url == reverse("mfa_authenticate") and client.get(INDEX).status_code == 302
    assert "Incorrect code" in text_of(client.post(response.url, {"code": a_wrong_code()}))
    assert client.post(response.url, {"code": code_of()}).url == INDEX
    assert client.get(INDEX).status_code == 200
    assert logged(AccessEntry.What.SIGNED_IN) == ["by password and app"]
    assert logged(AccessEntry.What.REFUSED) == ["wrong code"]


def test_code_of_the_app_opens_only_once(client, editor):
    give_app(editor)
    code = code_of()
    for browser, opens in ((client, True), (Client(), False)):
        sign_in_with(browser, editor)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert (browser.get(INDEX).status_code == 200) == opens


def test_recovery_code_opens_only_once(client, editor):
    give_app(editor)
    code = Authenticator.objects.get(user=editor, type="recovery_codes").wrap().get_unused_codes()[3]
    for browser, opens in ((client, True), (Client(), False)):
        sign_in_with(browser, editor)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert (browser.get(INDEX).status_code == 200) == opens
    assert logged(AccessEntry.What.SIGNED_IN) == ["by password and recovery code"]


def test_codes_cannot_be_guessed_one_after_the_other(client, editor):
    give_app(editor)
    sign_in_with(client, editor)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": a_wrong_code()})
    assert "Too many failed login attempts" in text_of(client.post(reverse("mfa_authenticate"), {"code": code_of()}))


def test_account_without_a_role_is_told_so_and_not_signed_in(client):
    user = make_user()
    page = client.get(sign_in_with(client, user).url)
    assert "The desk is not open to you" in text_of(page)
    assert client.get(INDEX).status_code == 302
    assert logged(AccessEntry.What.REFUSED, person=user) == ["may not enter the desk"]


def test_writing_screen_can_sign_in_by_json(client, editor):
    told = {"headers": {"accept": "application/json"}}
    wrong = sign_in_with(client, editor, "wrong", **told)
    assert wrong.status_code == 400 and wrong.json()["form"]["errors"]
    assert sign_in_with(client, editor, data={"next": INDEX}, **told).json()["location"] == INDEX


NONSENSE = [
    "x",
    "1",
    "[]",
    "{}",
    '{"response": 1}',
    '{"id": 1, "response": {}}',
    "null",
    '{"response": {"userHandle": 1}}',
]


@pytest.mark.parametrize("credential", ["", *NONSENSE])
def test_passkey_that_makes_no_sense_is_refused(client, editor, credential):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert response.url == LOGIN and client.get(INDEX).status_code == 302
    give_app(editor)
    sign_in_with(client, editor)
    client.get(reverse("mfa_authenticate"))
    assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert client.get(INDEX).status_code == 302


@pytest.mark.parametrize("credential", NONSENSE)
def test_passkey_that_makes_no_sense_is_not_added(sign_in, editor, credential):
    browser, url = sign_in(editor), reverse("mfa_add_webauthn")
    browser.get(url)
    assert browser.post(url, {"name": "x", "credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


def test_new_password_ends_the_sessions_elsewhere(client, editor):
    elsewhere, new = Client(), "a long and odd pass phrase"
    for browser in (client, elsewhere):
        sign_in_with(browser, editor)
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), typed).status_code == 302
    assert client.get(INDEX).status_code == 200 and elsewhere.get(INDEX).status_code == 302
    assert logged(AccessEntry.What.PASSWORD, person=editor, by=editor) == [""]


def test_tables_of_allauth_do_not_stand_at_the_desk(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    text = text_of(client.get(INDEX))
    assert "Authenticator" not in text and "Email address" not in text
    assert client.get("/admin/mfa/authenticator/").status_code == 404
