"""The forms of allauth where they should say more, or log more, than by themselves."""

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import UserCreationForm

from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, User

ALONE_HELP = "It asks for your finger, your face or a PIN. Without this it only stands in for the code of an app."

MISSHAPEN = (AttributeError, KeyError, TypeError, ValueError, OverflowError)  # what allauth lets through of odd input


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True


class AddPasskeyForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = "So that you know which it is, such as “my telephone”."
        self.fields["name"].max_length = 100
        alone = self.fields["passwordless"]
        alone.label, alone.help_text, alone.initial = "Sign in with it alone, without a password", ALONE_HELP, True

    def clean_credential(self):
        return _whole(self.cleaned_data["credential"])

    def clean(self):
        try:
            return super().clean()
        except MISSHAPEN as error:
            raise get_adapter().validation_error("incorrect_code") from error


class LoggedMixin:
    """A passkey that proves nothing is refused like a wrong code, and stands in the access log."""

    def clean_credential(self):
        try:
            _whole(self.cleaned_data["credential"])
            return super().clean_credential()
        except (forms.ValidationError, *MISSHAPEN) as error:
            note(AccessEntry.What.REFUSED, person=self.user, detail="wrong passkey")
            if isinstance(error, forms.ValidationError):
                raise
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(LoggedMixin, AuthenticateWebAuthnForm):
    pass


class PasskeySignInForm(LoggedMixin, LoginWebAuthnForm):
    pass


class ConfirmByPasskeyForm(LoggedMixin, ReauthenticateWebAuthnForm):
    pass


class AcceptForm(UserCreationForm):
    """What somebody who was invited chooses themselves."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "first_name", "last_name")


def _whole(credential):
    """Refuse what no browser sends: allauth looks into the parts without asking what they are."""
    if not isinstance(credential, dict) or not isinstance(credential.get("response"), dict):
        raise get_adapter().validation_error("incorrect_code")
    return credential
