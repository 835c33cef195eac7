"""Search rows stand for what readers can find now or later, and go in the transaction in which that ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from articles.models import SearchRow, Version
from articles.models.search_row import begin_of, moment_of, place_of
from articles.publishing import cancel, copy_edit, redact, reinstate, retract, schedule, update, withdraw
from articles.publishing.indexing import MOST_BYTES, search_row
from articles.publishing.record import content_of
from articles.publishing.verify import verify
from newsroom import clock
from tests.makers import edit, make_published_article, make_scheduled_article

pytestmark = pytest.mark.django_db


def numbers(article):
    """The numbers of the versions that have a row."""
    return sorted(SearchRow.objects.filter(article=article).values_list("version__number", flat=True))


def test_a_published_version_has_a_row_in_place_of_the_one_before(editor):
    article = make_published_article(headline="Grain ships leave")
    assert numbers(article) == [1]
    copy_edit(edit(article, headline="Grain ships left"), by=editor)
    assert numbers(article) == [2]
    assert SearchRow.objects.get(article=article).head.startswith("grain ship left | ")


def test_a_scheduled_version_has_a_row_of_its_time_until_it_is_cancelled(editor):
    article = make_published_article()
    schedule(edit(article, headline="Later"), by=editor, at=clock.now() + timedelta(hours=1))
    first, second = SearchRow.objects.filter(article=article).order_by("live_from")
    assert first.live_until == second.live_from and second.live_until is None
    cancel(article, by=editor)
    assert numbers(article) == [1]
    assert SearchRow.objects.get(article=article).live_until is None


def test_a_story_retracted_or_withdrawn_has_no_row(chief):
    for verb in (retract, withdraw):
        article = make_published_article()
        verb(article, by=chief, notice="It was wrong.")
        assert numbers(article) == []
        reinstate(article, by=chief, notice="It was right.")
        assert numbers(article) == [3]


def test_redacted_words_leave_the_rows(chief):
    article = make_published_article(body="<p>The name is Jane Roe of Alder.</p>", overrule="None needed.", sources=[])
    redact(article, by=chief, basis="personal", reason="Asked for.", passages=["Jane Roe"])
    row = SearchRow.objects.get(article=article)
    assert "Roe" not in row.text and "Alder" in row.text
    assert "roe" not in str(SearchRow.objects.values_list("terms", flat=True).get(pk=row.pk))


def test_a_row_repeats_the_times_of_its_version(editor):
    article = make_published_article(at=clock.now() - timedelta(days=9))
    update(edit(article, headline="Newer"), by=editor)
    row, version = SearchRow.objects.get(article=article), Version.objects.live().get(article=article)
    for name in ("first_live_from", "live_from", "live_until"):
        assert getattr(row, name) == getattr(version, name)
    assert row.place == place_of(version)
    assert moment_of(row.place) == version.first_live_from.replace(microsecond=0)


def test_places_follow_time_and_end_with_the_centuries():
    now = clock.now()
    moments = [now.replace(year=year, month=1, day=1) for year in (1, 1700, 1969, 1970, 2026, 2200, 9999)]
    places = [begin_of(moment) for moment in moments]
    assert places == sorted(places) and places[1] < places[2] < 0 <= places[3] < places[4] < places[5]
    assert places[0] >= -(2**63) and places[-1] + 2**30 - 1 < 2**63


@pytest.mark.parametrize("word", ["a b c ", "word{n} ", "字", "ᚠᚢᚦ{n}ᚨᚱᚲ𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀𐀀 "])
def test_the_longest_text_is_taken(word):
    body = "<p>" + "".join(word.format(n=n) for n in range(40_000)) + "</p>"
    article = make_published_article()
    SearchRow.objects.all().delete()
    row = search_row(article.versions.get(), replace(content_of(article), body=body))
    assert len(row.terms.encode()) <= MOST_BYTES
    row.save(force_insert=True)


def test_a_scheduled_story_has_a_row_that_waits():
    article = make_scheduled_article()
    assert SearchRow.objects.get(article=article).live_from > clock.now()


def test_verify_misses_a_row_that_is_gone():
    article = make_published_article()
    assert [verdict.broken for verdict in verify()] == [[]]
    SearchRow.objects.filter(article=article).delete()
    [verdict] = verify()
    assert verdict.broken == ["version 1: its search row is missing"]
