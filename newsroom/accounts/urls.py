"""The addresses of signing in and of one's own account, before those of the desk.

Those of allauth that we use, and no other: nobody signs up, and no password is reset by mail. All lie under the path
of the cookies. The sign-in, sign-out and change of password take the place of Django's own, so that there is one door.
"""

from functools import wraps

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib import admin
from django.urls import path

from newsroom.accounts import views


def at_desk(view):
    """Tell the page of a view what the frame of the desk shows: the rooms, and who is signed in."""

    @wraps(view)
    def inner(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if hasattr(response, "context_data"):
            response.context_data = {**admin.site.each_context(request), **(response.context_data or {})}
        return response

    return inner


PAGES = {
    "login/": (account.login, "account_login"),
    "login/code/": (factor.authenticate, "mfa_authenticate"),
    "login/passkey/": (passkeys.login_webauthn, "mfa_login_webauthn"),
    "login/closed/": (account.account_inactive, "account_inactive"),
    "logout/": (account.logout, "account_logout"),
    "password_change/": (account.password_change, "account_change_password"),
    "confirm/": (account.reauthenticate, "account_reauthenticate"),
    "confirm/code/": (factor.reauthenticate, "mfa_reauthenticate"),
    "confirm/passkey/": (passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    "invitation/<str:token>/": (views.invitation, "account_invitation"),
    "account/": (factor.index, "mfa_index"),
    "account/sessions/": (views.sessions, "usersessions_list"),
    "account/app/": (app.activate_totp, "mfa_activate_totp"),
    "account/app/remove/": (app.deactivate_totp, "mfa_deactivate_totp"),
    "account/passkeys/": (passkeys.list_webauthn, "mfa_list_webauthn"),
    "account/passkeys/add/": (passkeys.add_webauthn, "mfa_add_webauthn"),
    "account/passkeys/<int:pk>/": (passkeys.edit_webauthn, "mfa_edit_webauthn"),
    "account/passkeys/<int:pk>/remove/": (passkeys.remove_webauthn, "mfa_remove_webauthn"),
    "account/codes/": (codes.view_recovery_codes, "mfa_view_recovery_codes"),
    "account/codes/new/": (codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    "account/codes/download/": (codes.download_recovery_codes, "mfa_download_recovery_codes"),
}
urlpatterns = [path(address, at_desk(view), name=name) for address, (view, name) in PAGES.items()]
