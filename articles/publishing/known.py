"""The rows that contents name by ref: asked for once, for any number of versions."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Author, Tag
from articles.publishing.record import Content
from newsroom.images.models import Image
from sources.models import Agency, Source


@dataclass(frozen=True)
class Known:
    """Rows by ref: sources with their agency, pictures. A ref may have none left."""

    tags: dict[str, Tag]
    authors: dict[str, Author]
    agencies: dict[str, Agency]
    sources: dict[str, Source]
    images: dict[str, Image]

    @classmethod
    def of(cls, content: Content) -> "Known":
        """Ask for the rows that a content names: five queries, one more where a report has another agency now."""
        pictures = [*content.images, *([content.lead_image] if content.lead_image else [])]
        sources = _by_ref(Source.objects.select_related("agency"), {cited.source for cited in content.citations})
        agencies = {source.agency.ref: source.agency for source in sources.values()}
        others = {cited.agency for cited in content.citations} - agencies.keys()
        return cls(
            tags=_by_ref(Tag.objects, {tag.tag for tag in content.tags}),
            authors=_by_ref(Author.objects, {line.author for line in content.bylines}),
            agencies=agencies | _by_ref(Agency.objects, others),
            sources=sources,
            images=_by_ref(Image.objects, {picture.image for picture in pictures}),
        )

    def named_by(self, content: Content) -> "Known":
        """Return those rows alone that a content names: what another process needs to render it."""
        pictures = [*content.images, *([content.lead_image] if content.lead_image else [])]
        return Known(
            tags=_some(self.tags, (tag.tag for tag in content.tags)),
            authors=_some(self.authors, (line.author for line in content.bylines)),
            agencies=_some(self.agencies, (cited.agency for cited in content.citations)),
            sources=_some(self.sources, (cited.source for cited in content.citations)),
            images=_some(self.images, (picture.image for picture in pictures)),
        )


def _some(rows: dict, refs: Iterable[str]) -> dict:
    return {ref: rows[ref] for ref in refs if ref in rows}


def _by_ref(rows, refs: set[str]) -> dict:
    return {row.ref: row for row in rows.filter(ref__in=refs)} if refs else {}
