"""Archived copies: what a source said when we looked."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from newsroom import clock
from sources.models.source import Source


def private_storage():
    return storages["private"]


def copy_name(copy, filename):
    return f"copies/{copy.sha256[:2]}/{copy.sha256}"


class ArchivedCopy(models.Model):
    """The text and the original bytes of a source at one moment, with their SHA-256."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="copies")
    fetched_at = models.DateTimeField(default=clock.now)
    url = models.URLField("URL", max_length=2000, blank=True)
    content_type = models.CharField(max_length=100, default="text/plain; charset=utf-8")
    sha256 = models.CharField("SHA-256", max_length=64)
    original = models.FileField(storage=private_storage, upload_to=copy_name, max_length=200, blank=True)
    text = models.TextField(blank=True)
    redacted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "archived copies"
        ordering = ["-fetched_at", "-pk"]
        get_latest_by = ["fetched_at", "pk"]
        indexes = [models.Index(fields=["source", "-fetched_at"], name="newest_copy_of_source")]
        constraints = [
            models.CheckConstraint(name="copy_has_a_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self):
        return f"{self.source.title}, kept {self.fetched_at:%Y-%m-%d %H:%M} UTC"
