"""The one clock of the newsroom.

Everything that decides by time asks ``now()``, so that the demo can be played through
the real verbs at past moments and a test can stand at any second.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the current moment, aware; the one set by ``at`` where there is one."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let ``now()`` stand still at an aware moment inside the block."""
    if timezone.is_naive(moment):
        raise ValueError("the moment needs a time zone")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
