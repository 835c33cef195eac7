"""Presence: who has a story open."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from articles.models.article import Article
from newsroom import clock

HERE = timedelta(seconds=35)  # three beats of a tab, and a little
WRITING = timedelta(seconds=20)


class PresenceQuerySet(models.QuerySet):
    def here(self, *, at=None):
        """The tabs that are open at a moment (now)."""
        return self.filter(seen_at__gt=(at or clock.now()) - HERE)


class Presence(models.Model):
    """A tab in which somebody has a story open. By tab: who closes one of two is still here."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    tab = models.CharField(max_length=32)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)
    typing_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "user", "tab"], name="tab_is_present_once")]

    def __str__(self):
        return f"{self.user} at {self.seen_at:%H:%M}"

    def is_writing(self, *, at=None):
        return self.typing_at is not None and self.typing_at > (at or clock.now()) - WRITING
