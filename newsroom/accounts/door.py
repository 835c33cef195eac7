"""The door of the desk: whoever may no longer enter is out at once; whoever needs a second factor sets it up first."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What one needs to set it up, or to leave.
BEFORE_IT = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "jsi18n",
    }
)


class DoorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path.startswith(settings.SESSION_COOKIE_PATH) or not request.user.is_authenticated:
            return None
        if not request.user.is_staff:
            request.session.flush()
            request.user = AnonymousUser()
            return None
        if request.resolver_match.url_name in BEFORE_IT or not lacks_second_factor(request.user):
            return None
        messages.warning(request, "Set up a second factor first: the desk opens to nobody without one.")
        return redirect("mfa_index")


def lacks_second_factor(user) -> bool:
    """Whether this person needs a second factor and has none yet."""
    return settings.SECOND_FACTOR_REQUIRED and not is_mfa_enabled(user, SECOND_FACTORS)
