"""Accounts of the desk, invitations to it, and the log of who came in. Readers have none."""

from newsroom.accounts.models.access import AccessEntry
from newsroom.accounts.models.invitation import Invitation
from newsroom.accounts.models.user import User

__all__ = ["AccessEntry", "Invitation", "User"]
