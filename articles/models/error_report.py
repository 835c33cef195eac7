"""Error reports: what readers found wrong in a story, and what the desk made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.version import Version
from newsroom import clock
from newsroom.refs import RefField


class ErrorReportQuerySet(models.QuerySet):
    def waiting(self):
        """Those on which nobody has decided, the oldest first."""
        return self.filter(state__in=ErrorReport.WAITING).order_by("received_at", "pk")

    def forget_addresses(self, *, before):
        """Delete the e-mail addresses of reports that came before a moment; return of how many."""
        return self.filter(received_at__lt=before).exclude(email="").update(email="")


class ErrorReport(models.Model):
    """A reader's report of an error; ``number`` is the version that stood when they wrote."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        LOOKING = "looking", "Being looked at"
        CORRECTED = "corrected", "Corrected"
        DECLINED = "declined", "Declined"

    WAITING = (State.OPEN, State.LOOKING)

    ref = RefField()
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="error_reports")
    number = models.PositiveIntegerField("version read")
    passage = models.TextField(max_length=1000, blank=True)
    wrong = models.TextField(max_length=2000)
    right = models.TextField(max_length=2000, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    received_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(max_length=1000, blank=True)
    version = models.ForeignKey(
        Version, null=True, on_delete=models.PROTECT, related_name="error_reports", verbose_name="correction"
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        default_permissions = ("change", "view")
        indexes = [
            models.Index(
                fields=["received_at", "id"],
                name="error_report_waiting",
                condition=Q(state__in=["open", "looking"]),
            ),
            models.Index(fields=["-received_at", "-id"], name="error_report_newest_first"),
            models.Index(fields=["received_at"], name="error_report_with_address", condition=~Q(email="")),
        ]
        constraints = [
            models.CheckConstraint(
                name="state_of_error_report_is_known",
                condition=Q(state__in=["open", "looking", "corrected", "declined"]),
            ),
            models.CheckConstraint(
                name="declined_error_report_has_a_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="corrected_error_report_names_its_version",
                condition=Q(state="corrected", version__isnull=False) | (~Q(state="corrected") & Q(version=None)),
            ),
            models.CheckConstraint(
                name="decided_error_report_says_when",
                condition=Q(state__in=["open", "looking"], decided_at=None)
                | (~Q(state__in=["open", "looking"]) & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"Error reported in {self.article}"

    @property
    def is_waiting(self):
        return self.state in self.WAITING


class Answer(models.Model):
    """What a reader was written of their report. A letter that could not be sent waits here to be sent again."""

    report = models.ForeignKey(ErrorReport, on_delete=models.CASCADE, related_name="answers")
    subject = models.CharField(max_length=250)
    text = models.TextField(max_length=5000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        default_permissions = ()

    def __str__(self):
        return self.subject
