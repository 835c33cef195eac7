from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from newsroom import clock

GOOD_FOR = timedelta(days=7)
SIGNER = signing.Signer(salt="newsroom.accounts.invitation")


def last_moment():
    return clock.now() + GOOD_FOR


class InvitationQuerySet(models.QuerySet):
    def open(self, *, now):
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)

    def named(self, token):
        """The invitation that a link names; none where the link was not signed by us."""
        try:
            return self.filter(pk=int(SIGNER.unsign(token)))
        except (signing.BadSignature, ValueError):
            return self.none()


class Invitation(models.Model):
    """A way into the desk for somebody who has no account yet: once, in one role, for a week."""

    name = models.CharField(max_length=150, help_text="Whom you invite, as their name should stand at the desk.")
    email = models.EmailField(
        "e-mail", blank=True, help_text="For your own notes: nothing is sent. You hand on the link yourself."
    )
    role = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField("invited", default=clock.now, editable=False)
    expires_at = models.DateTimeField("good until", default=last_moment, editable=False)
    accepted_at = models.DateTimeField("taken up", null=True, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField("taken back", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_is_taken_up_or_taken_back", condition=Q(accepted_at=None) | Q(revoked_at=None)
            ),
            models.CheckConstraint(name="invitation_ends_after_it_begins", condition=Q(expires_at__gt=F("invited_at"))),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("account_invitation", args=[SIGNER.sign(self.pk)])

    @property
    def state(self):
        if self.accepted_at:
            return "taken up"
        if self.revoked_at:
            return "taken back"
        return "open" if self.expires_at > clock.now() else "expired"
