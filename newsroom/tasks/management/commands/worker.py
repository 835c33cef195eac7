"""``manage.py worker``: do what is due, outside of requests."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand

from newsroom.tasks.worker import Worker

BEHIND_READERS = 10  # where the processor is short, pages come before jobs


class Command(BaseCommand):
    help = "Run jobs: pictures, periodic work. Ctrl+C or SIGTERM ends it after the job that runs."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="end when nothing is due")
        parser.add_argument("--pulse", type=Path, help="touch this file at each heartbeat, for deploy/alive.py")

    def handle(self, *, batch, pulse, **options):
        os.nice(BEHIND_READERS)
        worker = Worker(batch=batch, pulse=pulse)
        worker.configure_signals()
        worker.run()
