"""Drafts: what somebody is writing and has not saved."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from newsroom import clock


class Draft(models.Model):
    """The fields of the writing screen as they stand in one of its tabs, by name; ``article`` is None for a new story.

    One for each tab, for somebody with two of them writes two texts. ``base`` is the revision that was opened.
    """

    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=32)
    base = models.PositiveIntegerField(null=True)
    data = models.JSONField()
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-saved_at", "-pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "tab"], name="tab_keeps_one_draft")]

    def __str__(self):
        return f"Draft of {self.saved_at:%Y-%m-%d %H:%M}"
