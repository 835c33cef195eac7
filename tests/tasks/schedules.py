"""Schedules for tests."""

from datetime import timedelta

from newsroom.tasks.periodic import Periodic
from tests.tasks.jobs import rest

NOTHING = ()
RESTING = (Periodic(rest, every=timedelta(hours=1)),)
TWICE = RESTING * 2
