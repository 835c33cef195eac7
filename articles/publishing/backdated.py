"""Backdated: what was written later than it says, into the log or among the redactions.

A cancellation and a redaction are proved by the log alone, and nothing hinders anybody from adding to it: but the
keys tell in what order it was written.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Max, QuerySet, Window
from django.db.models.functions import Lag

from articles.models import Redaction, StoryLog
from articles.publishing.beside import REDACT
from articles.publishing.ledger import CANCELS

CLOCKS = timedelta(minutes=1)  # those of several servers differ by less


def verify_log() -> Iterator[str]:
    """Yield each cancellation and redaction that was written later than it says, and wherever else the log jumps back.

    Log and redactions are written in the order of their keys; an import alone is logged with the time of its begin.
    """
    for line in _backdated(StoryLog.objects.exclude(verb="import").select_related("article")):
        if line.verb in (*CANCELS, REDACT):
            yield f"story {line.article.ref}: the log entry “{line.verb}” was written later than it says: {line.at}"
        elif line.last_at - line.at > CLOCKS:
            last = StoryLog.objects.select_related("article").get(pk=line.last_pk)
            told = f"the log entry “{last.verb}” stands before one of an earlier time: {last.at}"
            yield f"story {last.article.ref}: {told}"
    for redaction in _backdated(Redaction.objects.select_related("version__article")):
        version = redaction.version
        yield f"story {version.article.ref}: version {version.number} was redacted later than it says: {redaction.at}"


def _backdated(rows: QuerySet) -> Iterator:
    """Yield the rows of an earlier time than any before them, with what the last of those was."""
    last = {f"last_{name}": Window(Lag(name), order_by="pk") for name in ("at", "pk")}
    placed = rows.annotate(newest=Window(Max("at"), order_by="pk"), **last)
    for row in placed.filter(newest__gt=F("at")).iterator():
        if row.newest - row.at > CLOCKS:
            yield row
