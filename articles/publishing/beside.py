"""What stands beside the versions of stories and is made from them: read for many stories at once, and compared.

Lists, search rows, renderings, addresses, cited sources and shown pictures. Nothing guards them, for they can be made
again; readers see them all the same, so ``verify`` makes them anew from the documents and names what differs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from articles.models import (
    Address,
    AgencyUse,
    Bylining,
    CitedSource,
    Listing,
    Redaction,
    Rendering,
    SearchRow,
    ShownPicture,
    SourceUse,
    StoryLog,
    Tagging,
    Version,
)
from articles.models.listings import ThroughRow
from articles.publishing.indexing import search_row
from articles.publishing.ledger import CANCELS
from articles.publishing.record import Content, Picture, Record
from articles.publishing.rendering import RECIPE, made_anew, notices_of
from articles.publishing.seal import seal_of
from sources.models import ArchivedCopy

LISTS: dict[
    type[ThroughRow], tuple[str, Callable[[Content], set[str]] | None]
] = {  # of a through-row: the ref of what it lists, and those that a content names
    Listing: ("version__article__ref", None),
    Tagging: ("tag__ref", lambda content: {tag.tag for tag in content.tags}),
    Bylining: ("author__ref", lambda content: {line.author for line in content.bylines}),
    SourceUse: ("source__ref", lambda content: {cited.source for cited in content.citations}),
    AgencyUse: ("agency__ref", lambda content: {cited.agency for cited in content.citations}),
}
TIMES = ("article_id", "first_live_from", "live_from", "live_until")
SEARCHED = ("place", "recipe", "stemmer", "facets", "head", "text", "terms", *TIMES)
RENDERED = {"html": "page", "head": "head for machines", "full_text": "full text"}
REDACT = "redact"


@dataclass(frozen=True)
class Beside:
    """What stands beside the versions of some stories: by the key of the version, or of the story.

    A line of the log has the ``number`` of its version, or None.
    """

    redactions: dict[int, list[Redaction]]
    rows: dict[type[ThroughRow], dict[int, list[tuple]]]
    found_by: dict[int, SearchRow]
    renderings: dict[int, Rendering]
    log: dict[int, list[Any]]
    addresses: dict[int, dict[tuple, datetime]]
    cited: dict[int, dict[str, datetime]]
    shown: dict[int, dict[str, str]]
    copies: set[tuple[str, str]]

    @classmethod
    def of(cls, versions: list[Version]) -> "Beside":
        """Read it for all the versions of some stories: thirteen queries, however many they are."""
        keys, stories = [version.pk for version in versions], {version.article_id for version in versions}
        log = StoryLog.objects.filter(article__in=stories, verb__in=(*CANCELS, REDACT))
        addresses = Address.objects.filter(article__in=stories).values_list("article", "date", "slug", "since")
        cited = CitedSource.objects.filter(article__in=stories).values_list("article", "source__ref", "since")
        shown = ShownPicture.objects.filter(article__in=stories, published=True)
        copies = ArchivedCopy.objects.filter(source__cited_by__article__in=stories)
        return cls(
            redactions=_by("version_id", Redaction.objects.filter(version__in=keys).order_by("at", "pk")),
            rows={model: _rows(model, ref, keys) for model, (ref, _) in LISTS.items()},
            found_by={row.version_id: row for row in SearchRow.objects.filter(version__in=keys)},
            renderings={row.version_id: row for row in Rendering.objects.filter(version__in=keys, recipe=RECIPE)},
            log=_by("article_id", log.annotate(number=F("version__number")).order_by("pk")),
            addresses=_told((story, (date, slug), since) for story, date, slug, since in addresses),
            cited=_told(cited),
            shown=_told(shown.values_list("article", "image__ref", "image__sha256")),
            copies=set(copies.values_list("source__ref", "sha256")),
        )


def lists_faults(version: Version, content: Content, beside: Beside, at: datetime) -> Iterator[str]:
    """Through-rows must be right for what is live now or later; those of the past may stand or be gone."""
    times = tuple(getattr(version, name) for name in TIMES)
    past = version.live_until is not None and version.live_until <= at
    for model, (_, named) in LISTS.items():
        says = named(content) if named else {version.article.ref}
        has = beside.rows[model].get(version.pk, [])
        if not version.listed or version.is_cancelled:
            says = set()
        if past and not has:
            continue
        if has and any(row[1:] != times for row in has) or len(has) != len(says) or {row[0] for row in has} != says:
            yield f"its rows in {model._meta.verbose_name} are not what its document says"


def search_faults(version: Version, content: Content, beside: Beside, at: datetime) -> Iterator[str]:
    """Readers must find what is live now or later by what it says, and by nothing else."""
    has, should = beside.found_by.get(version.pk), version.listed and not version.is_cancelled
    if has is None:
        if should and (version.live_until is None or version.live_until > at):
            yield "its search row is missing"
    elif not should:
        yield "it has a search row, and readers should not find it"
    else:
        says = search_row(version, content)
        wrong = [name for name in SEARCHED if _searched(has, name) != _searched(says, name)]
        if wrong:
            yield f"its search row is not what its document says: {', '.join(wrong)}"


def rendering_faults(version: Version, chain: list[Version], beside: Beside, *, anew: bool) -> Iterator[str]:
    """What is stored must be ours by its seal, or else be what would be stored now; ``anew`` asks no seal."""
    kept = beside.renderings.get(version.pk)
    if kept is None:
        return
    told = notices_of([one for one in chain if one.number <= version.number and not one.is_cancelled])
    if not anew and kept.seal == seal_of(kept, version.document, told):
        return
    made = made_anew(version)
    wrong = [words for name, words in RENDERED.items() if getattr(kept, name) != getattr(made, name)]
    if wrong:
        yield f"what is stored for readers is not made from its document: {', '.join(wrong)}"


def story_faults(chain: list[Version], records: list[Record], beside: Beside) -> Iterator[str]:
    """Compare what a story keeps of all its versions: its addresses, the sources that it cites, its pictures."""
    story = chain[0].article_id
    public = [(version, record) for version, record in zip(chain, records, strict=True) if not version.is_cancelled]
    addresses: dict[Any, datetime] = {}
    cited: dict[Any, datetime] = {}
    for version, record in public:
        addresses.setdefault((version.address_date, version.address_slug), version.live_from)
        for citation in record.content.citations:
            cited.setdefault(citation.source, version.live_from)
    copies = {(one.source, one.copy) for _, record in public for one in record.content.citations if one.copy}
    pictures = {picture.image: picture.sha256 for record in records for picture in _pictures(record.content)}
    since = "has another beginning than the first version with it"
    yield from _differ("address", beside.addresses.get(story, {}), addresses, otherwise=since)
    yield from _differ("cited source", beside.cited.get(story, {}), cited, otherwise=since)
    yield from _differ("shown picture", beside.shown.get(story, {}), pictures, otherwise="is another file now")
    for source, copy in sorted(copies - beside.copies):
        yield f"the archived copy {copy} of source {source} is gone"


def _differ(noun: str, has: dict, says: dict, *, otherwise: str) -> Iterator[str]:
    for key in sorted(has.keys() | says.keys()):
        name = f"{key[0]:%Y/%m/%d}/{key[1]}" if isinstance(key, tuple) else key
        if key not in has:
            yield f"{noun} {name} is gone"
        elif key not in says:
            yield f"{noun} {name} belongs to none of its versions"
        elif has[key] != says[key]:
            yield f"{noun} {name} {otherwise}"


def _pictures(content: Content) -> list[Picture]:
    return [*content.images, *([content.lead_image] if content.lead_image else [])]


def _searched(row: SearchRow, name: str) -> Any:
    """The terms as they are meant, an order apart: PostgreSQL sorts them and writes each in quotes."""
    value = getattr(row, name)
    return set(value.replace("'", "").split()) if name == "terms" else value


def _rows(model, ref, keys) -> dict[int, list[tuple]]:
    found = defaultdict(list)
    for version, *row in model._default_manager.filter(Q(version__in=keys)).values_list("version", ref, *TIMES):
        found[version].append(tuple(row))
    return found


def _by(name, rows) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _told(rows) -> dict[int, dict[Any, Any]]:
    found: dict[int, dict[Any, Any]] = defaultdict(dict)
    for story, key, value in rows:
        found[story][key] = value
    return found
