"""Forgetting jobs that are over: those done after a week, those given up after a month."""

from datetime import timedelta

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.tasks.jobs import FAILED, job

DONE_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=30)
BATCH = 500  # each in a transaction of its own, so that nobody waits for all


@job()
def prune_jobs():
    """Delete what is old, a batch at a time."""
    now, dropped = clock.now(), 0
    old = Q(finished_at__lt=now - DONE_KEPT) & ~Q(status=FAILED) | Q(finished_at__lt=now - FAILED_KEPT)
    over = DBTaskResult.objects.finished().filter(old)
    while keys := list(over.order_by().values_list("pk", flat=True)[:BATCH]):
        dropped += DBTaskResult.objects.filter(pk__in=keys).delete()[0]
    return f"forgot {dropped} jobs" if dropped else None
