"""Citations: what a story takes from which source."""

from django.db import models

from articles.models.article import Article
from sources.models import Source


class Citation(models.Model):
    """A source of the working copy, with what it contributed.

    Its number is computed from the marks in the body; ``position`` orders the sources
    that stand without a mark.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    position = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=500, blank=True, help_text="What did this report contribute? Readers see it.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "source"],
                name="source_is_cited_once_by_an_article",
                violation_error_message="This source is in the list already; the text can mark it as often as needed.",
            ),
        ]

    def __str__(self):
        return str(self.source)


class CitedSource(models.Model):
    """A source that a version of a story cites, from the moment readers could see it.

    Kept when the version is superseded: it answers whether a source may be shown.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="cited_sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="cited_by")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "article"], name="source_becomes_public_once_by_a_story")
        ]

    def __str__(self):
        return f"{self.source_id} since {self.since}"
