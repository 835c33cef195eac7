"""``manage.py fill --stories N``: add N believable stories with their histories, for measuring."""

import multiprocessing
import os
import random
import signal
from argparse import ArgumentTypeError
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, reset_queries

from articles.models import Article
from articles.publishing.bulk import Each
from newsroom.demo.filling import fill, stock
from newsroom.progress import Progress

MANY, AT_ONCE = 1_000, 25


def how_many(text: str) -> int:
    """Read a number of stories."""
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"should be a whole number, 1 or more, not “{text}”.")
    return int(text)


def tell_the_planner() -> None:
    """Let PostgreSQL count what has grown; its own vacuum is a minute late, or off, and its plans then scan."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@contextmanager
def renderers(stories: int) -> Iterator[Each]:
    """Give what renders stories: a process for each core where there are many stories, else this one."""
    if stories < MANY or "fork" not in multiprocessing.get_all_start_methods():
        yield map
        return
    with ProcessPoolExecutor(
        os.cpu_count(),
        mp_context=multiprocessing.get_context("fork"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl+C is for the one that writes
    ) as pool:
        yield partial(pool.map, chunksize=AT_ONCE)


class Command(BaseCommand):
    help = "Add believable stories in bulk. Each batch stands whole: stopped, it can be started anew for the rest."

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=how_many, required=True, metavar="N", help="how many to add")
        parser.add_argument("--seed", type=int, default=None, help="draws the same words and dates again")

    def handle(self, *args, stories, seed, **options):
        draw = random.Random(Article.objects.count() if seed is None else seed)
        progress = Progress("filled", stories, unit="stories", stream=self.stderr)
        versions = known = 0
        try:
            with renderers(stories) as each:
                for added, with_versions in fill(stories, draw, stock(), each=each):
                    versions += with_versions
                    progress.advance(added)
                    if progress.count >= 2 * known:
                        known = progress.count
                        tell_the_planner()
                    reset_queries()  # under DEBUG Django keeps the last nine thousand, some of a megabyte
        except KeyboardInterrupt:
            progress.done()
            left = stories - progress.count
            raise CommandError(
                f"Stopped after {progress.count} stories: fill --stories {left} adds the rest.", returncode=130
            ) from None
        progress.done()
        tell_the_planner()
        self.stdout.write(f"filled {progress.count} stories with {versions} versions")
