import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from newsroom.tasks.worker import Worker

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def no_schedule(settings):
    """Only the jobs that a test asks for."""
    settings.SCHEDULE = "tests.tasks.schedules.NOTHING"


@pytest.fixture
def work(no_schedule):
    """Do all that is due, in this process."""

    def work():
        Worker(batch=True, interval=0).run()

    return work


@pytest.fixture
def clock_at(monkeypatch):
    """Stop the clock of Django at a moment, some time from now."""
    began = timezone.now()

    def stop(**later):
        monkeypatch.setattr(timezone, "now", lambda: began + timedelta(**later))
        return began + timedelta(**later)

    return stop


@pytest.fixture
def start(transactional_db, tmp_path):
    """Start real workers on the database of the test; they end with it."""
    started = []
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{database['NAME']}"
    else:
        host = f"{database['HOST']}:{database['PORT'] or 5432}"
        address = f"postgres://{database['USER']}:{database['PASSWORD']}@{host}/{database['NAME']}"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST") and name != "DATABASE_URL"
    }
    environment |= {"DATABASE_URL": address, "VAR_DIR": str(tmp_path / "var"), "DEBUG": "1", "LOG_LEVEL": "INFO"}

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.tasks.started", *arguments],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture
def ran(tmp_path):
    """What the jobs noted, in the order in which they did."""

    def ran(*, least=0):
        file, until = tmp_path / "ran", time.monotonic() + 30
        while len(lines := file.read_text().splitlines() if file.exists() else []) < least:
            assert time.monotonic() < until, f"waited for {least} notes, found {lines}"
            time.sleep(0.02)
        return [tuple(line.split()) for line in lines]

    return ran
