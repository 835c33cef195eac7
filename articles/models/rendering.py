"""Renderings: HTML made from a version. Can be made again."""

from django.db import models

from articles.models.version import Version


class Rendering(models.Model):
    """What is made of a version, by a recipe (the number of the way it is made).

    ``html`` is the story part of its page, ``head`` what machines read at the head of that page,
    ``full_text`` the story as feeds and partners get it. The last two name our origin by a mark.
    ``seal`` says that we made it (articles/publishing/seal.py).
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="renderings")
    recipe = models.PositiveSmallIntegerField()
    html = models.TextField()
    head = models.TextField(blank=True, default="")
    full_text = models.TextField(blank=True, default="")
    seal = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "recipe"], name="one_rendering_by_a_recipe")]

    def __str__(self):
        return f"{self.version_id} by recipe {self.recipe}"
