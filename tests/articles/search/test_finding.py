"""What readers find: the live text of every listed story, and nothing else, on either database."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import SearchRow
from articles.publishing import cancel, retract, schedule, update, withdraw
from articles.search import MOST, NEWEST, finding
from newsroom import clock
from tests.articles.search.searching import DAY, found, search, story
from tests.makers import (
    edit,
    make_agency,
    make_author,
    make_scheduled_article,
    make_source,
    make_tag,
)

pytestmark = pytest.mark.django_db

# -- words


def test_words_in_headline_standfirst_and_text():
    story("Grain ships leave", days=1)
    story("A quiet day", "The ships stayed in the harbour.", days=2)
    assert found("ship") == ["Grain ships leave", "A quiet day"]
    assert found("SHIPS harbour") == ["A quiet day"]
    assert found("ships train") == []


def test_phrases_stand_next_to_each_other_and_within_one_part():
    story("Grain ships leave", "Port of call.")
    story("Ships with grain")
    assert found('"grain ships"') == ["Grain ships leave"]
    assert found('"leave in short"') == found('"short port"') == []
    assert found("port-of-call") == ["Grain ships leave"]


def test_alternatives_and_what_is_left_out():
    story("Grain by ship", days=1)
    story("Grain by train", days=2)
    story("Grain by lorry", days=3)
    assert found("grain ship OR train") == ["Grain by ship", "Grain by train"]
    assert found("grain -train -lorry") == ["Grain by ship"]
    assert found('grain -"by train"') == ["Grain by ship", "Grain by lorry"]
    assert found("-train") == ["Grain by ship", "Grain by lorry"]


def test_accents_and_endings_make_no_difference():
    story("Café in Kraków reopens")
    assert found("cafes krakow") == found("CAFÉ KRAKÓW") == ["Café in Kraków reopens"]


def test_each_story_is_found_in_its_language():
    story("Die Häuser am Hafen", language="de", days=1)
    story("The election", language="en", days=2)
    story("نتائج الانتخابات", language="ar", days=3)
    story("东京会议", language="zh", days=5)
    assert found("Haus") == ["Die Häuser am Hafen"]
    assert found("elections") == ["The election"]
    assert found("انتخابات") == ["نتائج الانتخابات"]
    assert found("Hause") == ["Die Häuser am Hafen"]  # an ending in German, and none in English
    assert found("会议") == ["东京会议"]
    assert found("议会") == []


# -- time


def test_only_what_is_live_is_found_without_any_job(editor, chief):
    old = story("First words")
    update(edit(old, headline="Second words"), by=editor, overrule="Yes.")
    assert (found("first words"), found("second words")) == ([], ["Second words"])
    schedule(edit(old, headline="Third words"), by=editor, at=clock.now() + DAY, overrule="Yes.")
    coming = make_scheduled_article(headline="Coming words", at=clock.now() + DAY)
    assert found("words") == ["Second words"]
    with clock.at(clock.now() + 2 * DAY):
        assert sorted(found("words")) == ["Coming words", "Third words"]
    cancel(coming, by=editor)
    with clock.at(clock.now() + 2 * DAY):
        assert found("words") == ["Third words"]
    withdraw(old, by=chief, notice="For harm.")
    assert found("words") == []


def test_retracted_story_is_not_found(chief):
    article = story("Bridge closed")
    retract(article, by=chief, notice="It was open.")
    assert found("bridge") == []


# -- order


def test_the_best_match_stands_first_and_new_beats_old():
    story("Elsewhere", "The ferry sank.", days=1)
    story("A ferry sinks", days=100)
    story("A ferry floats", days=2000)
    assert found("ferry") == ["A ferry sinks", "Elsewhere", "A ferry floats"]
    assert found("ferry", sort=NEWEST) == ["Elsewhere", "A ferry sinks", "A ferry floats"]


@pytest.mark.parametrize("sort", ["best", "newest"])
def test_pages_go_on_where_they_ended(monkeypatch, sort):
    monkeypatch.setattr(finding, "PAGE", 2)
    for days in range(1, 6):
        story(f"Ferry {days}", days=days)
    first = search("ferry", sort=sort)
    story("Ferry 0", days=0)  # one that comes meanwhile moves nothing
    second = search("ferry", sort=sort, before=first.older)
    third = search("ferry", sort=sort, before=second.older)
    pages = [[result.version.headline for result in page.results] for page in (first, second, third)]
    assert pages == [["Ferry 1", "Ferry 2"], ["Ferry 3", "Ferry 4"], ["Ferry 5"]]
    assert third.older == ""


def test_more_than_are_looked_at_are_not_counted(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 3)
    for days in range(1, 6):
        story(f"Ferry {days}", days=days)
    some = search("ferry")
    assert (some.count, some.more, len(some.results)) == (3, True, 3)
    assert [result.version.headline for result in some.results] == ["Ferry 1", "Ferry 2", "Ferry 3"]
    assert (search("ferry 5").count, search("ferry 5").more) == (1, False)


def test_newest_first_reaches_every_story(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    monkeypatch.setattr(finding, "PAGE", 2)
    for days in (1, 40, 400, 4000, 9000):
        story(f"Ferry {days}", days=days)
    told, before = [], ""
    for _ in range(3):
        some = search("ferry", sort=NEWEST, before=before)
        told += [result.version.headline for result in some.results]
        before = some.older
    assert told == ["Ferry 1", "Ferry 40", "Ferry 400", "Ferry 4000", "Ferry 9000"] and before == ""


# -- filters


def test_filters_by_tag_agency_author_and_day(settings):
    tag, other, author, agency = make_tag("War"), make_tag("Peace"), make_author("Mara"), make_agency(name="Gulf Wire")
    story("Ships in war", days=400, tags=[tag], authors=[author], sources=[make_source(agency=agency)])
    story("Ships in peace", days=2, tags=[other])
    assert found("ships", tag=[tag.slug]) == found("ships", by=[author.slug]) == ["Ships in war"]
    assert found("ships", agency=[agency.slug]) == ["Ships in war"]
    assert len(found("ships", tag=[tag.slug, other.slug])) == 2
    assert found("ships", tag=[other.slug], by=[author.slug]) == []
    assert found(tag=[tag.slug]) == ["Ships in war"]
    settings.TIME_ZONE = "Asia/Tokyo"
    with clock.at(datetime.fromisoformat("2026-03-01T16:00:00Z")):
        article = story("Ships at night", days=0)
    day = article.versions.get().address_date
    assert f"{day}" == "2026-03-02"
    assert found("ships", from_=f"{day}", to=f"{day}") == ["Ships at night"]
    assert "Ships at night" not in found("ships", to="2026-03-01")


def test_narrowings_are_what_the_stories_found_have():
    tag, everywhere = make_tag("War"), make_tag("News")
    story("Ships one", tags=[everywhere, tag])
    story("Ships two", tags=[everywhere])
    story("A train", tags=[make_tag("Rail")])
    narrowings = {kind.name: [name.name for name in names] for kind, names in search("ships").narrowings}
    assert narrowings["tag"] == ["War"]
    assert [name.name for name in search("ships", tag=[tag.slug]).chosen] == ["War"]


def test_names_like_the_words_are_suggested_where_they_lead_somewhere():
    story("A quiet day", tags=[make_tag("War and conflicts")], authors=[make_author("Warda Ali")])
    make_tag("Warsaw")
    make_agency(name="War Wire")
    assert {name.name for name in search("wAr").suggested} == {"War and conflicts", "Warda Ali"}
    assert [name.name for name in search("CONF nothing").suggested] == ["War and conflicts"]
    assert search("art").suggested == search("and").suggested == []


def test_filters_that_make_no_sense_are_left_out():
    story("Ships")
    for address in (
        {"tag": "no-such"},
        {"from_": "yesterday", "to": "2026-13-45"},
        {"from_": "0001-01-01", "to": "9999-12-31"},
        {"sort": "size", "before": "garbage", "by": "\0"},
        {"before": f"{'9' * 15}~{'9' * 19}"},
    ):
        assert found("ships", **address) == ["Ships"]


# -- whatever is typed


def test_nothing_asked_finds_nothing():
    story("Ships")
    assert found() == found(" \0 ") == found('"" - OR *') == []


def test_headline_and_extract_are_marked():
    story("Ships leave", "Three ships left & <b> one stayed.".replace("<b>", "&lt;b&gt;").replace(" & ", " &amp; "))
    [result] = search("ship").results
    assert [(piece.text, piece.marked) for piece in result.headline] == [("Ships", True), (" leave", False)]
    assert "".join(piece.text for piece in result.extract) == "Three ships left & <b> one stayed."


ODD = """' " "" - -- * ( ) ^ : NEAR NEAR(a AND OR NOT a:b {a}:b | & ! <-> \\ \\' % %s _ = in=english 😀""".split(" ")
ODD += ["\0", "\u202e", "tag=aaaaaaaaaa", "a" * 300, "ا" * 300]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=30)), max_size=12))
def test_no_query_fails(parts):
    for words in (" ".join(parts), "".join(parts), f"ships {' '.join(parts)}"):
        search(words)


def test_words_cannot_reach_what_is_no_word():
    tag = make_tag()
    story("Ships", tags=[tag])
    for words in ("in=english", "in_english", f"tag={tag.ref}", f'"tag {tag.ref}"', "month=202611", "_", "=", "|"):
        assert found(words) == []


def test_no_outside_query_fails(material):
    story("Ships")
    for file in [*(material / "text").rglob("*.txt"), *(material / "security").rglob("*.txt")]:
        lines = file.read_text(errors="replace").splitlines()
        for line in lines[:: max(1, len(lines) // 40)]:
            assert search(line).count <= MOST
    for words in ("x" * 10_000, '"' * 10_000, "- " * 5_000, "ship OR " * 2_000, "(" * 10_000, "\0" * 10_000):
        assert search(words).count <= MOST


def test_a_search_takes_three_queries_and_a_narrowed_one_four(django_assert_max_num_queries):
    tag = make_tag("War")
    for days in range(1, 30):
        story(f"Ships {days}", days=days, tags=[tag])
    search("ships")  # what is known of all rows is kept for half a minute
    with django_assert_max_num_queries(3):
        assert len(search("ships").results) == 20
    with django_assert_max_num_queries(4):
        assert len(search("ships", tag=["war"]).results) == 20


def test_stories_deleted_from_the_rows_are_gone_from_the_index():
    story("Ships")
    SearchRow.objects.all().delete()
    assert found("ships") == []


def test_one_sign_may_stand_for_several_words():
    story("The Prophet \ufdfa in print")
    for words in ("\ufdfa", "\ufdfb", '"a \u037a"', "-\ufdfa print"):
        search(words)
    assert found("\ufdfa") == ["The Prophet \ufdfa in print"]
