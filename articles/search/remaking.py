"""Make search rows again: those that are missing, or made by an older recipe. Stopped, it goes on where it was."""

from collections.abc import Iterator
from operator import attrgetter

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from articles.models import SearchRow, Version
from articles.publishing.indexing import RECIPE, search_row
from articles.publishing.record import content_of_version
from newsroom import clock

BATCH = 200


def unmade():
    """The versions that readers can or could find, live now or later, without a row of the recipe in use."""
    made = SearchRow.objects.filter(version=OuterRef("pk"), recipe=RECIPE)
    shown = Version.objects.uncancelled().filter(Q(live_until=None) | Q(live_until__gt=clock.now()), listed=True)
    return shown.filter(~Exists(made))


def remake() -> Iterator[int]:
    """Write the rows that are missing, newest first; yield after each batch how many."""
    keys = list(unmade().order_by("-first_live_from", "-pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield _write(keys[start : start + BATCH])


def _write(keys: list[int]) -> int:
    """Write the rows of some versions, as they are now that nobody else writes them."""
    with transaction.atomic():
        versions = list(unmade().filter(pk__in=keys).select_for_update(no_key=True))
        SearchRow.objects.filter(version__in=versions).delete()
        rows = [search_row(version, content_of_version(version)) for version in versions]
        # FTS5 gathers what comes in the order of its numbers, and writes anew at each that is less than the one before.
        SearchRow.objects.bulk_create(sorted(rows, key=attrgetter("place")))
    return len(versions)
