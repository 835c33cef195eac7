"""Read also: stories chosen by the editor."""

from django.db import models
from django.db.models import F, Q

from articles.models.article import Article


class RelatedStory(models.Model):
    """A story that readers are pointed to from another, at a place in the list."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_stories")
    related = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "related stories"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "related"],
                name="story_is_related_once",
                violation_error_message="This story is in the list already.",
            ),
            models.CheckConstraint(
                name="story_is_not_related_to_itself",
                condition=~Q(article=F("related")),
                violation_error_message="A story cannot be related to itself.",
            ),
        ]

    def __str__(self):
        return str(self.related)
