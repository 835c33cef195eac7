"""``make bench-search``: the time that a search takes of the database, in a throw-away newsroom of any size.

Fills a database as ``make bench`` does, and asks for words that are common, rare and absent, alone and together. What
is told is the time of all queries of a search, from the sending of each until its rows are read: at the median, and
the slowest of all rounds. On PostgreSQL at 100,000 stories each should stay within 25 ms, on SQLite within 40.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SEARCHES = {
    "common word": "q=the",
    "three common words": "q=the+of+agency",
    "frequent word": "q=harbour",
    "either of two": "q=harbour+OR+bridge",
    "words that often meet": "q=harbour+bridge",
    "words that seldom meet": "q=kestrel+vaccine+satellite+97",
    "words that never meet": "q=the+zyzzyva",
    "frequent but common": "q=harbour+-the",
    "phrase": "q=%22harbour+at+alder%22",
    "absent phrase": "q=%22the+of+agency%22",
    "absent word": "q=zyzzyva",
    "word in a tag": "q=harbour&tag=filled-harbour-1",
    "word in a rare tag": "q=harbour&tag=filled-mine-2",
    "word of an agency": "q=the&agency=filled-agency-39",
    "tag alone": "tag=filled-harbour-1",
    "days long ago": "q=the&from=2012-01-01&to=2012-12-31",
    "rare word long ago": "q=zyzzyva&from=2012-01-01&to=2012-12-31",
    "newest first": "q=harbour&sort=newest",
    "far back": "q=harbour&sort=newest&before=0~{middle}",
    "common, far back": "q=the&sort=newest&before=0~{middle}",
}


def main():
    from tests.bench.pages import throw_away_database

    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder, throw_away_database():
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        os.environ |= {"SECRET_KEY": "only-for-this-run", "INSECURE_LOCAL": "true", "DEBUG": "false"}
        fill(asked.stories)
        tell(measure(asked.rounds))


def arguments():
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=int(os.environ.get("STORIES") or 2000), help="how many to fill")
    parser.add_argument("--rounds", type=int, default=20, help="how often each search is made")
    asked = parser.parse_args()
    if asked.stories < 100 or asked.rounds < 3:
        parser.error("fill 100 stories or more, and make each search 3 times or more")
    return asked


def fill(stories):
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("fill", stories=stories, seed=1)


def measure(rounds):
    """Make all searches in turn, round by round; return for each its count and the seconds of its queries."""
    from django.http import QueryDict

    from articles.models import SearchRow
    from articles.search import Asked, find

    places = SearchRow.objects.order_by("place")
    middle = places[places.count() // 2].place
    asked = {name: Asked.read(QueryDict(query.format(middle=middle))) for name, query in SEARCHES.items()}
    counts = {name: find(search) for name, search in asked.items()}
    seconds = {name: [] for name in asked}
    for _ in range(rounds):
        for name, search in asked.items():
            seconds[name].append(seconds_of(find, search))
    return {name: (f"{found.count}{'+' if found.more else ''}", seconds[name]) for name, found in counts.items()}


def seconds_of(find, asked):
    """The time that a search waits for the database."""
    from django.db import connection

    taken = []

    def clocked(execute, *args):
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            taken.append(time.perf_counter() - began)

    with connection.execute_wrapper(clocked):
        find(asked)
    return sum(taken)


def tell(costs):
    print(f"\n{'search':<26}{'found':>7}{'ms':>8}{'slowest':>9}")
    for name, (count, seconds) in costs.items():
        print(f"{name:<26}{count:>7}{statistics.median(seconds) * 1000:>8.1f}{max(seconds) * 1000:>9.1f}")


if __name__ == "__main__":
    main()
