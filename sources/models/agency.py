"""Agencies: who filed the reports that stories cite."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.refs import RefField
from newsroom.slugs import FormerSlug, SluggedModel


class Agency(SluggedModel):
    """An organisation that files reports, with the disclosure that readers see."""

    class Kind(models.TextChoices):
        NEWS_AGENCY = "news_agency", _("News agency")
        NEWSPAPER = "newspaper", _("Newspaper")
        BROADCASTER = "broadcaster", _("Broadcaster")
        MINISTRY = "ministry", _("Ministry")
        AUTHORITY = "authority", _("Public authority")
        ORGANISATION = "organisation", _("Organisation")
        COMPANY = "company", _("Company")
        OTHER = "other", _("Other")

    class CopyPolicy(models.TextChoices):
        PROOF = "proof", "Proof only: time, digest and a link to the original"
        EXTRACT = "extract", "Extract: the first lines of our copy"
        FULL = "full", "Full: the whole text of our copy"

    ref = RefField()
    name = models.CharField(max_length=120, help_text="Readers see it as the name of each report it filed.")
    slug = models.SlugField(
        max_length=100,
        unique=True,
        allow_unicode=True,
        help_text="The address of its page: /sources/slug/. The old address redirects.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NEWS_AGENCY)
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", "Use the two-letter code of ISO 3166, such as TR.")],
        help_text="Two capital letters (ISO 3166), such as TR. Empty for an international one.",
    )
    language = models.CharField(
        max_length=35, default="en", help_text="The language it mostly files in, such as en or pt-BR."
    )
    disclosure = models.CharField(
        max_length=300,
        help_text="One sentence that readers see beside every citation: who owns it, on whose side it stands.",
    )
    state_owned = models.BooleanField(default=False)
    party_to_conflict = models.BooleanField(
        "party to a conflict", default=False, help_text="It or its state is a side in what it reports on."
    )
    homepage = models.URLField(blank=True, help_text="Readers can follow it from the agency's page.")
    copy_policy = models.CharField(
        max_length=10,
        choices=CopyPolicy,
        default=CopyPolicy.PROOF,
        help_text="How much of our archived copies readers see. Ask the licence before showing more than proof.",
    )
    notes = models.TextField(blank=True, help_text="For the desk only.")

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="agency_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="agency_has_a_slug", condition=~Q(slug="")),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("sources:agency", args=[self.slug])


class FormerAgencySlug(FormerSlug):
    """A slug an agency had before."""

    current = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="former_slugs")
