"""System checks of the schedule."""

from newsroom.tasks.checks import check_schedule


def test_job_that_stands_twice_in_the_schedule_is_told(settings):
    assert check_schedule(None) == []
    settings.SCHEDULE = "tests.tasks.schedules.TWICE"
    [error] = check_schedule(None)
    assert error.id == "jobs.E001" and "tests.tasks.jobs.rest stands twice" in error.msg
