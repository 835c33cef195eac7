"""The access log: write a line, with the address of the request that is being answered."""

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core.exceptions import PermissionDenied

from newsroom.accounts.models import AccessEntry, User

LONGEST = 300


def note(what: AccessEntry.What, *, person: User | None, by: User | None = None, detail: str = "") -> AccessEntry:
    """Write a line; ``by`` is who did it, where that is not whoever makes the request."""
    return AccessEntry.objects.create(
        what=what, person=person, by=by or _actor(), detail=detail[:LONGEST], address=_address()
    )


def _actor():
    user = getattr(context.request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _address():
    if context.request is None:
        return None
    try:
        return get_adapter().get_client_ip(context.request)
    except PermissionDenied:
        return None
