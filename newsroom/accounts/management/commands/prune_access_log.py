"""``manage.py prune_access_log``: forget the addresses of long ago."""

from django.core.management.base import BaseCommand

from newsroom.accounts.pruning import prune


class Command(BaseCommand):
    help = "Drop addresses and refused sign-ins older than ACCESS_LOG_DAYS. Every sign-in does so as well."

    def handle(self, **options):
        self.stdout.write(f"forgot {prune()} lines")
