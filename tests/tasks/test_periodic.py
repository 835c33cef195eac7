"""Periodic jobs: once a period, whoever asks."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from newsroom.schedule import SCHEDULE
from newsroom.tasks.models import Turn
from newsroom.tasks.periodic import Periodic, ask_for_due
from tests.tasks.jobs import rest
from tests.tasks.schedules import RESTING


@pytest.mark.django_db
def test_periodic_job_is_asked_for_at_once_and_then_once_a_period(clock_at):
    asked = []
    for minutes in (0, 1, 59, 60, 61, 120):
        clock_at(minutes=minutes)
        asked.append(ask_for_due(RESTING))
        DBTaskResult.objects.update(status="SUCCESSFUL")
    assert asked == [1, 0, 0, 1, 0, 1]


@pytest.mark.django_db
def test_periodic_job_that_still_waits_is_not_asked_for_again(clock_at):
    ask_for_due(RESTING)
    clock_at(hours=3)
    assert ask_for_due(RESTING) == 0
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_turn_set_by_a_clock_that_was_wrong_does_not_silence_a_job_for_years(clock_at):
    clock_at(days=4000)
    ask_for_due(RESTING)
    DBTaskResult.objects.update(status="SUCCESSFUL")
    clock_at(days=0)
    assert ask_for_due(RESTING) == 1


@pytest.mark.django_db
def test_looking_costs_one_query_where_nothing_is_due(django_assert_num_queries):
    ask_for_due(RESTING)
    with django_assert_num_queries(1):
        ask_for_due(RESTING)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [False, True], ids=["first time", "later"])
def test_of_several_workers_that_ask_at_once_one_is_heard(known):
    if known:
        ask_for_due(RESTING)
        DBTaskResult.objects.all().delete()
        Turn.objects.update(due_at="2026-01-01T00:00Z")
    together, asked = Barrier(4), []

    def ask():
        together.wait()
        asked.append(ask_for_due(RESTING))
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(asked) == [0, 0, 0, 1]
    assert DBTaskResult.objects.count() == 1


def test_names_of_the_schedule_are_those_of_its_jobs():
    assert Periodic(rest, every=timedelta(hours=1)).name == "tests.tasks.jobs.rest"
    assert all(periodic.every >= timedelta(seconds=30) for periodic in SCHEDULE)
