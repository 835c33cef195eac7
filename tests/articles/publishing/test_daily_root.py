"""The daily root: over the newest digest of every story, the same for ever, and no secret in it."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Version
from articles.publishing import cancel, guards, redact, update, withdraw
from articles.publishing.daily_root import is_provisional, lines_of, root_over
from newsroom import clock
from tests.makers import edit, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def root(day=DAY):
    return root_over(lines_of(day)).digest


def lines(day=DAY):
    return [(line.story, line.number) for line in lines_of(day)]


@pytest.fixture
def story():
    return make_published_article(at=NOON)


def change(story, at, headline):
    with clock.at(at):
        update(edit(story, headline=headline), by=make_user("editor"), notice="More.")


def test_a_root_is_the_digest_of_a_line_for_each_story(story):
    other = make_published_article(at=NOON)
    change(other, NOON + timedelta(hours=1), "Newer")
    newest = {story.ref: story.versions.get(number=1), other.ref: other.versions.get(number=2)}
    text = "".join(f"{ref} {version.number} {version.digest}\n" for ref, version in sorted(newest.items()))
    assert root() == hashlib.sha256(text.encode()).hexdigest()


def test_the_root_of_a_past_day_never_changes(story, chief):
    before = root()
    change(story, NOON + timedelta(days=1), "Newer")
    make_published_article(at=NOON + timedelta(days=2))
    assert root() == before != root(DAY + timedelta(days=1))
    redact(story, by=chief, basis="personal", reason="A name", passages=["Statement"])
    withdraw(story, by=chief, notice="It harmed somebody.", basis="personal")
    assert root() == before


def test_a_story_that_is_imported_today_changes_no_day_of_the_past(story):
    before = root()
    with clock.at(NOON - timedelta(days=3000)):
        past = make_published_article()
    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_version SET recorded_at = %s WHERE article_id = %s", [clock.now(), past.pk])
    assert root() == before
    assert (past.ref, 1) in lines(clock.now().date())


def test_what_is_scheduled_or_was_cancelled_is_in_no_root_before_its_time(story, chief):
    with clock.at(NOON):
        later = make_scheduled_article(at=NOON + timedelta(days=1))
        never = make_scheduled_article(at=NOON + timedelta(days=1))
        cancel(never, by=chief)
    assert lines() == [(story.ref, 1)]
    assert sorted(lines(DAY + timedelta(days=1))) == sorted([(story.ref, 1), (later.ref, 1)])


def test_today_is_provisional_and_tells_nothing_of_what_comes(story):
    with clock.at(NOON + timedelta(hours=1)):
        make_scheduled_article(at=NOON + timedelta(hours=2))
        assert is_provisional(DAY) and lines() == [(story.ref, 1)]
    with clock.at(NOON + timedelta(hours=3)):
        assert len(lines()) == 2
    assert not is_provisional(DAY)


def test_the_zone_of_the_site_moves_no_root(story, settings):
    late = make_published_article(at=datetime(2026, 3, 10, 23, 30, tzinfo=UTC))
    before = root()
    settings.TIME_ZONE = "Asia/Tokyo"
    assert root() == before and (late.ref, 1) in lines()


def test_a_root_is_one_query(story, django_assert_num_queries):
    for _ in range(3):
        make_published_article(at=NOON)
    with django_assert_num_queries(1):
        assert len(lines()) == 4


# -- verify --against


@pytest.fixture
def saved(client, story, tmp_path):
    """What somebody saved of that day, as a file."""
    make_published_article(at=NOON)
    file = tmp_path / "saved.json"
    file.write_bytes(client.get(f"/ledger/{DAY}.json").getvalue())
    return file


def verify(file):
    out = StringIO()
    try:
        call_command("verify", f"--against={file}", stdout=out, stderr=StringIO())
    except CommandError as error:
        return out.getvalue() + str(error)
    return out.getvalue()


def forge(sql, *values):
    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_was_saved_holds_also_when_more_was_published(saved, story):
    change(story, clock.now(), "Newer")
    assert verify(saved) == "verified 3 versions of 2 stories, against the root of 2026-03-10\n"


def test_a_story_that_vanished_is_named(saved, story):
    forge("UPDATE articles_article SET ref = 'aaaaaaaaaa' WHERE id = %s", story.pk)
    said = verify(saved)
    assert f"story {story.ref}: it is gone" in said and "the root of 2026-03-10 is another one now" in said


def test_a_version_that_vanished_or_was_exchanged_is_named(saved, story):
    forge("UPDATE articles_version SET digest = %s WHERE article_id = %s", "0" * 64, story.pk)
    assert f"story {story.ref}: version 1 has another digest" in verify(saved)
    forge("UPDATE articles_version SET number = 7 WHERE article_id = %s", story.pk)
    assert f"story {story.ref}: version 1 is gone" in verify(saved)


def test_a_story_slipped_into_the_past_is_found(saved):
    make_published_article(at=NOON)
    assert "the root of 2026-03-10 is another one now" in verify(saved)


def test_a_root_alone_is_enough(saved, tmp_path):
    alone = tmp_path / "alone.json"
    alone.write_text(json.dumps({"date": "2026-03-10", "root": json.loads(saved.read_text())["root"]}))
    assert "against the root of 2026-03-10" in verify(alone)
    make_published_article(at=NOON)
    assert "is another one now" in verify(alone)


def test_a_provisional_root_holds_while_its_day_goes_on(client, story, tmp_path):
    file = tmp_path / "today.json"
    file.write_bytes(client.get(f"/ledger/{clock.now().astimezone(UTC):%Y-%m-%d}.json").getvalue())
    assert json.loads(file.read_text())["provisional"] is True
    make_published_article()
    assert verify(file).startswith("verified 2 versions of 2 stories, against")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no daily root"),
        ("[1]", "no daily root"),
        ("null", "no daily root"),
        ('{"date": "2026-13-01", "root": "x"}', "no daily root"),
        ('{"date": "2026-03-10", "root": "x"}', "no SHA-256"),
        ('{"date": "2026-03-10", "root": 5}', "no SHA-256"),
        (
            '{"date": "2026-03-10", "root": "' + "0" * 64 + '", "stories": [["a", 1, "b"]]}',
            "changed after it was saved",
        ),
        ('{"date": "2026-03-10", "root": "' + "0" * 64 + '", "stories": [1]}', "no daily root"),
        ("[" * 100_000, "no daily root"),
    ],
)
def test_a_file_that_is_no_root_is_refused_by_one_sentence(story, tmp_path, text, said):
    file = tmp_path / "odd.json"
    file.write_text(text)
    assert said in verify(file) and verify(file).count("\n") == 0
    file.write_bytes(b"\xff\xfe\x00")
    assert verify(file) == "The file is no text in UTF-8."
    assert Version.objects.count() == 1
