"""The ledger of the whole newsroom, as an outsider finds it; and the lines of the docs that check it."""

import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.cache import caches

from articles.publishing import redact, update, withdraw
from newsroom import clock
from tests.makers import edit, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db
LINES = re.search(r"```python\n(.*?)```", Path("docs/how-to/check-the-ledger.md").read_text(), re.DOTALL)[1]


@pytest.fixture(autouse=True)
def _no_root_is_kept_yet():
    caches["memory"].clear()


@pytest.fixture
def yesterday():
    return (clock.now() - timedelta(days=1)).astimezone(UTC).replace(hour=12)


def get(client, address, status=200, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == status, (address, response)
    return response


def test_a_day_gives_its_lines_and_its_root(client, yesterday):
    story = make_published_article(at=yesterday)
    data = json.loads(get(client, f"/ledger/{yesterday:%Y-%m-%d}.json").getvalue())
    version = story.versions.get()
    assert data["stories"] == [[story.ref, 1, version.digest]] and data["count"] == 1
    assert data["root"] == hashlib.sha256(f"{story.ref} 1 {version.digest}\n".encode()).hexdigest()
    assert data["provisional"] is False and data["date"] == f"{yesterday:%Y-%m-%d}"


def test_a_past_day_is_the_same_bytes_and_kept_longer_than_that_of_today(client, yesterday):
    make_published_article(at=yesterday)
    past, today = f"/ledger/{yesterday:%Y-%m-%d}.json", f"/ledger/{clock.now().astimezone(UTC):%Y-%m-%d}.json"
    first, current = get(client, past), get(client, today)
    assert "max-age=3600" in first["Cache-Control"] and "max-age=300" in current["Cache-Control"]
    story = make_published_article()
    again = get(client, past)
    assert again.getvalue() == first.getvalue() and again["ETag"] == first["ETag"]
    get(client, past, 304, **{"if-none-match": first["ETag"]})
    assert story.ref in get(client, today, 200, **{"if-none-match": current["ETag"]}).getvalue().decode()
    assert client.head(past)["ETag"] == first["ETag"] and client.post(past).status_code == 405


@pytest.mark.parametrize(
    "day",
    ["2026-13-01", "2026-02-30", "0000-00-00", "1999-01-01", "2999-12-31", "2026-1-1", "today", "%00", "٢٠٢٦-٠١-٠١"],
)
def test_a_day_without_a_ledger_is_not_found(client, day):
    make_published_article(at=clock.now() - timedelta(days=2))
    get(client, f"/ledger/{day}.json", 404)
    get(client, f"/ledger/{day}.xml", 404)


def test_there_is_no_ledger_before_the_first_story_nor_of_tomorrow(client, yesterday):
    get(client, f"/ledger/{clock.now():%Y-%m-%d}.json", 404)
    make_published_article(at=yesterday)
    get(client, f"/ledger/{yesterday - timedelta(days=1):%Y-%m-%d}.json", 404)
    get(client, f"/ledger/{clock.now() + timedelta(days=2):%Y-%m-%d}.json", 404)


def test_a_story_is_found_by_its_ref_and_a_withdrawn_one_without_its_address(client, chief):
    story = make_published_article(slug="named-in-the-slug")
    by_address = get(client, f"{story.versions.get().get_absolute_url()}versions.json").json()
    assert get(client, f"/ledger/{story.ref}.json").json() == by_address
    withdraw(story, by=chief, notice="It harmed somebody.", basis="personal")
    told = get(client, f"/ledger/{story.ref}.json")
    assert "named-in-the-slug" not in told.content.decode() and len(told.json()["versions"]) == 2
    get(client, f"/ledger/{make_scheduled_article().ref}.json", 404)
    get(client, "/ledger/aaaaaaaaaa.json", 404)


def test_the_roots_are_a_page_and_a_feed(client, yesterday):
    make_published_article(at=yesterday)
    root = json.loads(get(client, f"/ledger/{yesterday:%Y-%m-%d}.json").getvalue())["root"]
    assert root in get(client, "/ledger/").content.decode()
    [item] = get(client, "/ledger/feed.json").json()["items"]
    assert root in item["content_html"] and item["title"] == f"Root of {yesterday:%Y-%m-%d}"
    assert item["url"] == f"http://testserver/ledger/{yesterday:%Y-%m-%d}.json"


@pytest.mark.django_db(transaction=True)
def test_the_lines_of_the_docs_check_every_version_from_outside(live_server):
    caches["memory"].clear()
    chief, noon = make_user("chief editor"), datetime.now(UTC) - timedelta(days=1)
    with clock.at(noon):
        stories = [make_published_article() for _ in range(3)]
        update(edit(stories[0], headline="Newer"), by=chief, notice="More.")
        redact(stories[1], by=chief, basis="personal", reason="A name", passages=["Statement 1"])
    withdraw(stories[2], by=chief, notice="It harmed somebody.", basis="personal")
    assert len([line for line in LINES.splitlines() if line.strip()]) <= 20

    def check(*known):
        command = [sys.executable, "-c", LINES, live_server.url, f"{noon:%Y-%m-%d}", *known]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    told = check()
    assert told.stdout == "3 stories hold\n", told.stderr
    assert "the root is another one" in check("0" * 64).stderr
