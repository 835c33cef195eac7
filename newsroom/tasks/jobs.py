"""Jobs: functions that the worker runs, on terms of their own.

A job takes plain values that JSON can hold (refs, never rows), finds out by itself what is still
due, and may be run twice. It runs outside of any transaction. What it returns, a few words,
stands in the worker's log; None where there was nothing to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django_tasks_db.compat import Task, TaskResultStatus, normalize_json
from django_tasks_db.models import DBTaskResult

try:
    from django.tasks import task
except ImportError:  # until Django 6
    from django_tasks import task  # type: ignore[no-redef]

WAITING = TaskResultStatus.READY
RUNNING = TaskResultStatus.RUNNING
FAILED = TaskResultStatus.FAILED


@dataclass(frozen=True)
class Terms:
    """How often a job is tried, how long after the first failure (each time twice as long), how long it may take."""

    tries: int = 5
    backoff: timedelta = timedelta(seconds=10)
    limit: timedelta = timedelta(minutes=10)

    def pause_after(self, tried: int) -> timedelta:
        """Return how long to wait after the try of this number, the first being 1."""
        return self.backoff * 2 ** (tried - 1)


_terms: dict[str, Terms] = {}


def job(*, priority: int = 0, **terms: Any) -> Callable[[Callable], Task]:
    """Make a function of a module a job, on other terms than the usual; usable as a decorator.

    Ask for it with ``once(name, …)`` or, where twice is meant, with ``name.enqueue(…)``: in the
    transaction that makes it due. Of those waiting the highest priority (-100 to 100) goes first.
    """

    def make(function: Callable) -> Task:
        made = task(priority=priority)(function)
        _terms[made.module_path] = Terms(**terms)
        return made

    return make


def terms_of(path: str) -> Terms:
    """Return the terms of a job by the path of its function."""
    return _terms.get(path, Terms())


def once(asked: Task, *args: Any) -> bool:
    """Ask for a job unless it is waiting already, with the same arguments; say whether it was asked for."""
    if waiting(asked, *args).exists():
        return False
    asked.enqueue(*args)
    return True


def waiting(asked: Task, *args: Any) -> Any:
    """Return what waits of a job with these arguments, as a queryset."""
    return DBTaskResult.objects.filter(
        status=WAITING, task_path=asked.module_path, args_kwargs=normalize_json({"args": args, "kwargs": {}})
    )


def put_back(row: DBTaskResult, *, after: Any) -> bool:
    """Let a job that failed, or whose worker died, wait for another try; False where somebody was faster."""
    return bool(
        DBTaskResult.objects.filter(pk=row.pk, status=row.status, started_at=row.started_at).update(
            status=WAITING, run_after=after, finished_at=None
        )
    )
