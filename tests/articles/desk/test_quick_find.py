import pytest

from articles.desk import quick_find
from articles.desk.quick_find import STORIES, find
from sources.standing import kill
from tests.makers import make_agency, make_article, make_published_article, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db


def found(user, words):
    return [(one["kind"], one["title"]) for one in find(user, words)]


def test_stories_sources_and_tags_are_found_by_all_of_the_words_in_any_order():
    make_article(headline="Harbour pilots strike", sources=[], tags=[make_tag("Harbours and pilots")])
    make_article(headline="Harbour opens", sources=[])
    make_source(title="Pilots of the harbour", agency=make_agency(name="Orrin Wire"))
    editor = make_user("editor")
    assert found(editor, "pilots harb") == [
        ("story", "Harbour pilots strike"),
        ("source", "Pilots of the harbour"),
        ("tag", "Harbours and pilots"),
    ]
    assert found(editor, "orrin") == [("source", "Pilots of the harbour")]
    assert found(editor, "railway") == []


def test_a_story_is_found_by_its_ref_and_its_slug_however_old(monkeypatch):
    old = make_article(headline="Old", slug="of-long-ago", sources=[])
    make_article(headline="New", sources=[])
    monkeypatch.setattr(quick_find, "REACH", 1)
    editor = make_user("editor")
    assert found(editor, old.ref) == found(editor, "of-long-ago") == [("story", "Old")]
    assert found(editor, "Old") == []


def test_without_words_a_person_finds_the_stories_that_they_may_write():
    reporter = make_user("reporter")
    make_article(headline="Another's", sources=[])
    make_article(headline="Mine", by=reporter, sources=[])
    assert found(reporter, "  ") == [("story", "Mine")]
    assert found(reporter, "another") == [("story", "Another's")]


def test_it_says_where_a_story_stands_and_what_became_of_a_report():
    make_published_article(headline="Ferry lies still", slug="ferry")
    make_article(headline="Ferry sails", sources=[], slug="")
    kill(make_source(title="Ferry sank"), by=make_user("editor"), note="It did not.")
    told = {one["title"]: one["about"] for one in find(make_user("editor"), "ferry")}
    assert (told["Ferry lies still"], told["Ferry sails"]) == ("live · ferry", "draft")
    assert told["Ferry sank"].endswith(" · killed by the agency")


def test_nothing_is_found_without_the_right_to_see_it():
    make_article(headline="Harbour", tags=[make_tag("Harbour")], sources=[make_source(title="Harbour")])
    assert find(make_user(is_staff=True), "harbour") == []


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "x " * 500, "9" * 300, "é", "😀"])
def test_odd_words_find_what_has_them(words):
    make_article(headline="Harbour", sources=[])
    assert found(make_user("editor"), words) == []


@pytest.mark.parametrize("many", [1, STORIES + 3])
def test_quick_find_costs_the_same_for_few_and_many(many, django_assert_max_num_queries):
    for _ in range(many):
        make_article(headline="Harbour", sources=[make_source(title="Harbour", copy="")])
    editor = make_user("editor")
    with django_assert_max_num_queries(6):  # two ask for rights
        assert len([one for one in find(editor, "harbour") if one["kind"] == "story"]) == min(many, STORIES)
