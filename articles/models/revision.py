"""Revisions: what a working copy said before it was saved anew."""

from django.db import models

from articles.models.article import Article
from newsroom import clock


class Revision(models.Model):
    """The content of a working copy at one of its revisions, as JSON of the record's shape.

    Kept for a while, for who has that text open still: from it both texts are merged. No history: that is
    the versions, and the milestones.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    slug = models.CharField(max_length=100, blank=True)
    embargo_until = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_is_kept_once")]

    def __str__(self):
        return f"revision {self.number}"
