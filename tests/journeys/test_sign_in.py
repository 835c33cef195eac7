"""Signing in, in a browser: by password, code and passkey; and what axe finds on the way."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from newsroom.accounts.models import AccessEntry, User
from tests.accounts.signing import code_of, give_app
from tests.journeys.hands import press, sign_in
from tests.journeys.looking import TABLE, TELEPHONE, Watch, faults, overhang
from tests.makers import make_invitation, make_published_article, make_user

PICTURES = os.environ.get("NEWSROOM_PICTURES", "")  # a folder for pictures of every page, to look at
PHRASE = "a long and odd pass phrase"


@pytest.fixture
def desk(transactional_db, live_server):
    """The address of a server, which takes a name and no number: passkeys belong to names."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def authenticator(page):
    """A device that makes passkeys, as Chromium plays one: it knows the finger of its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools


def look(page, found, name):
    """Note what axe finds on the page that stands open, in both themes and widths, and whether it fits a telephone."""
    found[name] = faults(page) + [f"wider than a telephone: {px}" for px in [overhang(page, TELEPHONE)] if px]
    for width in (TELEPHONE, TABLE):
        for theme in ("light", "dark"):
            if PICTURES:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                page.reload()
                page.screenshot(path=Path(PICTURES) / f"{name} {width} {theme}.png", full_page=True)
    page.set_viewport_size({"width": TABLE, "height": 900})


def without_empty(found):
    return {name: there for name, there in found.items() if there}


def test_somebody_invited_sets_up_an_app_and_comes_back_with_its_code(desk, page, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    watch = Watch(page)
    page.goto(desk + make_invitation(role="editor").get_absolute_url())
    for label, words in (("Username:", "ines"), ("Password:", PHRASE), ("Password confirmation:", PHRASE)):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="Enter the desk").click()
    page.get_by_text("Set up a second factor first").wait_for()
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator("#app-key").inner_text()
    press(page, "Set it up", Authenticator_code=code_of(secret))
    page.get_by_role("heading", name="Recovery codes").wait_for()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="On to the desk").click()
    page.get_by_role("button", name="Sign out").click()
    for code in (codes[0], codes[0]):
        sign_in(page, desk, "ines", PHRASE)
        with page.expect_navigation():
            press(page, "Go on", Code=code)
        if code_was_refused := page.get_by_text("Incorrect code").is_visible():
            break
        page.get_by_role("button", name="Sign out").click()
    assert code_was_refused
    assert watch.complaints == [] and watch.hosts == {urlsplit(desk).netloc}


def test_passkey_opens_the_desk_alone_and_after_the_password_and_confirms(desk, page, authenticator, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    make_user("chief editor", username="chief")
    article = make_published_article()
    watch = Watch(page)
    sign_in(page, desk, "chief")
    page.get_by_role("link", name="Add a passkey").click()
    press(page, "Add it", Name="My telephone")
    page.get_by_role("heading", name="Recovery codes").wait_for()
    assert Authenticator.objects.get(type="webauthn").wrap().is_passwordless

    page.get_by_role("link", name="On to the desk").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="The desk").wait_for()

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, desk, "chief")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("heading", name="The desk").wait_for()

    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    page.goto(f"{desk}{reverse('admin:articles_article_retract', args=[article.pk])}")
    page.get_by_role("link", name="Use a passkey").click()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("heading", name="Retract").wait_for()
    ways = AccessEntry.objects.filter(what="signed_in").order_by("pk").values_list("detail", flat=True)
    assert list(ways) == ["by password", "by passkey", "by password and passkey"]
    assert watch.complaints == [] and watch.hosts == {urlsplit(desk).netloc}


def test_passkey_is_the_way_round_a_lock_out_by_strangers(desk, page, authenticator, client):
    make_user("editor", username="editor")
    sign_in(page, desk, "editor")
    page.goto(desk + reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.get_by_role("button", name="Sign out").click()
    for number in range(6):
        guess = {"login": "editor", "password": "guess"}
        client.post(reverse("account_login"), guess, REMOTE_ADDR=f"203.0.113.{number}")
    sign_in(page, desk, "editor")
    page.get_by_text("Too many failed login attempts").wait_for()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="The desk").wait_for()
    assert page.url == desk + reverse("admin:index")


def test_browser_without_the_passkey_says_so_and_keeps_the_way_by_password(desk, page, authenticator):
    page.goto(desk + reverse("account_login"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("alert").get_by_text("No passkey was used").wait_for()
    assert page.get_by_role("button", name="Sign in", exact=True).is_enabled()


def test_axe_finds_nothing_on_the_pages_of_signing_in(desk, page, settings):
    found, invitation = {}, make_invitation()
    page.goto(f"{desk}{reverse('account_login')}?next=/admin/")
    look(page, found, "sign in")
    page.goto(desk + invitation.get_absolute_url())
    look(page, found, "invitation")
    page.goto(desk + invitation.get_absolute_url().replace(":", ":x"))
    look(page, found, "invitation over")
    page.goto(desk + reverse("account_inactive"))
    look(page, found, "not open")
    give_app(make_user("editor", username="editor"))
    cache.clear()
    sign_in(page, desk, "editor")
    look(page, found, "second factor")
    assert without_empty(found) == {}


def test_axe_finds_nothing_on_the_pages_of_ones_account(desk, page, settings, authenticator):
    chief, found = make_user("chief editor", username="chief", first_name="Helen", last_name="Marchetti"), {}
    other, invitation = make_user("editor"), make_invitation()
    sign_in(page, desk, "chief")
    pages = {
        "account": reverse("mfa_index"),
        "app": reverse("mfa_activate_totp"),
        "passkey": reverse("mfa_add_webauthn"),
        "password": reverse("account_change_password"),
        "sessions": reverse("usersessions_list"),
        "sign out": reverse("account_logout"),
        "invite": reverse("admin:accounts_invitation_add"),
        "invited": reverse("admin:accounts_invitation_change", args=[invitation.pk]),
        "invitations": reverse("admin:accounts_invitation_changelist"),
        "log": reverse("admin:accounts_accessentry_changelist"),
        "line": reverse("admin:accounts_accessentry_change", args=[AccessEntry.objects.first().pk]),
        "person": reverse("admin:accounts_user_change", args=[other.pk]),
        "take away": reverse("admin:accounts_user_second_factor", args=[other.pk]),
    }
    for name, url in pages.items():
        page.goto(desk + url)
        look(page, found, name)
    page.goto(desk + reverse("mfa_add_webauthn"))
    press(page, "Add it", Name="My telephone")
    page.get_by_role("heading", name="Recovery codes").wait_for()
    look(page, found, "codes")
    give_app_beside(chief)
    key = Authenticator.objects.get(type="webauthn").pk
    with_factor = {
        "account with factors": reverse("mfa_index"),
        "passkeys": reverse("mfa_list_webauthn"),
        "rename": reverse("mfa_edit_webauthn", args=[key]),
        "remove passkey": reverse("mfa_remove_webauthn", args=[key]),
        "remove app": reverse("mfa_deactivate_totp"),
        "new codes": reverse("mfa_generate_recovery_codes"),
        "confirm": reverse("account_reauthenticate"),
        "confirm by code": reverse("mfa_reauthenticate"),
        "confirm by passkey": reverse("mfa_reauthenticate_webauthn"),
    }
    for name, url in with_factor.items():
        page.goto(desk + url)
        look(page, found, name)
    assert without_empty(found) == {}


def give_app_beside(user):
    Authenticator.objects.filter(user=user, type="recovery_codes").delete()
    give_app(User.objects.get(pk=user.pk))
