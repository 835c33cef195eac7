"""What follows when a job fails: it waits, longer each time, and is given up in the end."""

import pytest
from django_tasks_db.models import DBTaskResult

from tests.tasks.jobs import fail

pytestmark = pytest.mark.django_db(transaction=True)


def test_failed_job_is_tried_again_later_each_time_and_then_given_up(work, clock_at, caplog):
    fail.enqueue("the wire is dead")
    tried = []
    for seconds in (0, 9, 11, 30, 32, 1000):
        clock_at(seconds=seconds)
        work()
        row = DBTaskResult.objects.get()
        tried.append((seconds, len(row.worker_ids), row.status))
    assert tried == [
        (0, 1, "READY"),
        (9, 1, "READY"),
        (11, 2, "READY"),
        (30, 2, "READY"),
        (32, 3, "FAILED"),
        (1000, 3, "FAILED"),
    ]
    lines = [record.getMessage() for record in caplog.records if record.name == "newsroom.tasks"]
    assert any("fail failed, tried 1 of 3, again at" in line and "the wire is dead" in line for line in lines)
    assert any("fail failed, tried 3 of 3, given up: ValueError: the wire is dead" in line for line in lines)


def test_job_whose_function_is_gone_fails_and_holds_nobody_up(work):
    fail.enqueue("")
    DBTaskResult.objects.update(task_path="tests.tasks.jobs.gone")
    work()
    assert DBTaskResult.objects.get().status == "FAILED"
