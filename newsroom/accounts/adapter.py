"""How allauth behaves here: no sign-up, nobody without a role, every refusal in the access log."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.shortcuts import redirect

from newsroom.accounts.confirming import is_confirmed
from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, User

logger = logging.getLogger(__name__)
REFUSED = AccessEntry.What.REFUSED


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_notification_mail(self, *args, **kwargs):
        """Send nothing: the access log tells, and no mail server is needed."""

    def get_client_ip(self, request):
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured as error:
            logger.error("X-Forwarded-For names fewer addresses than TRUSTED_PROXIES proxies would: nobody signs in")
            raise PermissionDenied("This request did not come through the proxy.") from error

    def is_reauthentication_required(self, *, app, **kwargs):
        return super().is_reauthentication_required(app=app, **kwargs) and not is_confirmed(context.request)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count by account alone: allauth adds the host that was asked for, whose port a stranger may choose."""
        return credentials.get("username", "").lower()

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note(REFUSED, person=_account(credentials), detail="too many attempts")
            raise

    def authentication_failed(self, request, **credentials):
        note(REFUSED, person=_account(credentials), detail="wrong password")

    def pre_login(self, request, user, **kwargs):
        if user.is_active and user.is_staff:
            return super().pre_login(request, user, **kwargs)
        clear_login(request)
        note(REFUSED, person=user, detail="may not enter the desk")
        return redirect("account_inactive")


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_label(self, user):
        return user.username

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user):
        return {**super().get_public_key_credential_user_entity(user), "name": user.username}

    def generate_authenticator_name(self, user, type):
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"


def _account(credentials):
    """The account that was asked for. A name that is none is not kept: it may be a password in the wrong field."""
    return User.objects.filter(username__iexact=credentials.get("username", "")).first()
