"""Addresses: where a story stands, for ever."""

from functools import lru_cache
from urllib.parse import quote

from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse

from articles.models.article import Article
from newsroom import clock

DAY, SLUG, PARTS = "2345/06/07", "in-the-place-of-the-slug", ("987654321", "987654322")  # see ``story_url``


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
    path = _path(name, len(rest), get_script_prefix()).replace(DAY, f"{date.year:04}/{date:%m/%d}", 1)
    for number, part in enumerate(rest):
        path = path.replace(PARTS[number], str(part), 1)
    return path.replace(SLUG, quote(slug, safe=""), 1)  # the last: nothing in a slug is a place of something else


@lru_cache(100)
def _path(name, parts, prefix):
    """The path of a route with names in the places of what is asked for: ``reverse`` takes longer than a line."""
    year, month, day = DAY.split("/")
    return reverse(f"articles:{name}", args=[year, month, day, SLUG, *PARTS[:parts]])
