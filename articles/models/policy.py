"""Policy pages: what the newspaper says of itself, an immutable edition at a time."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from articles.models.version import ImmutableVersion
from newsroom import clock

ABOUT = "about"
# The pages that readers may expect of a newspaper, in the order of the footer: slug, title, what it is for.
REQUIRED = {
    ABOUT: ("About", "who we are and how we work"),
    "standards": ("Standards", "how we source, quote, check and sign"),
    "corrections": ("Corrections policy", "how mistakes are set right, and how to report one"),
    "ownership": ("Ownership", "whose paper it is, who pays for it, who decides"),
    "contact": ("Contact", "how to reach the newsroom"),
    "accessibility": ("Accessibility", "who can use the site, what is known not to work, whom to tell"),
    "privacy": ("Privacy", "what is known of readers, for how long, and to whom it is given"),
}


class PolicyEditionQuerySet(models.QuerySet):
    def update(self, **values):
        raise ImmutableVersion("An edition of a policy page cannot be changed; publish a new one.")

    def delete(self):
        raise ImmutableVersion("An edition of a policy page cannot be deleted; publish a new one.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise ImmutableVersion("An edition of a policy page cannot be changed; publish a new one.")

    def newest(self):
        """Of each page the edition that stands now: the one with the greatest number."""
        later = PolicyEdition.objects.filter(slug=OuterRef("slug"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))

    def of(self, slug):
        """Every edition of a page, the one that stands now first."""
        return self.filter(slug=slug).order_by("-number")


class PolicyEdition(models.Model):
    """What readers got under the address of a policy page from ``live_from`` until the next edition."""

    slug = models.CharField(
        max_length=60,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Write it in a-z and 0-9, words with hyphens.")],
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=100)
    standfirst = models.TextField(max_length=600, blank=True)
    body = models.TextField()
    language = models.CharField(max_length=35, default="en")
    in_footer = models.BooleanField(default=True)
    notice = models.TextField(max_length=600, blank=True)
    live_from = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PolicyEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "policy page"
        ordering = ["slug", "-number"]
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="number_stands_once_in_a_policy_page"),
            models.CheckConstraint(name="policy_editions_begin_at_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="later_edition_says_what_is_new", condition=Q(number=1) | ~Q(notice="")),
            models.CheckConstraint(name="policy_page_has_a_title", condition=~Q(title="") & ~Q(slug="")),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ImmutableVersion("An edition of a policy page cannot be changed; publish a new one.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return policy_url(self.slug)

    def delete(self, *args, **kwargs):
        raise ImmutableVersion("An edition of a policy page cannot be deleted; publish a new one.")

    @property
    def history_url(self):
        return reverse("articles:policy_history", args=[self.slug])

    @property
    def edition_url(self):
        return reverse("articles:policy_edition", args=[self.slug, self.number])

    @property
    def changes_url(self):
        return reverse("articles:policy_changes", args=[self.slug, self.number])


def policy_url(slug):
    """Return where a policy page stands, written or not."""
    return reverse("articles:about") if slug == ABOUT else reverse("articles:policy", args=[slug])


def in_order(editions):
    """Sort pages as a footer shows them: the required ones in their order, then the others by title."""
    places = list(REQUIRED)
    return sorted(editions, key=lambda page: (_place(places, page.slug), page.title))


def missing():
    """Return the slugs of the required pages that are not written."""
    written = set(PolicyEdition.objects.filter(slug__in=REQUIRED).values_list("slug", flat=True))
    return [slug for slug in REQUIRED if slug not in written]


def _place(places, slug):
    return places.index(slug) if slug in places else len(places)
