"""Whole histories at once: for importing and for filling, by the same building blocks as the verbs.

The stories are new, their histories are given from the first version to the last, and
what is written is what the verbs would have written: articles, addresses, versions,
through-rows, cited sources, shown pictures, renderings of what is live, a line in the log of each story. No preflight,
no signals.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import transaction
from django.utils import timezone

from articles.models import (
    Address,
    Article,
    Byline,
    Citation,
    CitedSource,
    Rendering,
    ShownPicture,
    StoryLog,
    TaggedArticle,
    Version,
)
from articles.publishing.known import Known
from articles.publishing.ledger import THROUGH_ROWS, rows_of, version_of
from articles.publishing.read_also import near_at, read_also
from articles.publishing.record import Content, Record
from articles.publishing.rendering import RECIPE, STORED, notices_of, rendering
from newsroom import clock


@dataclass(frozen=True)
class Past:
    """One version that was: its kind, what readers were told, from when, and what it said."""

    kind: str
    notice: str
    live_from: datetime
    content: Content


@dataclass(frozen=True)
class History:
    """A story to be written: the unsaved article, and its versions from the first to the last."""

    article: Article
    versions: tuple[Past, ...]


Each = Callable[[Callable, list], Iterable]


def write_histories(histories: Iterable[History], known: Known, *, origin: str, each: Each = map) -> int:
    """Write stories with their whole histories in one transaction; return the number of versions.

    ``known`` holds every row that the contents name. Addresses must be free. ``each`` renders the
    stories: as ``map`` does, or that of a pool of processes.
    """
    histories = list(histories)
    chains = [(history, _chain(history, known, origin)) for history in histories]
    _fill_read_also(chains, known)
    # Before the transaction, for they take their time.
    jobs = [(chain, known.named_by(history.versions[-1].content)) for history, chain in chains]
    made = zip(jobs, each(_rendered, jobs), strict=True)
    renderings = [Rendering(version=chain[-1], recipe=RECIPE, **texts) for (chain, _), texts in made]
    with transaction.atomic():
        Article.objects.bulk_create(history.article for history in histories)
        Address.objects.bulk_create(_address(chain[0]) for _, chain in chains)
        Version.objects.bulk_create(version for _, chain in chains for version in chain)
        Rendering.objects.bulk_create(renderings)
        StoryLog.objects.bulk_create(_line(chain[-1]) for _, chain in chains)
        _write_lists(chains, known)
        _write_working_copies(histories, known)
    return sum(len(chain) for _, chain in chains)


def _chain(history: History, known: Known, origin: str) -> list[Version]:
    first, now = history.versions[0].live_from, clock.now()
    chain: list[Version] = []
    updated = None
    for number, past in enumerate(history.versions, start=1):
        if number > 1 and past.kind != Version.Kind.COPY_EDIT:
            updated = past.live_from
        record = Record(
            story=history.article.ref,
            number=number,
            kind=past.kind,
            notice=past.notice,
            basis=Version.Basis.EDITORIAL if past.kind == Version.Kind.WITHDRAWAL else Version.Basis.NONE,
            live_from=past.live_from,
            first_live_from=first,
            updated_at=updated,
            recorded_at=now,
            origin=origin,
            previous=chain[-1].digest if chain else "",
            address_date=timezone.localdate(first),
            address_slug=history.article.slug,
            content=past.content,
        )
        version = version_of(history.article, record, known)
        if chain:
            chain[-1].live_until = past.live_from
        chain.append(version)
    return chain


def _fill_read_also(chains, known: Known) -> None:
    """Fill up Read also of the live versions as the verbs would: a query for each tag, however many stories."""
    now = clock.now()
    near = cache(near_at)
    for history, chain in chains:
        content = history.versions[-1].content
        chain[-1].related = " ".join(read_also(history.article.ref, content, known, now, near=near))


def _rendered(job: tuple[list[Version], Known]) -> dict[str, str]:
    chain, known = job
    version = chain[-1]
    made = rendering(version, Record.parse(version.document), known=known, notices=notices_of(chain))
    return {name: getattr(made, name) for name in STORED}


def _line(version: Version) -> StoryLog:
    at, origin = version.recorded_at, version.origin
    return StoryLog(article=version.article, version=version, verb="import", at=at, reason=origin)


def _address(version: Version) -> Address:
    return Address(
        date=version.address_date, slug=version.address_slug, article=version.article, since=version.live_from
    )


def _write_lists(chains, known: Known) -> None:
    rows = [row for history, chain in chains for row in rows_of(chain[-1], history.versions[-1].content, known)]
    for model in THROUGH_ROWS:
        model._default_manager.bulk_create([row for row in rows if type(row) is model])  # type: ignore[misc]
    ShownPicture.objects.bulk_create(
        ShownPicture(article=history.article, image=known.images[ref], published=True)
        for history, _ in chains
        for ref in {ref for past in history.versions for ref in past.content.pictures} & known.images.keys()
    )
    CitedSource.objects.bulk_create(
        CitedSource(article=history.article, source=known.sources[ref], since=since)
        for history, _ in chains
        for ref, since in _first_cited(history).items()
    )


def _first_cited(history: History) -> dict[str, datetime]:
    """When each source was first cited by a version of the story."""
    since: dict[str, datetime] = {}
    for past in history.versions:
        for cited in past.content.citations:
            since.setdefault(cited.source, past.live_from)
    return since


def _write_working_copies(histories: list[History], known: Known) -> None:
    tags, bylines, citations = [], [], []
    for history in histories:
        article, content = history.article, history.versions[-1].content
        tags += [TaggedArticle(tag=known.tags[tag.tag], content_object=article) for tag in content.tags]
        bylines += [
            Byline(article=article, author=known.authors[line.author], position=place)
            for place, line in enumerate(content.bylines)
        ]
        citations += [
            Citation(article=article, source=known.sources[cited.source], position=place, note=cited.note)
            for place, cited in enumerate(content.citations)
        ]
    TaggedArticle.objects.bulk_create(tags)
    Byline.objects.bulk_create(bylines)
    Citation.objects.bulk_create(citations)
