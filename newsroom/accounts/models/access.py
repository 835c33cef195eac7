from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from newsroom import clock


class AccessQuerySet(models.QuerySet):
    def older(self, *, days: int, now: datetime):
        return self.filter(at__lt=now - timedelta(days=days))


class AccessEntry(models.Model):
    """One line of the access log: who came in or did not, and whose rights changed. It holds no secret."""

    class What(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        REFUSED = "refused", "refused"
        SIGNED_OUT = "signed_out", "signed out"
        SESSION_ENDED = "session_ended", "session ended"
        PASSWORD = "password", "password changed"
        FACTOR = "factor", "second factor changed"
        RIGHTS = "rights", "rights changed"
        INVITATION = "invitation", "invitation"

    at = models.DateTimeField("time", default=clock.now, editable=False)
    what = models.CharField(max_length=20, choices=What)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="whose account", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="by", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    detail = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)

    objects = AccessQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "access"
        verbose_name_plural = "access log"
        indexes = [models.Index(fields=["-at", "-id"], name="access_by_time")]

    def __str__(self):
        return f"{self.get_what_display()}: {self.person or 'nobody we know'}"
