"""The verbs that change the public record, and what they stand on.

low to high: refusals, signals, guards · record · known · read_also · diff, merge · rendering, indexing · ledger ·
working_copy · workflow, preflight · the verbs: publish, schedule, correct, retract, redact, restore, policies, and
those of the ``front`` · verify, reactions. A module imports only those before it; nothing here imports the desk, the
admin or a page. Every verb takes the story, then keywords; is one transaction; sends
``signals.record_changed`` after the commit; and refuses with ``Refused``, one sentence for
the person at the desk.
"""

from articles.publishing import front
from articles.publishing.correct import Scheduled, clarify, correct, live_content
from articles.publishing.publish import copy_edit, publish, update
from articles.publishing.redact import redact
from articles.publishing.refusals import (
    NotAllowed,
    NotPossible,
    PreflightFailed,
    Problem,
    Refused,
    UpdateIsScheduled,
)
from articles.publishing.restore import restore
from articles.publishing.retract import reinstate, retract, withdraw
from articles.publishing.schedule import cancel, schedule
from articles.publishing.workflow import (
    VERBS,
    PublicState,
    approve,
    may_edit,
    note_change,
    send_back,
    send_to_review,
    standing,
    verbs_for,
)

__all__ = [
    "VERBS",
    "NotAllowed",
    "NotPossible",
    "PreflightFailed",
    "Problem",
    "PublicState",
    "Refused",
    "Scheduled",
    "UpdateIsScheduled",
    "approve",
    "cancel",
    "clarify",
    "copy_edit",
    "correct",
    "front",
    "live_content",
    "may_edit",
    "note_change",
    "publish",
    "redact",
    "reinstate",
    "restore",
    "retract",
    "schedule",
    "send_back",
    "send_to_review",
    "standing",
    "update",
    "verbs_for",
    "withdraw",
]
