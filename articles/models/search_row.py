"""Search rows: what readers can find. A through-row of its own kind, with the terms of the version.

They exist only for versions live now or later, so a story scheduled or withdrawn is never found: the clock decides.
The database keeps an index of ``terms`` (articles/search/index.py): full text on PostgreSQL, FTS5 on SQLite.
"""

from datetime import UTC, datetime

from django.db import models

from articles.models.listings import ThroughRow
from articles.models.version import Version

KEYS = 30
LATEST = 2 ** (63 - KEYS) - 1
BORDER = "|"  # between headline and standfirst in ``head``


class TermsField(models.TextField):
    """Terms, each once, parted by spaces: a tsvector without places on PostgreSQL, a text on SQLite."""

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_value(self, value, connection, prepared=False):
        value = super().get_db_prep_value(value, connection, prepared)
        return vector(value) if connection.vendor == "postgresql" else value


class SearchRow(ThroughRow):
    """A version that readers can find.

    ``place`` orders the rows by the first publication of the story, and is the key: both databases read the newest
    matches by it. ``head`` has the terms of headline and standfirst, ``facets`` what a search is narrowed by.
    """

    place = models.BigAutoField(primary_key=True)  # always given; on SQLite only this type is the row's own number
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="search_row")
    recipe = models.PositiveSmallIntegerField()
    stemmer = models.CharField(max_length=20)
    facets = models.TextField()
    head = models.TextField()
    text = models.TextField()
    terms = TermsField()

    class Meta:
        indexes = [
            models.Index(fields=["article"], name="search_row_of_a_story"),
            models.Index(fields=["stemmer"], name="search_row_by_stemmer"),
        ]


def place_of(version: Version) -> int:
    """Return the place of a version: the second of its story's first publication, then its own key."""
    return begin_of(version.first_live_from) + version.pk % 2**KEYS


def begin_of(moment: datetime) -> int:
    """Return the first place of the second of an aware moment. What lies centuries off stands at the end."""
    seconds = int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() // 1)
    return max(-LATEST, min(seconds, LATEST)) << KEYS


def moment_of(place: int) -> datetime:
    """Return the second of a place."""
    return datetime.fromtimestamp(place >> KEYS, UTC)


def vector(terms: str) -> str:
    """Write terms as a tsvector, by its grammar; they hold neither quote nor backslash."""
    return "'" + "' '".join(terms.split()) + "'" if terms else ""
