"""Authors: the people in bylines."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from newsroom.refs import RefField
from newsroom.slugs import FormerSlug, SluggedModel


class Author(SluggedModel):
    """A person, or a desk, in a byline. May have no account."""

    ref = RefField()
    name = models.CharField(max_length=120, help_text="As it stands in the byline.")
    slug = models.SlugField(
        max_length=100,
        unique=True,
        allow_unicode=True,
        help_text="The address of the author's page: /by/slug/.",
    )
    bio = models.TextField("about", blank=True, help_text="A few sentences on the author's page.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text="The account, where there is one.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="author_has_a_name", condition=~Q(name=""))]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])


class FormerAuthorSlug(FormerSlug):
    """A slug an author had before."""

    current = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="former_slugs")
