"""What the home page shows at a moment: an arrangement of stories, then sections and Latest.

Readers get the edition that stands; the desk looks at others in the same page.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from articles.models import FrontEdition, Tag, Version
from newsroom import clock
from newsroom.prepared import Prepared

SECTIONS, IN_A_SECTION, IN_LATEST, SET_RIGHT, TAGS_TRIED = 2, 4, 8, 2, 4
WITHOUT_EDITION = 5
WEEK = timedelta(days=7)


def front_page(refs: Sequence[str] | None = None) -> dict:
    """Return what the template of the front asks for: of the edition that stands now, or of stories by their refs."""
    if refs is None:
        editions = _edition(at=clock.now())
        refs = editions[0].refs if editions else []
    chosen = in_slots(refs)
    return {
        "lead": chosen[0] if chosen else None,
        "slots": chosen[1:],
        "sections": list(islice(sections_below(chosen), SECTIONS)),
        "set_right": _set_right(at=clock.now(), since=clock.now() - WEEK),
        "latest": _latest(at=clock.now()),
    }


def in_slots(refs: Sequence[str]) -> list[Version]:
    """The listed ones of some stories in their order; where there is none, the newest of all."""
    places = {ref: place for place, ref in enumerate(refs)}
    asked = {f"ref_{place}": ref for place, ref in enumerate(places)}
    stories = _listed(at=clock.now(), **asked) if asked else []
    chosen = sorted(stories, key=lambda story: places[story.article.ref])
    return chosen or _newest(at=clock.now())


def sections_below(chosen: list[Version]) -> Iterator[tuple[Tag, list[Version]]]:
    """Tags of the navigation, each with its newest stories that stand nowhere above."""
    placed = {story.article_id for story in chosen}
    for tag in Tag.objects.in_navigation()[:TAGS_TRIED]:
        above = {f"above_{number}": story for number, story in enumerate(sorted(placed))}
        stories = _section(at=clock.now(), tag=tag.pk, **above)
        placed.update(story.article_id for story in stories)
        if stories:
            yield tag, stories


# What it asks, written once for each number of stories in it.


@Prepared
def _edition(at):
    return FrontEdition.objects.live(at=at)[:1]


@Prepared
def _listed(at, **refs):
    return Version.objects.live(at=at).listed().filter(article__ref__in=list(refs.values())).for_cards()


@Prepared
def _newest(at):
    return Version.objects.live(at=at).listed().for_cards()[:WITHOUT_EDITION]


@Prepared
def _section(at, tag, **above):
    return Version.objects.live(at=at).tagged(tag).exclude(article__in=above.values()).for_cards()[:IN_A_SECTION]


@Prepared
def _set_right(at, since):
    return Version.objects.set_right(at=at).filter(live_from__gt=since).with_ref()[:SET_RIGHT]


@Prepared
def _latest(at):
    return Version.objects.live(at=at).listed().for_lines()[:IN_LATEST]
