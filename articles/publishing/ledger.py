"""The ledger: the one place where versions are written, closed and cancelled.

Everything here runs inside the caller's transaction, after ``lock``. The order matters and
was found by trial: lock the story's row, *then* read the clock, close the predecessor,
insert. With the clock read first, or no lock, eight parallel publishers lost versions.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from articles.models import (
    Address,
    AgencyUse,
    Article,
    Bylining,
    CitedSource,
    Listing,
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
from articles.publishing.known import Known
from articles.publishing.read_also import read_also
from articles.publishing.record import Content, Record, digest_of, fingerprint
from articles.publishing.refusals import NotPossible
from articles.publishing.rendering import store
from articles.publishing.signals import record_changed
from newsroom import clock
from newsroom.accounts.models import User
from sources.models import Source

THROUGH_ROWS = (Listing, Tagging, Bylining, AgencyUse, SourceUse, SearchRow)
TICK = timedelta(microseconds=1)
CANCELS = ("cancel", "stopped")  # the verbs under which the log knows a cancellation


def lock(article: Article) -> None:
    """Lock the row of a story until the transaction ends and read it afresh.

    On SQLite the transaction is immediate and therefore the only writer already.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.refresh_from_db()


def hold_sources(content: Content) -> None:
    """Lock the rows of the cited sources until the transaction ends, so that none is killed while a version goes out.

    Whoever kills one meanwhile waits, and then finds what was scheduled on it. Taken after the row of a story that
    has nothing scheduled: a kill holds its source and asks only for stories that have.
    """
    refs = [cited.source for cited in content.citations]
    list(Source.objects.select_for_update(no_key=True).filter(ref__in=refs).order_by("pk").values_list("pk"))


def live_version(article: Article, at: datetime) -> Version | None:
    """Return what readers see of a story at a moment."""
    return article.versions.live(at=at).first()


def scheduled_version(article: Article, at: datetime) -> Version | None:
    """Return what readers will see of a story later."""
    return article.versions.scheduled(at=at).first()


def append(
    article: Article,
    *,
    kind: str,
    content: Content,
    by: User,
    verb: str,
    notice: str = "",
    basis: str = "",
    reason: str = "",
    slug: str = "",
    live_from: datetime | None = None,
    origin: str = "desk",
) -> Version:
    """Write the next version of a locked story and close the one before it.

    ``live_from`` in the future schedules it; None is now. ``slug`` is that of the working
    copy where the address may change, else "" keeps the address in use.
    """
    now = clock.now()
    last = article.versions.uncancelled().order_by("live_from").last()
    start = live_from or (max(now, last.live_from + TICK) if last else now)
    address = address_for(article, last, start, slug)
    record = Record(
        story=article.ref,
        number=(article.versions.aggregate(newest=Max("number"))["newest"] or 0) + 1,
        kind=kind,
        notice=notice.strip(),
        basis=basis,
        live_from=start,
        first_live_from=last.first_live_from if last else start,
        updated_at=_updated_at(kind, start, last),
        recorded_at=now,
        origin=origin,
        previous=article.versions.order_by("number").values_list("digest", flat=True).last() or "",
        address_date=address.date,
        address_slug=address.slug,
        content=content,
    )
    if last:
        _set_end(last, start)
    known = Known.of(content)
    version = version_of(article, record, known)
    version.related = " ".join(read_also(article.ref, content, known, start))
    version.save(force_insert=True)
    for row in rows_of(version, content, known):
        row.save(force_insert=True)
    if live_from is None:
        forget_past(article, start)
    _remember_sources(version, known)
    ShownPicture.objects.by_version(article, content.pictures)
    store(version, record)
    note(article, verb, by=by, reason=reason, version=version)
    return version


def cancel(article: Article, version: Version, *, by: User | None, reason: str, verb: str = "cancel") -> None:
    """Undo the scheduling of a locked story: the version is never live, the one before it stays.

    Raises NotPossible where its time came before this was done.
    """
    _set_end(version, version.live_from)
    before = article.versions.uncancelled().filter(live_until=version.live_from).first()
    if before:
        _set_end(before, None)
    for rows in THROUGH_ROWS:
        rows.objects.filter(version=version).delete()
    Rendering.objects.filter(version=version).delete()
    CitedSource.objects.filter(article=article, since=version.live_from).delete()
    _free_addresses(article)
    note(article, verb, by=by, reason=reason, version=version)
    if version.live_from <= max(clock.now(), version.recorded_at):  # the clock may have been set back since
        raise NotPossible("What was scheduled went out this very moment: look at the story again.")


def note(article: Article, verb: str, *, by: User | None, reason: str = "", version: Version | None = None) -> None:
    """Log a deed, and tell the listeners after the commit where the public record changed."""
    StoryLog.objects.create(article=article, version=version, verb=verb, by=by, at=clock.now(), reason=reason.strip())
    if version:
        transaction.on_commit(
            lambda: record_changed.send(Article, article=article, version=version, verb=verb), robust=True
        )


def address_for(article: Article, last: Version | None, start: datetime, slug: str) -> Address:
    """Return the address of the version after ``last``, reserving a new one where the slug is new."""
    if last and slug in ("", last.address_slug):
        return article.addresses.get(date=last.address_date, slug=last.address_slug)
    day = last.address_date if last else timezone.localdate(start)
    if own := article.addresses.filter(date=day, slug=slug).first():
        return own
    taken = NotPossible(f"Another story has the slug “{slug}” on {day:%d %B %Y}: choose another one.")
    if Address.objects.filter(date=day, slug=slug).exists():
        raise taken
    try:
        with transaction.atomic():
            return Address.objects.create(date=day, slug=slug, article=article, since=start)
    except IntegrityError:  # another story took it in between
        raise taken from None


def version_of(article: Article, record: Record, known: Known) -> Version:
    """Return the unsaved row of a record: the document, and the columns that repeat it."""
    document = record.document()
    return Version(
        article=article,
        document=document,
        digest=digest_of(document),
        fingerprint=fingerprint(record.content),
        **columns_of(record, known),
    )


def columns_of(record: Record, known: Known) -> dict:
    """Return the columns of a version that repeat its record."""
    content = record.content
    lead = content.lead_image
    names = ("number", "kind", "notice", "basis", "live_from", "first_live_from", "updated_at", "recorded_at")
    return {
        **{name: getattr(record, name) for name in (*names, "origin", "previous", "address_date", "address_slug")},
        **{name: getattr(content, name) for name in ("headline", "standfirst", "language")},
        "listed": record.kind not in Version.UNLISTED,
        "lead_tag": known.tags.get(content.tags[0].tag) if content.tags else None,
        "lead_image": known.images.get(lead.image) if lead else None,
        "lead_alt": lead.alt if lead else "",
        "source_count": len(content.citations),
        "related": " ".join(content.related),
    }


def rows_of(version: Version, content: Content, known: Known) -> list[ThroughRow]:
    """Return the unsaved through-rows of a version: those of the lists it stands in."""
    if not version.listed:
        return []
    times = {name: getattr(version, name) for name in ("article_id", "first_live_from", "live_from", "live_until")}
    sources = [known.sources[cited.source] for cited in content.citations if cited.source in known.sources]
    agencies = {cited.agency for cited in content.citations if cited.source in known.sources}
    return [
        Listing(version=version, **times),
        *(Tagging(version=version, tag=known.tags[tag.tag], **times) for tag in content.tags),
        *(Bylining(version=version, author=known.authors[line.author], **times) for line in content.bylines),
        *(SourceUse(version=version, source=source, **times) for source in sources),
        *(AgencyUse(version=version, agency=known.agencies[agency], **times) for agency in sorted(agencies)),
        search_row(version, content),
    ]


def forget_past(article: Article, now: datetime) -> None:
    """Delete the through-rows and the renderings of what readers no longer see."""
    for rows in THROUGH_ROWS:
        rows.objects.filter(article=article, live_until__lte=now).delete()
    Rendering.objects.filter(version__article=article, version__live_until__lte=now).delete()


def _set_end(version: Version, end: datetime | None) -> None:
    version.live_until = end
    Version.objects.filter(pk=version.pk).update(live_until=end)
    for rows in THROUGH_ROWS:
        rows.objects.filter(version=version).update(live_until=end)


def _remember_sources(version: Version, known: Known) -> None:
    before = set(CitedSource.objects.filter(article=version.article).values_list("source", flat=True))
    CitedSource.objects.bulk_create(
        CitedSource(article=version.article, source=source, since=version.live_from)
        for source in known.sources.values()
        if source.pk not in before
    )


def _free_addresses(article: Article) -> None:
    used = set(article.versions.uncancelled().values_list("address_date", "address_slug"))
    for address in article.addresses.all():
        if (address.date, address.slug) not in used:
            address.delete()


def _updated_at(kind: str, start: datetime, last: Version | None) -> datetime | None:
    """When readers are told the story was last changed: a copy edit does not count."""
    if last is None:
        return None
    return last.updated_at if kind == Version.Kind.COPY_EDIT else start
