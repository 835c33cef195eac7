"""Redactions: passages blanked in what was published, with the reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.version import Version
from newsroom import clock


class RedactionQuerySet(models.QuerySet):
    def of(self, article):
        """Those of the versions of a story."""
        return self.filter(version__article=article)


class Redaction(models.Model):
    """Leave to change the content of one version, once; and the record that it was done.

    The database lets a version's content change only while a row of it is not ``applied``.
    The version keeps the digest of what was there; ``digest`` is that of what is there now.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="redactions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    basis = models.CharField(max_length=10, choices=Version.Basis)
    reason = models.TextField()
    digest = models.CharField(max_length=64)
    applied = models.BooleanField(default=False)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["version"], name="one_redaction_of_a_version_at_a_time", condition=Q(applied=False)
            ),
            models.CheckConstraint(name="redaction_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.version} redacted"
