"""``manage.py renditions``: make the renditions that readers lack."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.images.intake import ImageRefused
from newsroom.images.models import Image
from newsroom.images.renditions import lacks_renditions, make_renditions
from newsroom.progress import Progress

BATCH = 100


class Command(BaseCommand):
    help = "Make the renditions that are missing. It can be stopped at any moment and started again."

    def handle(self, *args, **options):
        self.made, self.faults = 0, []
        progress = Progress("looked at", Image.objects.kept().count(), unit="pictures", stream=self.stderr)
        try:
            for image in pictures():
                if lacks_renditions(image):
                    self.make(image)
                progress.advance()
        except KeyboardInterrupt:
            raise CommandError(f"Stopped; {self.summary()}. Start again for the rest.", returncode=130) from None
        finally:
            progress.done()
        for fault in self.faults:
            self.stdout.write(fault)
        if self.faults:
            raise CommandError(f"{self.summary()}, {len(self.faults)} could not be made", returncode=1)
        self.stdout.write(self.summary())

    def make(self, image):
        try:
            make_renditions(image)
            self.made += 1
        except (ImageRefused, OSError) as error:
            self.faults.append(f"picture {image.ref}: {error}")

    def summary(self):
        return f"made the renditions of {self.made} pictures"


def pictures():
    """Go through the library by key: memory stays the same, and no cursor stays open while files are written."""
    after = 0
    while batch := list(Image.objects.kept().filter(pk__gt=after).order_by("pk")[:BATCH]):
        yield from batch
        after = batch[-1].pk
