"""The picture that shows a story where somebody shares it: its lead image, or a card with its headline.

The one place that chooses it.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from articles.models import Version
from articles.models.version import story_url
from articles.publishing.known import Known
from articles.publishing.origin import absolute
from articles.publishing.record import Content
from newsroom import prose
from newsroom.images.card import HEIGHT, WIDTH, Card

DESIGN = 1  # raise it whenever cards are drawn otherwise
SHAPE = "16x9"


@dataclass(frozen=True)
class SharePicture:
    """An absolute address, pixels, MIME type, and the words of this use."""

    url: str
    width: int
    height: int
    mime: str
    alt: str
    caption: str = ""
    credit: str = ""

    @property
    def is_card(self) -> bool:
        return self.mime == "image/png"


def share_picture(version: Version, content: Content, known: Known) -> SharePicture:
    """Return the JPEG of the lead image, which every service reads; without one, or retracted, the card."""
    lead = None if version.is_retraction else content.lead_image
    image = known.images.get(lead.image) if lead else None
    if lead and image and (ladder := image.ladder(SHAPE)):
        first = ladder.first
        return SharePicture(
            absolute(first.url), first.width, first.height, "image/jpeg", lead.alt, lead.caption, lead.credit
        )
    label = next((tag.name for tag in known.tags.values() if tag.pk == version.lead_tag_id), "")
    url = absolute(share_card_url(version, label=label))
    return SharePicture(url, WIDTH, HEIGHT, "image/png", version.headline)


def share_card_url(version: Version, *, label: str | None = None) -> str:
    """Return the address of the card of a version. It names what is drawn, so it is never drawn otherwise."""
    key = key_of(card_of(version, label=label))
    return story_url("card", version.address_date, version.address_slug, version.number, key)


def card_of(version: Version, *, label: str | None = None) -> Card:
    """Return the card of a version; ``label`` is the name of its lead tag, where it is at hand. A retraction is red."""
    if label is None:
        label = version.lead_tag.name if version.lead_tag else ""
    return Card(
        headline=version.headline,
        masthead=settings.SITE_NAME,
        label="Retracted" if version.is_retraction else label,
        alarm=version.is_retraction,
        right_to_left=prose.direction(version.language) == "rtl",
    )


def key_of(card: Card) -> str:
    """Return the name of a card: a digest of all that is drawn."""
    return hashlib.sha256(f"{DESIGN} {card}".encode()).hexdigest()[:16]
