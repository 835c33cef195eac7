"""The worker: real processes, killed and stopped, on the database of the test."""

import signal
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from newsroom.tasks import worker as working
from newsroom.tasks.models import Heartbeat
from newsroom.tasks.worker import Worker
from tests.tasks.jobs import hold, loiter, note, rest


def ended(process):
    """The exit code of a worker and what it said."""
    said = process.communicate(timeout=30)[1]
    return process.returncode, said


def test_job_of_a_worker_that_is_killed_is_done_by_another(start, ran, tmp_path):
    hold.enqueue(str(tmp_path))
    first = start("--pulse", str(tmp_path / "pulse"))
    [(_, pid)] = ran(least=1)
    assert Heartbeat.objects.count() == 1 and (tmp_path / "pulse").exists()
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert DBTaskResult.objects.get().status == "RUNNING"

    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(seconds=31))
    (tmp_path / "go").touch()
    code, said = ended(start("--batch"))
    assert code == 0 and "its worker died, tried 1 of 5, put back" in said
    assert [words for words, _ in ran()] == ["began", "began", "ended"]
    assert ran()[1][1] != pid
    row = DBTaskResult.objects.get()
    assert row.status == "SUCCESSFUL" and len(row.worker_ids) == 2


def test_two_workers_run_fifty_jobs_once_each(start, ran, tmp_path):
    for number in range(50):
        note.enqueue(str(tmp_path), str(number))
    for process in [start("--batch"), start("--batch")]:
        code, said = ended(process)
        assert code == 0, said
    assert sorted(int(words) for words, _ in ran()) == list(range(50))
    assert DBTaskResult.objects.successful().count() == 50


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_worker_that_is_told_to_end_finishes_its_job(start, ran, tmp_path, ending):
    hold.enqueue(str(tmp_path))
    note.enqueue(str(tmp_path), "left")
    process = start()
    ran(least=1)
    process.send_signal(ending)
    (tmp_path / "go").touch()
    code, said = ended(process)
    assert code == 0 and "finishing the job" in said and "ended after 1 jobs" in said
    assert [words for words, _ in ran()] == ["began", "ended"]
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_job_runs_outside_of_a_transaction_and_says_what_it_did(work, tmp_path, caplog, monkeypatch):
    seen = []
    monkeypatch.setattr(type(note), "call", lambda *_: seen.append(connection.in_atomic_block) or "noted it")
    caplog.set_level("INFO", "newsroom.tasks")
    note.enqueue(str(tmp_path), "it")
    work()
    assert seen == [False]
    assert any("note: noted it, in 0." in record.getMessage() for record in caplog.records)


@pytest.mark.django_db(transaction=True)
def test_job_with_nothing_to_do_says_nothing(work, caplog):
    caplog.set_level("INFO", "newsroom.tasks")
    rest.enqueue()
    work()
    assert not [record for record in caplog.records if "rest" in record.getMessage()]


@pytest.mark.django_db(transaction=True)
def test_job_that_takes_longer_than_it_may_fails(work, caplog):
    loiter.enqueue()
    work()
    assert DBTaskResult.objects.get().status == "FAILED"
    assert any("it took longer than it may" in record.getMessage() for record in caplog.records)


@pytest.mark.django_db(transaction=True)
def test_database_that_is_away_is_waited_for(work, monkeypatch, caplog, tmp_path, ran):
    note.enqueue(str(tmp_path), "in the end")
    real, away = db_worker.Worker.run, iter([True, True, False])

    def run(self):
        if next(away):
            raise DatabaseError("the server closed the connection")
        real(self)

    monkeypatch.setattr(db_worker.Worker, "run", run)
    work()
    assert len(ran()) == 1


@pytest.mark.django_db(transaction=True)
def test_heart_goes_on_when_it_could_not_beat(monkeypatch, caplog, no_schedule):
    def away(worker):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(working, "beat", away)
    Worker(batch=True, interval=0).run()
    assert any("no heartbeat (database is locked)" in record.getMessage() for record in caplog.records)
