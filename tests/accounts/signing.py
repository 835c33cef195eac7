"""Signing in, as a browser does it, and the codes of an app."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from newsroom.accounts.confirming import CONFIRMED, OPENED
from newsroom.accounts.models import AccessEntry

PASSWORD = "correct horse"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = reverse("account_login")


def sign_in_with(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.username, "password": password, **more.pop("data", {})}, **more)


def give_app(user):
    """Let somebody have an app, with recovery codes."""
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0})


def code_of(secret=SECRET):
    """The code that an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def a_wrong_code():
    return f"{(int(code_of()) + 1) % 1_000_000:06}"


def let_lapse(client, minutes):
    """Let the sign-in or confirmation of a browser lie some minutes back, and what it opened that much earlier."""
    session = client.session
    session[OPENED] = {path: at - 60 * minutes for path, at in session.get(OPENED, {}).items()}
    session[CONFIRMED] = time.time() - 60 * minutes
    session.save()


def logged(what, **facts):
    """The details of lines of the access log, the newest first."""
    return list(AccessEntry.objects.filter(what=what, **facts).values_list("detail", flat=True))
