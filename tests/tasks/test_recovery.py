"""Heartbeats: the jobs of the dead go back, those of the living stay."""

import pytest
from django_tasks_db.models import DBTaskResult

from newsroom.tasks.models import Heartbeat
from newsroom.tasks.recovery import beat, recover, sign_off
from tests.tasks.jobs import rest

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken():
    """A job that a worker has taken."""
    rest.enqueue()
    row = DBTaskResult.objects.get()
    row.claim("worker-1")
    return row


def status(row):
    row.refresh_from_db()
    return row.status


def test_job_of_a_living_worker_stays_with_it(taken, clock_at):
    beat("worker-1")
    clock_at(seconds=29)
    assert recover() == 0 and status(taken) == "RUNNING"


def test_job_of_a_worker_without_a_heartbeat_for_30_seconds_goes_back(taken, clock_at):
    beat("worker-1")
    clock_at(seconds=31)
    assert recover() == 1 and status(taken) == "READY"
    assert not Heartbeat.objects.exists()


def test_job_of_a_worker_that_signed_off_goes_back(taken):
    beat("worker-1")
    sign_off("worker-1")
    assert recover() == 1 and status(taken) == "READY"


def test_job_that_took_down_as_many_workers_as_it_has_tries_is_given_up(taken):
    recover()
    taken.refresh_from_db()
    taken.claim("worker-2")
    assert recover() == 1 and status(taken) == "FAILED"
    assert taken.traceback == "The worker died."


def test_job_that_somebody_else_took_in_between_is_left_alone(taken, monkeypatch):
    real = Heartbeat.objects.filter

    def while_looking(**conditions):
        taken.claim("worker-2")
        return real(**conditions)

    monkeypatch.setattr(Heartbeat.objects, "filter", while_looking)
    assert recover() == 0 and status(taken) == "RUNNING"
