"""The verbs of the front: arrange it, give it out as an edition, now or at a time, cancel that, restore one.

Used as ``front.publish(stories=..., by=..., revision=...)``. An edition is written as a version is: lock the front's
row, *then* read the clock, close the edition before it, insert. What goes out later is an edition with a time;
nothing fires, the query of readers finds it. ``stories`` are refs, the lead first; ``revision`` is that of the
arrangement that was looked at.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.models import Article, Front, FrontEdition, Slot, Version
from articles.models.front import MOST_SLOTS, THE_FRONT
from articles.publishing.refusals import ArrangementChanged, NotAllowed, NotPossible
from articles.publishing.signals import front_changed
from newsroom import clock
from newsroom.accounts.models import User
from newsroom.refs import REF_PATTERN

RIGHT = "articles.publish_front"
TICK = timedelta(microseconds=1)


def arrange(*, stories: Sequence[str], by: User, revision: int) -> Front:
    """Save the working arrangement. Readers see nothing of it before it is published."""
    with transaction.atomic():
        front = _lock(by)
        _arrange(front, stories, by, revision)
    return front


def publish(*, stories: Sequence[str], by: User, revision: int, note: str = "") -> FrontEdition:
    """Save the arrangement and give it out now, until what is scheduled takes over."""
    with transaction.atomic():
        front = _lock(by)
        _arrange(front, stories, by, revision)
        now = clock.now()
        live, coming = _live(front, now), _coming(front, now)
        start = max(now, live.live_from + TICK) if live else now
        if coming and start >= coming.live_from:
            raise NotPossible(f"{coming}, which was scheduled, went out this very moment: look at the front again.")
        edition = _give_out(front, stories, live, start, coming.live_from if coming else None, by=by, note=note)
        _tell(edition, "publish")
    return edition


def schedule(*, stories: Sequence[str], by: User, revision: int, at: datetime, note: str = "") -> FrontEdition:
    """Save the arrangement and let it go out at an aware moment to come; one at a time is scheduled."""
    with transaction.atomic():
        front = _lock(by)
        _arrange(front, stories, by, revision)
        now = clock.now()
        if at <= now:
            raise NotPossible("That moment has passed: choose one to come, or publish now.")
        if coming := _coming(front, now):
            raise NotPossible(f"{coming} is scheduled for {_when(coming.live_from)}: cancel it first.")
        edition = _give_out(front, stories, _live(front, now), at, None, by=by, note=note)
        _tell(edition, "schedule")
    return edition


def cancel(*, number: int, by: User) -> FrontEdition:
    """Take back the edition that is scheduled: readers never see it, the one before it stays."""
    with transaction.atomic():
        front = _lock(by)
        coming = _coming(front, clock.now())
        if coming is None or coming.number != number:
            raise NotPossible(f"Edition {number} is not scheduled any more: look at the front again.")
        _change(coming, live_until=coming.live_from, cancelled_at=clock.now(), cancelled_by=by)
        if before := front.editions.uncancelled().filter(live_until=coming.live_from).first():
            _change(before, live_until=None)
        if coming.live_from <= max(clock.now(), coming.made_at):  # the clock may have been set back since
            raise NotPossible(f"{coming} went out this very moment: look at the front again.")
        _tell(coming, "cancel")
    return coming


def restore(*, number: int, by: User, revision: int) -> Front:
    """Make the stories of an edition the working arrangement. Readers see it once it is published."""
    with transaction.atomic():
        front = _lock(by)
        edition = front.editions.filter(number=number).first()
        if edition is None:
            raise NotPossible(f"There is no edition {number} of the front.")
        if edition.refs == front.refs:
            raise NotPossible(f"Nothing to restore: the arrangement is that of edition {number}.")
        _arrange(front, edition.refs, by, revision)
    return front


def _lock(by: User) -> Front:
    """Lock the row of the front until the transaction ends, for somebody who may work on it."""
    if not by.has_perm(RIGHT):
        raise NotAllowed("Your role does not allow you to arrange the front.")
    Front.objects.get_or_create(pk=THE_FRONT)
    return Front.objects.select_for_update().get(pk=THE_FRONT)


def _arrange(front: Front, stories: Sequence[str], by: User, revision: int) -> None:
    keys = _keys(stories)
    if front.refs == list(stories):
        return
    if front.revision != revision:
        who = "You, in another tab," if front.changed_by == by else front.changed_by or "Somebody"
        raise ArrangementChanged(
            f"{who} changed the front while you were arranging it. What stands here is not saved: look at what "
            "differs, then save again to put this in the place of that."
        )
    front.slots.all().delete()
    Slot.objects.bulk_create(
        Slot(front=front, article_id=keys[ref], position=place) for place, ref in enumerate(stories, start=1)
    )
    front.revision += 1
    front.changed_by, front.changed_at = by, clock.now()
    front.save()


def _keys(stories: Sequence[str]) -> dict[str, int]:
    """Return the key of each story by its ref, or refuse what cannot stand on a front."""
    if len(stories) > MOST_SLOTS:
        raise NotPossible(f"The front holds {MOST_SLOTS} stories, and these are {len(stories)}: take some out.")
    refs = [ref for ref in stories if re.fullmatch(REF_PATTERN, ref)]
    rows = {row.ref: row for row in Article.objects.filter(ref__in=refs).only("ref", "headline")}
    for place, ref in enumerate(stories):
        if ref not in rows:
            raise NotPossible(f"The story in place {place + 1} does not exist: take it out.")
        if ref in stories[:place]:
            raise NotPossible(f"“{rows[ref]}” stands on the front twice: leave it in one place.")
    return {ref: row.pk for ref, row in rows.items()}


def _give_out(
    front: Front,
    stories: Sequence[str],
    before: FrontEdition | None,
    start: datetime,
    end: datetime | None,
    *,
    by: User,
    note: str,
) -> FrontEdition:
    """Write an edition that stands in [start, end), after the one ``before``."""
    _demand_seen(stories, start)
    if before and before.refs == list(stories):
        raise NotPossible("Nothing has changed since the edition that readers see.")
    if before:
        _change(before, live_until=start)
    return FrontEdition.objects.create(
        front=front,
        number=(front.editions.aggregate(newest=Max("number"))["newest"] or 0) + 1,
        live_from=start,
        live_until=end,
        stories=" ".join(stories),
        note=note.strip(),
        made_at=clock.now(),
        made_by=by,
    )


def _demand_seen(stories: Sequence[str], at: datetime) -> None:
    """Refuse a story that readers do not find in lists at a moment, nor later."""
    if not stories:
        raise NotPossible("The front is empty: put at least a lead on it.")
    seen = Version.objects.uncancelled().filter(Q(live_until=None) | Q(live_until__gt=at), listed=True)
    found = set(seen.filter(article__ref__in=stories).values_list("article__ref", flat=True))
    if missing := [ref for ref in stories if ref not in found]:
        names = ", ".join(f"“{row}”" for row in Article.objects.filter(ref__in=missing))
        raise NotPossible(f"Readers would not see {names}: take {'it' if len(missing) == 1 else 'them'} out.")


def _live(front: Front, at: datetime) -> FrontEdition | None:
    return front.editions.live(at=at).first()


def _coming(front: Front, at: datetime) -> FrontEdition | None:
    return front.editions.scheduled(at=at).first()


def _change(edition: FrontEdition, **values) -> None:
    for name, value in values.items():
        setattr(edition, name, value)
    FrontEdition.objects.filter(pk=edition.pk).update(**values)


def _tell(edition: FrontEdition, verb: str) -> None:
    transaction.on_commit(lambda: front_changed.send(Front, edition=edition, verb=verb), robust=True)


def _when(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")
