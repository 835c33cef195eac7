"""What becomes of a report after it was filed: killed, corrected, embargoed.

Each verb is one transaction; the listeners of ``source_stopped`` (scheduled stories are
cancelled) act inside it.
"""

from datetime import datetime

from django.db import transaction

from newsroom import clock
from newsroom.accounts.models import User
from sources.models import Source
from sources.signals import source_stopped


def kill(source: Source, *, by: User | None, note: str) -> Source:
    """Record that the agency withdrew its report, with what it said about that."""
    with transaction.atomic():
        _set_status(source, Source.Status.KILLED, note)
        source_stopped.send(Source, source=source, by=by, note=f"{source.agency.name} killed the report: {note}")
    return source


def mark_corrected(source: Source, *, by: User | None, note: str) -> Source:
    """Record that the agency changed its report, with what changed."""
    with transaction.atomic():
        return _set_status(source, Source.Status.CORRECTED, note)


def restore(source: Source, *, by: User | None, note: str) -> Source:
    """Record that the report stands again as it was filed."""
    with transaction.atomic():
        return _set_status(source, Source.Status.USABLE, note)


def embargo(source: Source, *, by: User | None, until: datetime) -> Source:
    """Forbid publication on this report before an aware moment."""
    with transaction.atomic():
        source.embargo_until = until
        source.save(update_fields=["embargo_until"])
        if source.is_embargoed(at=clock.now()):
            note = f"the report is under embargo until {until:%Y-%m-%d %H:%M} UTC"
            source_stopped.send(Source, source=source, by=by, note=note)
    return source


def _set_status(source, status, note):
    source.status, source.status_note, source.status_at = status, note, clock.now()
    source.save(update_fields=["status", "status_note", "status_at"])
    return source
