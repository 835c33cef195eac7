"""Preview links: addresses under which people without an account may read a working copy for some days."""

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models.article import Article
from newsroom import clock
from newsroom.refs import RefField

SIGNER = signing.Signer(salt="articles.preview", sep=".")


class PreviewLinkQuerySet(models.QuerySet):
    def signed(self, token):
        """The link of a token that we signed; none where we did not."""
        try:
            return self.filter(ref=SIGNER.unsign(token))
        except signing.BadSignature:
            return self.none()

    def revoke(self):
        """End those that are open, now; one that ended before keeps its moment."""
        now = clock.now()
        self.filter(revoked_at=None, expires_at__gt=now).update(revoked_at=now)


class PreviewLink(models.Model):
    """A link to the working copy of a story; ``label`` says whom it was made for."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="preview_links")
    ref = RefField()
    label = models.CharField(max_length=100)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="preview_link_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))
            ),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("articles:preview", args=[SIGNER.sign(self.ref)])

    @property
    def is_open(self):
        """Say whether it may be used now."""
        return self.revoked_at is None and clock.now() < self.expires_at
