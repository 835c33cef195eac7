"""``manage.py render``: make the stored renderings again, after a template or the sanitiser improved."""

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef, Q

from articles.models import Rendering, Version
from articles.publishing.record import Record
from articles.publishing.rendering import RECIPE, store
from newsroom import clock
from newsroom.progress import Progress


class Command(BaseCommand):
    help = "Make the renderings of live and scheduled versions again. Can be stopped and started anew."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="only those that are not kept yet")

    def handle(self, *args, missing, **options):
        now = clock.now()
        shown = Version.objects.uncancelled().filter(Q(live_until=None) | Q(live_until__gt=now))
        if missing:
            shown = shown.exclude(Exists(Rendering.objects.filter(version=OuterRef("pk"), recipe=RECIPE)))
        progress = Progress("rendered", shown.count(), unit="versions", stream=self.stderr)
        for version in shown.select_related("article").order_by("-first_live_from").iterator(chunk_size=200):
            store(version, Record.parse(version.document))
            progress.advance()
        progress.done()
        self.stdout.write(f"rendered {progress.count} versions")
