"""The worker: takes one job after the other and runs it, while its heart beats in a thread.

The loop and the claiming are those of django-tasks-db. Ours are the heartbeat, which also takes
jobs back from the dead and asks for periodic ones, the limit of time, and the lines of the log.
"""

import logging
import os
import signal
import socket
import time
from pathlib import Path
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.compat import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands import db_worker

from newsroom.tasks.jobs import terms_of
from newsroom.tasks.periodic import ask_for_due, schedule
from newsroom.tasks.recovery import BEAT_EVERY, beat, recover, sign_off

LOOK_EVERY = 1.0  # seconds between two looks into an empty queue
DATABASE_AWAY = (DatabaseError, InterfaceError)

log = logging.getLogger("newsroom.tasks")


class TookTooLong(BaseException):
    """A job ran longer than its terms allow. No job catches it by catching every Exception."""


class Worker(db_worker.Worker):
    """One process, one job at a time; as many workers as wanted share a queue."""

    def __init__(self, *, batch: bool = False, interval: float = LOOK_EVERY, pulse: Path | None = None) -> None:
        self.pulse = pulse
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:32]}-{os.getpid()}-{get_random_string(8)}",
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Work until a signal ends it, or in a batch until nothing is due. An absent database is waited for."""
        heart = Heart(self.worker_id, self.pulse)
        heart.start()
        log.info("worker %s started, %d periodic jobs", self.worker_id, len(schedule()))
        try:
            while self.running:
                try:
                    super().run()
                    return
                except DATABASE_AWAY as error:
                    log.warning("the database is away (%s), looking again", _first_line(error))
                    time.sleep(self.interval)
        finally:
            heart.stop()
            log.info("worker %s ended after %d jobs", self.worker_id, self._run_tasks)

    def shutdown(self, signum, frame) -> None:
        """End after the job that runs, or at once where none does; at the second signal leave that one to others."""
        log.info("%s: %s", signal.strsignal(signum), "finishing the job" if self.running_task else "ending")
        super().shutdown(signum, frame)

    def run_task(self, row) -> None:
        """Run a job within its limit of time, and say so."""
        began = time.monotonic()
        limit = terms_of(row.task_path).limit.total_seconds()
        signal.signal(signal.SIGALRM, _over_time)
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            super().run_task(row)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if row.return_value:
            log.info("%s: %s, in %.1f s", row.task_path, row.return_value, time.monotonic() - began)


class Heart(Thread):
    """Beats until it is stopped, the first time before its worker takes a job; each beat touches the file ``pulse``."""

    def __init__(self, worker: str, pulse: Path | None = None) -> None:
        super().__init__(name="heart", daemon=True)
        self.worker, self.pulse, self.stopping = worker, pulse, Event()

    def start(self) -> None:
        self.tick()
        super().start()

    def run(self) -> None:
        while not self.stopping.wait(BEAT_EVERY.total_seconds()):
            self.tick()
        connections.close_all()

    def tick(self) -> None:
        """Say that the worker lives, take jobs back from those that died, ask for what the clock makes due."""
        close_old_connections()
        try:
            beat(self.worker)
            if self.pulse:
                self.pulse.touch()
            recover()
            ask_for_due(schedule())
        except DATABASE_AWAY as error:
            log.warning("no heartbeat (%s)", _first_line(error))

    def stop(self) -> None:
        self.stopping.set()
        self.join(timeout=BEAT_EVERY.total_seconds())
        try:
            sign_off(self.worker)
        except DATABASE_AWAY as error:
            log.warning("not signed off (%s)", _first_line(error))


def _over_time(signum, frame):
    raise TookTooLong("it took longer than it may")


def _first_line(error):
    return str(error).partition("\n")[0]
