"""Addresses: where a story stands, for ever."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.models.article import Article
from newsroom import clock


class Address(models.Model):
    """A dated address of a story; reserved when its publication is scheduled.

    Never computed again from the time zone and never given to another story. The live version
    names the one in use; the others redirect to it from the moment ``since``, for ever.
    """

    date = models.DateField()
    slug = models.SlugField(max_length=100, allow_unicode=True, db_index=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="addresses")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "addresses"
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["date", "slug"], name="address_belongs_to_one_story"),
            models.CheckConstraint(name="address_has_a_slug", condition=~Q(slug="")),
        ]

    def __str__(self):
        return f"{self.date:%Y/%m/%d}/{self.slug}"

    def get_absolute_url(self):
        return story_url("story", self.date, self.slug)


def story_url(name, date, slug, *rest):
    """Return the address of a story's page by the name of its route."""
    return reverse(f"articles:{name}", args=[date.year, f"{date:%m}", f"{date:%d}", slug, *rest])
