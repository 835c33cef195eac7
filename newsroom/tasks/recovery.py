"""Heartbeats, and what follows when one stops: the jobs of a worker that died go back into the queue.

Clocks of machines that share a database must agree within a few seconds.
"""

import logging
from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.tasks.jobs import FAILED, put_back, terms_of
from newsroom.tasks.models import Heartbeat

BEAT_EVERY = timedelta(seconds=3)
DEAD_AFTER = timedelta(seconds=30)  # more than a worker may wait for its turn to write (SQLite: 20 s)

log = logging.getLogger("newsroom.tasks")


def beat(worker: str) -> None:
    """Write down that a worker lives."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": clock.now()})


def sign_off(worker: str) -> None:
    """Forget a worker that ended in order."""
    Heartbeat.objects.filter(worker=worker).delete()


def recover() -> int:
    """Put back the jobs of workers that are dead, or let them fail where they were tried often enough."""
    # Read in this order: a worker writes its heartbeat before it takes its first job.
    running = list(DBTaskResult.objects.running().only("status", "started_at", "worker_ids", "task_path"))
    last_sign = clock.now() - DEAD_AFTER
    alive = set(Heartbeat.objects.filter(seen_at__gt=last_sign).values_list("worker", flat=True))
    lost = [row for row in running if not alive.intersection(row.worker_ids[-1:])]
    recovered = sum(_take_back(row) for row in lost)
    Heartbeat.objects.filter(seen_at__lte=last_sign).delete()
    return recovered


def _take_back(row):
    tried, terms = len(row.worker_ids), terms_of(row.task_path)
    if tried >= terms.tries:
        log.error("%s: its worker died, tried %d of %d, given up", row.task_path, tried, terms.tries)
        return _give_up(row)
    log.warning("%s: its worker died, tried %d of %d, put back", row.task_path, tried, terms.tries)
    return put_back(row, after=clock.now())


def _give_up(row):
    return DBTaskResult.objects.filter(pk=row.pk, status=row.status, started_at=row.started_at).update(
        status=FAILED, finished_at=clock.now(), exception_class_path="", traceback="The worker died."
    )
