"""Periodic jobs: asked for once a period, however many workers there are.

The schedule of a newsroom is the tuple that SCHEDULE names, newsroom/schedule.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.compat import Task
from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.tasks.jobs import RUNNING, WAITING
from newsroom.tasks.models import Turn


@dataclass(frozen=True)
class Periodic:
    """A job without arguments, and how often it is done."""

    job: Task
    every: timedelta

    @property
    def name(self) -> str:
        return self.job.module_path


def schedule() -> tuple[Periodic, ...]:
    """Return the schedule of this newsroom."""
    return import_string(settings.SCHEDULE)


def ask_for_due(schedule: Iterable[Periodic]) -> int:
    """Ask for every periodic job whose turn has come; return how many were asked for."""
    now = clock.now()
    turns = Turn.objects.in_bulk()
    return sum(_ask(periodic, turns.get(periodic.name), now) for periodic in schedule)


def _ask(periodic, turn, now):
    """Take the turn and ask, together or not at all. One that is still waiting or running is not asked for again."""
    # A turn further away than a period was set by a clock that was wrong, or before the period was made shorter.
    if turn and now < turn.due_at <= now + periodic.every:
        return False
    with transaction.atomic():
        if not _taken(periodic, turn, now):
            return False
        busy = DBTaskResult.objects.filter(task_path=periodic.name, status__in=[WAITING, RUNNING]).exists()
        if not busy:
            periodic.job.enqueue()
        return not busy


def _taken(periodic, turn, now):
    then = now + periodic.every
    if turn is None:
        return Turn.objects.get_or_create(name=periodic.name, defaults={"due_at": then})[1]
    return Turn.objects.filter(name=turn.name, due_at=turn.due_at).update(due_at=then)
