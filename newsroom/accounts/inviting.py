"""Inviting: an account comes about by a link that somebody hands on, never by signing up."""

from django.db import transaction

from newsroom import clock
from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, Invitation, User
from newsroom.accounts.rights import givable_roles

INVITATION = AccessEntry.What.INVITATION


def open_invitation(token: str) -> Invitation | None:
    """Return what a link opens: nothing once it was used, taken back or is too old, or its maker may not invite."""
    now = clock.now()
    invitation = Invitation.objects.named(token).open(now=now).select_related("invited_by", "role").first()
    return invitation if invitation and _stands(invitation) else None


@transaction.atomic
def accept(token: str, account: User) -> Invitation | None:
    """Save the new account in the role of its invitation; None where somebody else was quicker."""
    list(Invitation.objects.named(token).select_for_update())
    invitation = open_invitation(token)
    if invitation is None:
        return None
    account.is_staff = True
    account.save()
    account.groups.add(invitation.role)
    invitation.accepted_at, invitation.account = clock.now(), account
    invitation.save()
    note(INVITATION, person=account, by=account, detail=f"taken up; made by {invitation.invited_by.username}")
    return invitation


def revoke(invitation: Invitation, *, by: User) -> bool:
    """Take an invitation back; False where it was not open any more."""
    now = clock.now()
    changed = Invitation.objects.filter(pk=invitation.pk).open(now=now).update(revoked_at=now)
    if changed:
        note(INVITATION, person=None, by=by, detail=f"taken back: {invitation.name}")
    return bool(changed)


def _stands(invitation):
    """Whether whoever made it could still make it."""
    by = invitation.invited_by
    return by.is_active and by.is_staff and givable_roles(by).filter(pk=invitation.role_id).exists()
