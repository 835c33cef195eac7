"""Read also: what a story leads on to, found once, when it goes out.

The stories that the editor chose come first. The places left go to those that share tags with it: a tag that few
stories have says more than one that half of them have, and of two that share as much the newer one comes first.
The record holds the chosen ones only; the others are a service to readers, stored beside it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from math import log

from django.db.models import Q

from articles.models import Tag, Tagging
from articles.publishing.known import Known
from articles.publishing.record import Content

PLACES = 3
READ_OF_A_TAG = 100  # rows, newest first: what a tag has beyond them counts as common, and as old
TAGS_READ = 12
WEEK = timedelta(days=7)

Near = list[tuple[str, datetime]]  # the stories of a tag, by ref, with their first publication


def read_also(
    story: str, content: Content, known: Known, at: datetime, *, near: Callable[[Tag, datetime], Near] | None = None
) -> list[str]:
    """Return the refs of Read also of the story with this ref: the chosen ones, then those that share most with it.

    A query for each tag; ``near`` takes the place of that query where somebody has asked before.
    """
    chosen = list(content.related)
    if len(chosen) >= PLACES:
        return chosen
    tags = [known.tags[tag.tag] for tag in content.tags[:TAGS_READ]]
    shared = [(near or near_at)(tag, at) for tag in tags]
    found = (ref for ref in _best_first(shared, at) if ref != story and ref not in chosen)
    return [*chosen, *islice(found, PLACES - len(chosen))]


def near_at(tag: Tag, at: datetime) -> Near:
    """Return the newest stories in the list of a tag at a moment: never a retracted or withdrawn one."""
    rows = Tagging.objects.filter(Q(live_until=None) | Q(live_until__gt=at), tag=tag, live_from__lte=at)
    rows = rows.order_by("-first_live_from", "-article_id")
    return list(rows.values_list("article__ref", "first_live_from")[:READ_OF_A_TAG])


def _best_first(shared: Iterable[Near], at: datetime) -> list[str]:
    """Return refs, those of the rarest tags and the newest first."""
    weights: dict[str, float] = {}
    moments: dict[str, datetime] = {}
    for stories in shared:
        for ref, moment in stories:
            weights[ref] = weights.get(ref, 0) + log(1 + READ_OF_A_TAG / len(stories))
            moments[ref] = moment
    return sorted(weights, key=lambda ref: (weights[ref] * _freshness(moments[ref], at), moments[ref]), reverse=True)


def _freshness(moment: datetime, at: datetime) -> float:
    """How much a story counts for by its age: 1 today, a half after twelve days, a fifth after a year."""
    weeks = max(at - moment, timedelta()) / WEEK
    return 1 / (1 + log(1 + weeks))
