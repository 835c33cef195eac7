"""The record: what was said, in whose name, from which sources.

A ``Content`` is what an editor makes; a ``Record`` is that content as readers got it, with
its place in the chain. ``Record.document()`` is the canonical text whose SHA-256 is the
version's digest: JSON (RFC 8259) in UTF-8, keys sorted, no spaces; strings, integers,
booleans, null, lists and objects; no floats; times as ``YYYY-MM-DDTHH:MM:SS.ffffffZ``;
no NUL, no lone surrogate. It stays text in the database: a JSON column would reorder keys
and rewrite numbers, and the bytes would no longer be those that were hashed.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from articles.models import Article, Author, Tag, Version
from newsroom import prose
from newsroom.images.models import Image
from sources.models import ArchivedCopy, Source

SCHEMA = 1
TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class Byline:
    """An author, by ref and by the name readers got."""

    author: str
    name: str


@dataclass(frozen=True)
class TagName:
    """A tag, by ref and by the slug and name readers got."""

    tag: str
    slug: str
    name: str


@dataclass(frozen=True)
class Cited:
    """A source as it was cited: facts frozen, ``copy`` the SHA-256 of our archived copy or ""."""

    source: str
    agency: str
    agency_name: str
    disclosure: str
    title: str
    url: str = ""
    filed_at: str = ""
    language: str = ""
    note: str = ""
    copy: str = ""
    copied_at: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture of this use: ref, SHA-256 of the original, and the words beside it."""

    image: str
    sha256: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Content:
    """What an editor makes: the first tag is the kicker, citations stand in their numbering."""

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    language: str = "en"
    dateline: str = ""
    bylines: tuple[Byline, ...] = ()
    tags: tuple[TagName, ...] = ()
    citations: tuple[Cited, ...] = ()
    lead_image: Picture | None = None
    images: tuple[Picture, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def pictures(self) -> set[str]:
        """The refs of the pictures that it shows."""
        return {picture.image for picture in (self.lead_image, *self.images) if picture}

    def numbered(self) -> "Content":
        """Return the content with its citations in the order of their marks in the body."""
        order = prose.numbering(self.body, [cited.source for cited in self.citations])
        return replace(self, citations=tuple(sorted(self.citations, key=lambda cited: order[cited.source])))


@dataclass(frozen=True)
class Record:
    """A content as readers got it, with its place in the chain of its story."""

    story: str
    number: int
    kind: str
    notice: str
    basis: str
    live_from: datetime
    first_live_from: datetime
    updated_at: datetime | None
    recorded_at: datetime
    origin: str
    previous: str
    address_date: date
    address_slug: str
    content: Content
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    schema: int = SCHEMA

    def document(self) -> str:
        """Return the canonical text. Raises ValueError for what it cannot hold."""
        data: dict[str, Any] = plain(self)
        for name in ("live_from", "first_live_from", "updated_at", "recorded_at"):
            data[name] = write_time(data[name])
        data["address"] = {"date": self.address_date.isoformat(), "slug": data.pop("address_slug")}
        del data["address_date"]
        return canonical(data)

    @classmethod
    def parse(cls, document: str) -> "Record":
        """Read a canonical text."""
        data = json.loads(document)
        address = data.pop("address")
        for name in ("live_from", "first_live_from", "updated_at", "recorded_at"):
            data[name] = read_time(data[name])
        return cls(
            **{
                **data,
                "address_date": date.fromisoformat(address["date"]),
                "address_slug": address["slug"],
                "content": content_from(data["content"]),
            }
        )


def canonical(data: Any) -> str:
    """Return the canonical JSON of plain data; ValueError for floats, NUL and lone surrogates."""
    _refuse(data)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text.encode()  # a lone surrogate raises UnicodeEncodeError, a ValueError
    return text


def plain(value: Any) -> Any:
    """Return the parts of a record as dicts and lists. (``asdict`` copies them deeply, five times as slow.)"""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {name: plain(part) for name, part in vars(value).items()}
    return value


def digest_of(document: str) -> str:
    """Return the SHA-256 of a document's bytes, in hexadecimal."""
    return hashlib.sha256(document.encode()).hexdigest()


def fingerprint(content: Content) -> str:
    """Return the SHA-256 of what an editor decides, leaving out facts that change by themselves.

    Two contents with one fingerprint say the same: it answers "are there unpublished changes?".
    """
    data: dict[str, Any] = dict(vars(content))
    data |= {"lead_image": plain(content.lead_image), "images": plain(content.images), "related": list(content.related)}
    data["bylines"] = [byline.author for byline in content.bylines]
    data["tags"] = [tag.tag for tag in content.tags]
    data["citations"] = [[cited.source, cited.note] for cited in content.citations]
    return digest_of(canonical(data))


def canonical_content(content: Content) -> str:
    """Return a content alone as canonical JSON, as milestones keep it."""
    return canonical(plain(content))


def write_time(moment: datetime | None) -> str | None:
    """Write an aware moment in UTC with microseconds."""
    return moment.astimezone(UTC).strftime(TIME) if moment else None


def read_time(text: str | None) -> datetime | None:
    """Read what ``write_time`` wrote."""
    return datetime.strptime(text, TIME).replace(tzinfo=UTC) if text else None


def content_from(data: dict[str, Any]) -> Content:
    """Read a content from plain data (of a document or a milestone)."""
    picture = data["lead_image"]
    return Content(
        **{
            **data,
            "bylines": tuple(Byline(**item) for item in data["bylines"]),
            "tags": tuple(TagName(**item) for item in data["tags"]),
            "citations": tuple(Cited(**item) for item in data["citations"]),
            "lead_image": Picture(**picture) if picture else None,
            "images": tuple(Picture(**item) for item in data["images"]),
            "related": tuple(data["related"]),
        }
    )


def content_of_version(version: Version) -> Content:
    """Return the content that readers got with a version."""
    return Record.parse(version.document).content


@dataclass(frozen=True)
class Lists:
    """The lists of a working copy, each in its order; sources with their notes, related stories by ref."""

    tags: list[Tag]
    authors: list[Author]
    sources: list[tuple[Source, str]]
    related: list[str]


def lists_of(article: Article) -> Lists:
    """Return the lists of a working copy as they are saved."""
    return Lists(
        tags=[item.tag for item in article.tagged_items.select_related("tag").order_by("pk")],
        authors=[line.author for line in article.bylines.select_related("author")],
        sources=[(row.source, row.note) for row in article.citations.select_related("source__agency")],
        related=list(article.related_stories.values_list("related__ref", flat=True)),
    )


def content_of(article: Article, lists: Lists | None = None) -> Content:
    """Return the content of a working copy, with today's facts about its sources.

    ``lists`` are those saved, or others in their place. Citations come in their numbering:
    sources marked in the body by first appearance, then those listed without a mark. Marks of
    sources that do not exist stay in the body (they are preflight's to find) and have no citation.
    """
    lists = lists or lists_of(article)
    body, tags = prose.clean(article.body), list(lists.tags)
    if article.kicker and article.kicker in tags:
        tags.sort(key=lambda tag: tag != article.kicker)
    return Content(
        headline=article.headline.strip(),
        standfirst=article.standfirst.strip(),
        body=body,
        language=article.language,
        dateline=article.dateline.strip(),
        bylines=tuple(Byline(author.ref, author.name) for author in lists.authors),
        tags=tuple(TagName(tag.ref, tag.slug, tag.name) for tag in tags),
        citations=cited_now(lists.sources, body),
        lead_image=_lead(article),
        images=pictures_in(body),
        related=tuple(lists.related),
    )


def pictures_in(body: str) -> tuple[Picture, ...]:
    """Return the library pictures shown in a body, in their order, with the words of this use."""
    figures = prose.figures(body)
    library = {image.ref: image for image in Image.objects.kept().filter(ref__in=[figure.image for figure in figures])}
    return tuple(
        Picture(
            figure.image,
            library[figure.image].sha256,
            figure.alt or library[figure.image].alt,
            figure.caption or library[figure.image].caption,
            figure.credit or library[figure.image].credit,
        )
        for figure in figures
        if figure.image in library
    )


def cite(source: Source, note: str = "") -> Cited:
    """Freeze what we know of a source now, with the newest archived copy."""
    return cite_with(source, note, source.copies.order_by("fetched_at", "pk").last())


def cited_now(listed: Sequence[tuple[Source, str]], body: str) -> tuple[Cited, ...]:
    """Cite the listed sources with their notes, and those that a body marks, in their numbering."""
    notes = {source.ref: note for source, note in listed}
    sources = {source.ref: source for source, _ in listed}
    marked_only = [ref for ref in prose.marked(body) if ref not in sources]
    sources |= {source.ref: source for source in Source.objects.filter(ref__in=marked_only).select_related("agency")}
    copies = _newest_copies(sources.values())
    order = [ref for ref in prose.numbering(body, [source.ref for source, _ in listed]) if ref in sources]
    return tuple(cite_with(sources[ref], notes.get(ref, ""), copies.get(sources[ref].pk)) for ref in order)


def _newest_copies(sources) -> dict[int, ArchivedCopy]:
    copies = ArchivedCopy.objects.filter(source__in=list(sources)).order_by("fetched_at", "pk")
    return {copy.source_id: copy for copy in copies.defer("text")}


def cite_with(source: Source, note: str, copy: ArchivedCopy | None) -> Cited:
    """Freeze what we know of a source, with the copy given."""
    return Cited(
        source=source.ref,
        agency=source.agency.ref,
        agency_name=source.agency.name,
        disclosure=source.agency.disclosure,
        title=source.title,
        url=source.url,
        filed_at=write_time(source.filed_at) or "",
        language=source.language,
        note=note.strip(),
        copy=copy.sha256 if copy else "",
        copied_at=write_time(copy.fetched_at) or "" if copy else "",
    )


def _lead(article: Article) -> Picture | None:
    image = article.lead_image
    if image is None:
        return None
    return Picture(
        image.ref,
        image.sha256,
        article.lead_alt or image.alt,
        article.lead_caption or image.caption,
        article.lead_credit or image.credit,
    )


def _refuse(data: Any) -> None:
    if isinstance(data, float):
        raise ValueError("a record cannot hold a number with a fraction")
    if isinstance(data, str) and "\0" in data:
        raise ValueError("a record cannot hold a NUL character")
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ():
        _refuse(item)
