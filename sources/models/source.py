"""Sources: the cited reports."""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom import clock
from newsroom.refs import RefField
from sources.models.agency import Agency


class SourceQuerySet(models.QuerySet):
    def usable(self, *, at=None):
        """Reports that may be published on at this moment: not killed, not under embargo."""
        at = at or clock.now()
        return self.exclude(status=Source.Status.KILLED).filter(Q(embargo_until=None) | Q(embargo_until__lte=at))

    def altered(self):
        """Reports that their agency has corrected or killed since it filed them."""
        return self.exclude(status=Source.Status.USABLE)

    def altered_lately(self):
        """Those altered, the last one first."""
        return self.altered().filter(status_at__isnull=False).order_by("-status_at", "-pk")


class Source(models.Model):
    """One report that an agency filed, and what has become of it since."""

    class Status(models.TextChoices):
        USABLE = "usable", _("Usable")
        CORRECTED = "corrected", _("Corrected by the agency")
        KILLED = "killed", _("Killed by the agency")

    ref = RefField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sources")
    title = models.CharField(
        max_length=300, help_text="The report's own headline. Readers see it in the list of sources."
    )
    url = models.URLField(
        "URL",
        max_length=2000,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text="Where readers find the original. Empty for a report that came by wire only.",
    )
    filed_id = models.CharField("agency's id", max_length=200, blank=True)
    filed_version = models.CharField("agency's version", max_length=40, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="Such as en, ru or pt-BR.")
    filed_at = models.DateTimeField(
        default=clock.now, help_text="When the agency says it filed the report; else when we saw it."
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Stories citing this report cannot go out before this moment."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.USABLE, editable=False)
    status_note = models.CharField(max_length=500, blank=True, editable=False)
    status_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "-filed_at", "-id"], name="source_newest_of_agency"),
            models.Index(fields=["-filed_at", "-id"], name="source_newest_first"),
            models.Index(
                fields=["-status_at", "-id"], name="source_altered_lately", condition=Q(status_at__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "agency",
                "url",
                name="one_source_per_address_of_an_agency",
                condition=~Q(url=""),
                violation_error_message="This agency's report at this URL is in the list already.",
            ),
            models.UniqueConstraint(
                "agency",
                "filed_id",
                "filed_version",
                name="one_source_per_agency_id_and_version",
                condition=~Q(filed_id=""),
                violation_error_message="This agency's report with this id and version is in the list already.",
            ),
            models.CheckConstraint(name="source_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="changed_source_says_when", condition=Q(status="usable") | Q(status_at__isnull=False)
            ),
        ]

        permissions = [("stop_source", "Can kill, restore and embargo reports")]

    def __str__(self):
        return f"{self.agency.name}: {self.title}"

    def get_absolute_url(self):
        return reverse("sources:source", args=[self.agency.slug, self.ref])

    @property
    def is_killed(self):
        return self.status == self.Status.KILLED

    def is_embargoed(self, *, at):
        return bool(self.embargo_until and self.embargo_until > at)
