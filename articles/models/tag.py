"""Tags: labels with a page, a description and a place in the navigation."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from newsroom.refs import RefField
from newsroom.slugs import FormerSlug, SluggedModel


class TagQuerySet(models.QuerySet):
    def in_navigation(self):
        """The tags of the masthead, in their order."""
        return self.filter(navigation_order__isnull=False).order_by("navigation_order", "name")


class Tag(SluggedModel, TagBase):
    """A label of stories."""

    ref = RefField()
    description = models.CharField(
        max_length=300, blank=True, help_text="One or two sentences at the head of the tag's page."
    )
    navigation_order = models.PositiveSmallIntegerField(
        "place in the navigation",
        null=True,
        blank=True,
        help_text="1 stands first in the masthead of every page. Empty: not in the navigation.",
    )
    media_topic = models.CharField(
        "IPTC Media Topic",
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^medtop:\d{8}\Z", "Write the code as medtop: and eight digits, such as medtop:16000000.")
        ],
        help_text="Such as medtop:16000000. Machines read it; partners sort by it.",
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="tag_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="tag_has_a_slug", condition=~Q(slug="")),
        ]

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])


class FormerTagSlug(FormerSlug):
    """A slug a tag had before."""

    current = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="former_slugs")


class TaggedArticle(ItemBase):
    """A tag of a working copy; tags stand in the order in which they were added."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_stands_once_on_an_article"),
        ]

    def __str__(self):
        return f"{self.tag_id} on {self.content_object_id}"
