"""Confirming: before what cannot be undone, somebody shows once more that it is they who sit at the desk.

A sign-in counts as well. The question comes when a page is opened, not when its form is sent: whoever opened this very
page while confirmed may write for an hour, and the session remembers which were opened. Where even that is over, or
the page never was opened, what was typed waits in the session and is taken after the confirmation.
"""

import time
from datetime import timedelta
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.shortcuts import redirect

CONFIRMED = "confirmed_at"
OPENED = "opened_while_confirmed"  # at what time, by path
WRITING = timedelta(hours=1)
LOOKING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def remember(request) -> None:
    """Note that this person has just signed in or confirmed."""
    request.session[CONFIRMED] = time.time()


def is_confirmed(request) -> bool:
    """Whether this person signed in or confirmed within the last CONFIRM_MINUTES."""
    return time.time() - request.session.get(CONFIRMED, 0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def confirm_first(request, *, keep: bool = True) -> None:
    """Let pass whoever confirmed; send anybody else to confirm and then back here.

    ``keep`` is what was posted: False where it holds a password, which must not wait in the session.
    """
    looking, opened = request.method in LOOKING, _opened_lately(request)
    if is_confirmed(request):
        if request.method == "GET":
            request.session[OPENED] = {**opened, request.path: time.time()}
        return
    if not looking and request.path in opened:
        return
    if keep or looking:
        raise ReauthenticationRequired
    way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    raise ImmediateHttpResponse(redirect(f"{way}?{urlencode({'next': request.get_full_path()})}"))


def _opened_lately(request) -> dict[str, float]:
    """The pages that this person opened while confirmed and may still send, each with the time."""
    since = time.time() - WRITING.total_seconds()
    return {path: at for path, at in request.session.get(OPENED, {}).items() if at > since}
