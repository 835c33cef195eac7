"""Through-rows: which versions stand in which list.

They exist only for versions live now or later; publishing deletes those of the past, so a
tag's page costs the same at ten million stories as at ten. Copies of the version's times
let one index answer a list at any moment from now on. Derived: ``verify`` compares them
with the records, and nothing guards them.
"""

from django.db import models
from django.db.models import Subquery

from articles.models.article import Article
from articles.models.author import Author
from articles.models.tag import Tag
from articles.models.version import Version
from newsroom import clock
from sources.models import Agency, Source


class ThroughRow(models.Model):
    """A version in a list, with the times that the list asks for."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+", db_index=False)
    first_live_from = models.DateTimeField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{type(self).__name__} of {self.version_id}"


def newest_in(rows: type[ThroughRow], **of) -> Subquery:
    """When the newest story of a list was first published; None where the list is empty. One step in its index.

    No ``Exists``: PostgreSQL makes a join of that, and reads every row.
    """
    found = rows._default_manager.filter(live_from__lte=clock.now(), **of)
    return Subquery(found.order_by("-first_live_from").values("first_live_from")[:1])


class Listing(ThroughRow):
    """A version in the lists of all stories."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="listing")

    class Meta:
        indexes = [models.Index(fields=["-first_live_from", "-article"], name="listing_newest_first")]


class Tagging(ThroughRow):
    """A version in the list of a tag."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["tag", "-first_live_from", "-article"], name="tagging_newest_first")]


class Bylining(ThroughRow):
    """A version in the list of an author."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="bylinings")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylinings", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["author", "-first_live_from", "-article"], name="bylining_newest_first")]


class AgencyUse(ThroughRow):
    """A version in the list of an agency that it cites."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="agency_uses")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="uses", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["agency", "-first_live_from", "-article"], name="agency_use_newest_first")]


class SourceUse(ThroughRow):
    """A version in the list of a source that it cites."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="source_uses")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="uses", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["source", "-first_live_from", "-article"], name="source_use_newest_first")]
