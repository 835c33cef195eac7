"""``manage.py index``: let readers find every story again, after its words are read in a new way."""

from django.core.management.base import BaseCommand
from django.db import connection

from articles.models import SearchRow
from articles.search.backends import back_end
from articles.search.index import install
from articles.search.remaking import remake, unmade
from newsroom.progress import Progress


class Command(BaseCommand):
    help = "Make the search rows of live and scheduled versions that are missing or of an older recipe."

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="make all rows again, and the index of the database")

    def handle(self, *args, anew, **options):
        install(connection)
        if anew:
            SearchRow.objects.update(recipe=0)
            with connection.cursor() as cursor:
                back_end(connection).rebuild(cursor)
        progress = Progress("indexed", unmade().count(), unit="versions", stream=self.stderr)
        for made in remake():
            progress.advance(made)
        progress.done()
        self.stdout.write(f"indexed {progress.count} versions")
