"""The log of stories: who did what, when and why."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.version import Version
from newsroom import clock


class StoryLog(models.Model):
    """One deed at a story. For the desk; readers get the notices of versions."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="log")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="log")
    verb = models.CharField(max_length=30)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = "log entry"
        verbose_name_plural = "log"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["article", "-at"], name="log_of_a_story"),
            models.Index(fields=["-at"], name="log_newest_first"),
        ]

    def __str__(self):
        return f"{self.verb.replace('_', ' ')}: {self.article}"
