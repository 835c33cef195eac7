"""The second factor of somebody else: what it is, and taking it away where telephone and recovery codes are lost."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, User
from newsroom.accounts.sessions import end_sessions

NAMES = {"totp": "an app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}


def factors_of(user: User) -> list[str]:
    """Return what somebody proves themselves with beside the password, in words."""
    kinds = Authenticator.objects.filter(user=user).order_by("type", "pk").values_list("type", flat=True)
    return [NAMES[kind] for kind in kinds]


@transaction.atomic
def take_away(user: User) -> list[str]:
    """Remove app, passkeys and recovery codes, and end every session; return what there was, in words."""
    had = factors_of(user)
    Authenticator.objects.filter(user=user).delete()
    note(AccessEntry.What.FACTOR, person=user, detail=f"taken away: {', '.join(had) or 'nothing'}")
    end_sessions(user)
    return had
