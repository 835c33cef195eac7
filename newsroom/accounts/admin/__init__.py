"""People, invitations and the access log at the desk. What allauth shows of itself is taken away: it has secrets."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin

from newsroom.accounts.admin import access, invitation, people

admin.site.unregister([EmailAddress, Authenticator, UserSession])

__all__ = ["access", "invitation", "people"]
