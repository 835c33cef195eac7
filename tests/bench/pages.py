"""``make bench``: what each page of the readers costs, as a multiple of a bare Django view in the same run.

Fills a throw-away database: SQLite, or PostgreSQL on the server that BENCH_DATABASE_URL names. Measures the
processor time of this process for one request through the WSGI application, without a network; the
work of a PostgreSQL server is not in it. Figures are ratios and good for one run: they judge nothing.
"""

import argparse
import io
import os
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS = 30
BARE = "a bare view"


def main():
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder, throw_away_database():
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        os.environ |= {"SECRET_KEY": "only-for-this-run", "INSECURE_LOCAL": "true", "DEBUG": "false"}
        costs = bench(asked.stories, asked.rounds)
    tell(costs)


def arguments():
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=int(os.environ.get("STORIES") or 2000), help="how many to fill")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is asked for")
    asked = parser.parse_args()
    if asked.stories < 100 or asked.rounds < 3:
        parser.error("fill 100 stories or more, and ask for each page 3 times or more")
    return asked


@contextmanager
def throw_away_database():
    """Name in DATABASE_URL a database that is gone afterwards: of a server, or a file in the folder of this run."""
    server = os.environ.get("BENCH_DATABASE_URL", "")
    os.environ["DATABASE_URL"] = ""
    if not server:
        yield
        return
    import psycopg

    name = f"newsroom_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            os.environ["DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def bench(stories, rounds):
    """Fill, and return for each page its size and the processor seconds of its requests."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("fill", stories=stories, seed=1)
    settings.ROOT_URLCONF = "tests.bench.urls"
    return measure(rounds)


def measure(rounds):
    """Ask for all pages in turn, round by round, so that a busy moment of the machine falls on all of them."""
    from django.core.wsgi import get_wsgi_application

    from newsroom.progress import Progress

    application, pages = get_wsgi_application(), {BARE: "/bench/bare/", **addresses()}
    sizes = {name: len(get(application, address)) for name, address in pages.items()}
    seconds = {name: [] for name in pages}
    progress = Progress("measured", rounds * len(pages), unit="requests", stream=sys.stderr)
    for _ in range(rounds):
        for name, address in pages.items():
            began = time.process_time()
            get(application, address)
            seconds[name].append(time.process_time() - began)
            progress.advance()
    progress.done()
    return {name: (sizes[name], statistics.median(seconds[name])) for name in pages}


def get(application, address):
    """Ask for a page as gunicorn would, and return its body."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answers = []
    response = application(environ, lambda status, headers: answers.append(status))
    body = b"".join(response)
    response.close()
    if not answers[0].startswith("200"):
        raise SystemExit(f"{address} answered {answers[0]}")
    return body


def addresses():
    """The pages of the readers, those of a list also far back."""
    from articles.models import Article, Author, Tag, Version
    from articles.models.paging import write_cursor
    from sources.models import Agency

    stories = Version.objects.live().listed()
    story = stories.filter(number__gte=3)[0]
    middle = stories[stories.count() // 2]
    before = "?before=" + write_cursor(middle.first_live_from, Article.objects.get(pk=middle.article_id).ref)
    tag, author, agency = Tag.objects.first(), Author.objects.first(), Agency.objects.first()
    source = agency.sources.filter(uses__isnull=False)[0]
    day = f"{story.address_date:/%Y/%m/%d/}"
    return {
        "story": story.get_absolute_url(),
        "its history": story.history_url,
        "its first version": f"{story.history_url}1/",
        "its changes": story.changes_url,
        "its ledger": story.ledger_url,
        "front": "/",
        "latest": "/latest/",
        "search": "/search/?q=harbour",
        "latest, far back": f"/latest/{before}",
        "tag": tag.get_absolute_url(),
        "tag, far back": f"{tag.get_absolute_url()}{before}",
        "author": author.get_absolute_url(),
        "agency": agency.get_absolute_url(),
        "source": source.get_absolute_url(),
        "year": f"{day[:5]}/",
        "day": day,
        "corrections": "/corrections/",
        "tags": "/tags/",
        "agencies": "/sources/",
    }


def tell(costs):
    _, bare = costs[BARE]
    print(f"\n{'page':<20}{'kB':>6}{'ms':>8}{'× bare':>8}")
    for name, (size, seconds) in costs.items():
        print(f"{name:<20}{size / 1000:>6.1f}{seconds * 1000:>8.2f}{seconds / bare:>8.2f}")


if __name__ == "__main__":
    main()
