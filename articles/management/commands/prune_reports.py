"""``manage.py prune_reports``: forget the e-mail addresses of readers who reported an error long ago."""

from django.core.management.base import BaseCommand

from articles.desk.error_reports import forget_addresses
from newsroom import clock


class Command(BaseCommand):
    help = "Delete e-mail addresses of reports older than REPORT_EMAIL_DAYS. Every new report does so as well."

    def handle(self, **options):
        self.stdout.write(f"forgot {forget_addresses(clock.now())} addresses")
