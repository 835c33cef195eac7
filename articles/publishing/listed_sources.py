"""The sources of a story in their numbering, with what a page or a feed says of each."""

from dataclasses import dataclass
from datetime import datetime

from articles.publishing.known import Known
from articles.publishing.record import Content, read_time
from newsroom import prose


@dataclass(frozen=True)
class ListedSource:
    """A source as the list under a story shows it; ``mentions`` are 1, 2 … for the back-links."""

    number: int
    ref: str
    agency_name: str
    agency_url: str
    disclosure: str
    title: str
    url: str
    source_url: str
    filed_at: datetime | None
    copied_at: datetime | None
    language: str
    note: str
    mentions: range


def listed_sources(content: Content, known: Known) -> list[ListedSource]:
    """Return the sources of a content in their numbering."""
    mentions = prose.mentions(content.body)
    return [
        ListedSource(
            number=number,
            ref=cited.source,
            agency_name=cited.agency_name,
            agency_url=known.sources[cited.source].agency.get_absolute_url(),
            disclosure=cited.disclosure,
            title=cited.title,
            url=cited.url,
            source_url=known.sources[cited.source].get_absolute_url(),
            filed_at=read_time(cited.filed_at),
            copied_at=read_time(cited.copied_at),
            language=cited.language,
            note=cited.note,
            mentions=range(1, mentions.get(cited.source, 0) + 1),
        )
        for number, cited in enumerate(content.citations, start=1)
    ]
