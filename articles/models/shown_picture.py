"""Shown pictures: which story has which picture of the library."""

from django.db import models

from articles.models.article import Article
from newsroom.images.models import Image


class ShownPictureQuerySet(models.QuerySet):
    def by_working_copy(self, article, refs):
        """Record the pictures that the working copy of a story shows; those it dropped unpublished go."""
        self.filter(article=article, published=False).exclude(image__ref__in=refs).delete()
        self._add(article, refs, published=False)

    def by_version(self, article, refs):
        """Record the pictures that a version of a story shows, for good."""
        self.filter(article=article, published=False, image__ref__in=refs).update(published=True)
        self._add(article, refs, published=True)

    def _add(self, article, refs, *, published):
        there = self.filter(article=article, image__ref__in=refs).values("image")
        missing = Image.objects.filter(ref__in=refs).exclude(pk__in=there)
        self.bulk_create(
            (self.model(article=article, image=image, published=published) for image in missing), ignore_conflicts=True
        )


class ShownPicture(models.Model):
    """A picture that a story shows or once showed, in its lead or in its body.

    What a version showed stays: the library keeps what the record names.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="shown_pictures")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="shown_by", db_index=False)
    published = models.BooleanField(default=False)

    objects = ShownPictureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "article"], name="picture_stands_once_at_a_story")]

    def __str__(self):
        return f"{self.image} in {self.article}"
