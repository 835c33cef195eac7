"""``manage.py worker`` without the schedule of the newsroom, for tests that start real processes."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.tasks.started_settings"
    execute_from_command_line(["manage.py", "worker", *sys.argv[1:]])
