"""``manage.py verify``: prove that nothing published was changed."""

from argparse import FileType

from django.core.management.base import BaseCommand, CommandError

from articles.models import Version
from articles.publishing.against import NotALedger, Saved, faults_against, read
from articles.publishing.backdated import verify_log
from articles.publishing.originals import verify_files, verify_texts
from articles.publishing.verify import verify, verify_front, verify_guards, verify_unpublished
from newsroom.progress import Progress


class Command(BaseCommand):
    help = "Recompute every digest and chain, and compare all that readers see with the records."

    def add_arguments(self, parser):
        parser.add_argument(
            "--against",
            type=FileType(encoding="utf-8"),
            metavar="FILE",
            help="a daily root that somebody saved: prove as well that nothing in it vanished or changed",
        )
        parser.add_argument(
            "--renderings",
            action="store_true",
            help="render again whatever is stored for readers, instead of trusting the seal it has by SECRET_KEY",
        )
        parser.add_argument(
            "--files",
            action="store_true",
            help="read the files of archived copies and the originals of pictures as well: is each the one kept?",
        )

    def handle(self, *args, against, renderings, files, **options):
        saved = self._saved(against) if against else None
        stories = versions = redacted = 0
        broken = []
        progress = Progress("verified", Version.objects.count(), unit="versions", stream=self.stderr)
        for verdict in verify(anew=renderings):
            stories += 1
            versions += verdict.versions
            redacted += len(verdict.redacted)
            broken += [f"story {verdict.story}: {fault}" for fault in verdict.broken]
            progress.advance(verdict.versions)
        progress.done()
        broken += [*verify_unpublished(), *verify_log(), *verify_texts()]
        if files:
            broken += verify_files()
        broken += [f"front: {fault}" for fault in verify_front()]
        broken += [f"guard: {fault}" for fault in verify_guards()]
        if saved:
            broken += faults_against(saved)
        for fault in broken:
            self.stdout.write(fault)
        summary = f"verified {versions} versions of {stories} stories"
        if redacted:
            summary += f", {redacted} redacted"
        if saved:
            summary += f", against the root of {saved.day}"
        if broken:
            raise CommandError(f"{summary}: {len(broken)} faults", returncode=1)
        self.stdout.write(summary)

    def _saved(self, file) -> Saved:
        try:
            with file:
                return read(file.read())
        except UnicodeDecodeError:
            raise CommandError("The file is no text in UTF-8.") from None
        except NotALedger as error:
            raise CommandError(str(error)) from error
