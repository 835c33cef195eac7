"""System checks of the schedule."""

from django.conf import settings
from django.core.checks import Error, register

from newsroom.tasks.periodic import schedule


@register
def check_schedule(app_configs, **kwargs):
    """jobs.E001: a job that stands twice in the schedule would have one turn for two periods."""
    names = [periodic.name for periodic in schedule()]
    return [
        Error(f"{name} stands twice in {settings.SCHEDULE}.", hint="Give it one period.", id="jobs.E001")
        for name in sorted(set(names))
        if names.count(name) > 1
    ]
