"""What the home page shows at a moment: an arrangement of stories, then sections and Latest.

Readers get the edition that stands; the desk looks at others in the same page.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from articles.models import FrontEdition, Tag, Version
from newsroom import clock

SECTIONS, IN_A_SECTION, IN_LATEST, SET_RIGHT, TAGS_TRIED = 2, 4, 8, 2, 4
WITHOUT_EDITION = 5
WEEK = timedelta(days=7)


def front_page(refs: Sequence[str] | None = None) -> dict:
    """Return what the template of the front asks for: of the edition that stands now, or of stories by their refs."""
    if refs is None:
        edition = FrontEdition.objects.live().first()
        refs = edition.refs if edition else []
    chosen = in_slots(refs)
    return {
        "lead": chosen[0] if chosen else None,
        "slots": chosen[1:],
        "sections": list(islice(sections_below(chosen), SECTIONS)),
        "set_right": list(Version.objects.set_right().filter(live_from__gt=clock.now() - WEEK).with_ref()[:SET_RIGHT]),
        "latest": list(Version.objects.live().listed().with_ref()[:IN_LATEST]),
    }


def in_slots(refs: Sequence[str]) -> list[Version]:
    """The listed ones of some stories in their order; where there is none, the newest of all."""
    places = {ref: place for place, ref in enumerate(refs)}
    stories = Version.objects.live().listed().filter(article__ref__in=places).for_cards()
    chosen = sorted(stories, key=lambda story: places[story.article.ref])
    return chosen or cards(Version.objects.live().listed(), WITHOUT_EDITION)


def sections_below(chosen: list[Version]) -> Iterator[tuple[Tag, list[Version]]]:
    """Tags of the navigation, each with its newest stories that stand nowhere above."""
    placed = {story.article_id for story in chosen}
    for tag in Tag.objects.in_navigation()[:TAGS_TRIED]:
        stories = cards(Version.objects.live().tagged(tag).exclude(article__in=placed), IN_A_SECTION)
        placed.update(story.article_id for story in stories)
        if stories:
            yield tag, stories


def cards(stories, size: int) -> list[Version]:
    return list(stories.for_cards()[:size])
