"""``manage.py demo``: fill an empty newsroom with the demo newspaper."""

import time

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from newsroom.demo import password
from newsroom.demo.content import front
from newsroom.demo.content.people import ACCOUNTS
from newsroom.demo.content.reports import REPORTS
from newsroom.demo.content.stories import STORIES
from newsroom.demo.play import STEPS, is_empty, play
from newsroom.images.tasks import prepare_picture
from newsroom.progress import Progress


class Command(BaseCommand):
    help = "Fill an empty newsroom with the demo newspaper, The Public Record."

    def handle(self, **options):
        if not is_empty():
            self.stdout.write("The newsroom is not empty: nothing was filled.")
            self._tell(password.kept())
            return
        chosen, began = password.choose(), time.monotonic()
        progress = Progress("Filling", STEPS, unit="steps", stream=self.stdout)
        try:
            play(password=chosen, advance=progress.advance)
        except KeyboardInterrupt:
            raise CommandError("Stopped: the newsroom is as empty as before.", returncode=130) from None
        progress.done()
        self.stdout.write("Cutting the picture on top of the front; the worker cuts the others …")
        for ref in Article.objects.filter(slug=front.LEAD).values_list("lead_image__ref", flat=True):
            prepare_picture.call(ref)
        seconds = time.monotonic() - began
        self.stdout.write(f"Filled with {len(STORIES)} stories on {len(REPORTS)} reports in {seconds:.1f} s.")
        self._tell(chosen)

    def _tell(self, chosen):
        if chosen:
            names = ", ".join(account.username for account in ACCOUNTS)
            self.stdout.write(f"Sign in as {names}. The password: {chosen}")
