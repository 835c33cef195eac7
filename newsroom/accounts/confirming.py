"""Confirming: before what cannot be undone, somebody shows once more that it is they who sit at the desk.

A sign-in counts as well. The question comes when a page is opened, not when its form is sent: whoever opened it may
write for an hour. Where even that is over, what was typed waits in the session and is taken after the confirmation.
"""

import time
from datetime import timedelta
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.shortcuts import redirect

CONFIRMED = "confirmed_at"
WRITING = timedelta(hours=1)
LOOKING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def remember(request) -> None:
    """Note that this person has just signed in or confirmed."""
    request.session[CONFIRMED] = time.time()


def is_confirmed(request, *, grace: timedelta = timedelta()) -> bool:
    """Whether this person signed in or confirmed within the last CONFIRM_MINUTES, and a grace."""
    age = time.time() - request.session.get(CONFIRMED, 0)
    return age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + grace.total_seconds()


def confirm_first(request, *, keep: bool = True) -> None:
    """Let pass whoever confirmed; send anybody else to confirm and then back here.

    ``keep`` is what was posted: False where it holds a password, which must not wait in the session.
    """
    looking = request.method in LOOKING
    if is_confirmed(request, grace=timedelta() if looking else WRITING):
        return
    if keep or looking:
        raise ReauthenticationRequired
    way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    raise ImmediateHttpResponse(redirect(f"{way}?{urlencode({'next': request.get_full_path()})}"))
