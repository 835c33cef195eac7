"""Milestones: unpublished states of a working copy that are worth keeping."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from newsroom import clock


class Milestone(models.Model):
    """The content of a working copy at a moment, as JSON of the record's shape."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="milestones")
    label = models.CharField(max_length=200)
    content = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.label} ({self.at:%Y-%m-%d %H:%M})"
