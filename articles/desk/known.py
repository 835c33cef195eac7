"""What the writing screen knows of sources and pictures: plain data for its scripts, by ref."""

from collections.abc import Iterable

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from newsroom import clock
from newsroom.images.models import Image
from sources.models import Source

MOST = 12
STATUS = {Source.Status.CORRECTED: "corrected by the agency", Source.Status.KILLED: "killed by the agency"}


def sources(refs: Iterable[str]) -> dict[str, dict]:
    """Return what is known of some sources, by ref: one query."""
    return {found["ref"]: found for found in _told(Source.objects.filter(ref__in=set(refs)))}


def find_sources(words: str) -> list[dict]:
    """Return the newest sources that have all of the words in title, agency, id or address."""
    found = Source.objects.all()
    for word in words.split()[:8]:
        found = found.filter(
            Q(title__icontains=word)
            | Q(agency__name__icontains=word)
            | Q(filed_id__iexact=word)
            | Q(url__icontains=word)
        )
    return _told(found.order_by("-filed_at", "-pk")[:MOST])


def told(source: Source) -> dict:
    """Return what is known of one source."""
    return _told(Source.objects.filter(pk=source.pk))[0]


def _told(found: QuerySet[Source]) -> list[dict]:
    rows = found.select_related("agency").annotate(copied_at=Max("copies__fetched_at"))
    return [
        {
            "ref": source.ref,
            "pk": source.pk,
            "title": source.title,
            "agency": source.agency.name,
            "disclosure": source.agency.disclosure,
            "stateOwned": source.agency.state_owned,
            "party": source.agency.party_to_conflict,
            "url": source.url,
            "filed": date_format(timezone.localtime(source.filed_at), "j M Y, H:i"),
            "status": STATUS.get(source.status) or _embargo(source),
            "copied": date_format(timezone.localtime(source.copied_at), "j M Y, H:i") if source.copied_at else "",
        }
        for source in rows
    ]


def _embargo(source: Source) -> str:
    if not source.is_embargoed(at=clock.now()):
        return ""
    return f"under embargo until {date_format(timezone.localtime(source.embargo_until), 'j M Y, H:i')}"


def pictures(refs: Iterable[str]) -> dict[str, dict]:
    """Return what is known of some pictures, by ref: two queries."""
    return {found["ref"]: found for found in _shown(Image.objects.filter(ref__in=set(refs)))}


def find_pictures(words: str) -> list[dict]:
    """Return the newest pictures with all of the words in alt text, caption or credit."""
    found = Image.objects.kept()
    for word in words.split()[:8]:
        found = found.filter(
            Q(alt__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word) | Q(ref=word)
        )
    return _shown(found.order_by("-created_at", "-pk")[:MOST])


def _shown(found: QuerySet[Image]) -> list[dict]:
    """Tell of pictures; ``id`` and ``text`` are what a chooser reads, ``small`` is for lists."""
    return [
        {
            "id": str(image.pk),
            "text": str(image),
            "ref": image.ref,
            "alt": image.alt,
            "caption": image.caption,
            "credit": image.credit,
            "thumbnail": ladder.step(640).url if ladder else "",
            "small": ladder.step(320).url if ladder else "",
        }
        for image in found
        for ladder in [image.ladder()]
    ]
