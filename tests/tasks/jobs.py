"""Jobs for tests: they write into files, which other processes see."""

import os
import time
from datetime import timedelta
from pathlib import Path

from newsroom.tasks.jobs import job


@job()
def note(folder, words):
    """Write a line into the file of those that ran."""
    with (Path(folder) / "ran").open("a") as ran:
        ran.write(f"{words} {os.getpid()}\n")
    return f"noted {words}"


@job()
def hold(folder):
    """Say that it began, and wait until it may end."""
    note.call(folder, "began")
    while not (Path(folder) / "go").exists():
        time.sleep(0.02)
    note.call(folder, "ended")


@job(tries=3, backoff=timedelta(seconds=10))
def fail(words):
    raise ValueError(words)


@job(limit=timedelta(milliseconds=50), tries=1)
def loiter():
    while True:
        try:
            time.sleep(5)
        except Exception:  # as jobs do; the limit holds all the same
            continue


@job(tries=2)
def rest():
    """Have nothing to do."""
