"""Forgetting jobs that are over."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.tasks import pruning
from tests.tasks.jobs import rest

pytestmark = pytest.mark.django_db


def over(status, days):
    rest.enqueue()
    row = DBTaskResult.objects.latest("enqueued_at")
    row.status, row.finished_at = status, timezone.now() - timedelta(days=days)
    row.save()
    return row.pk


def test_jobs_that_are_over_are_forgotten_in_time(monkeypatch):
    monkeypatch.setattr(pruning, "BATCH", 1)
    gone = [over("SUCCESSFUL", 8), over("SUCCESSFUL", 9), over("FAILED", 31)]
    kept = {over("SUCCESSFUL", 6), over("FAILED", 29), over("READY", 90)}
    assert pruning.prune_jobs.call() == f"forgot {len(gone)} jobs"
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
    assert pruning.prune_jobs.call() is None
