"""Those of the newsroom, with an empty schedule."""

from newsroom.settings import *  # noqa: F403

SCHEDULE = "tests.tasks.schedules.NOTHING"
