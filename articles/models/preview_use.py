"""Uses of preview links: when one was opened, and from what network."""

from django.db import models

from articles.models.preview_link import PreviewLink
from newsroom import clock


class PreviewUse(models.Model):
    """One opening of a link. The address is shortened to its network: whose it was is nobody's business."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField(default=clock.now)
    network = models.CharField(max_length=43, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.link}, {self.at:%Y-%m-%d %H:%M}"
