import pytest

from articles.desk.corrections import corrected
from articles.publishing import live_content
from tests.makers import make_published_article, make_source, mark

pytestmark = pytest.mark.django_db


def words_of(live, **changes):
    return {name: getattr(live, name) for name in ("headline", "standfirst", "body", "dateline")} | changes


def test_what_is_not_touched_stays_as_readers_have_it():
    live = live_content(make_published_article())
    assert corrected(live, words=words_of(live), notes={}) == live


def test_words_are_replaced_and_the_body_is_cleaned():
    live = live_content(make_published_article())
    made = corrected(
        live, words=words_of(live, headline=" Right  words ", body="<p>Right.</p><script>x</script>"), notes={}
    )
    assert (made.headline, made.body) == ("Right words", "<p>Right.</p>")


def test_notes_change_and_unmarked_sources_can_be_taken_out():
    first, second = make_source(), make_source()
    live = live_content(make_published_article(sources=[first, second], body=f"<p>One.{mark(first)}</p>"))
    made = corrected(live, words=words_of(live), notes={first.ref: "Gave the number."}, dropped=[first.ref, second.ref])
    assert [(cited.source, cited.note) for cited in made.citations] == [(first.ref, "Gave the number.")]


def test_source_is_added_with_its_note_and_a_marked_one_by_itself():
    live = live_content(make_published_article(sources=[make_source()]))
    added, marked = make_source(), make_source()
    words = words_of(live, body=f"<p>New.{mark(marked)}</p>")
    made = corrected(live, words=words, notes={}, added=[(added, "Gave the date.")])
    assert made.citations[0].source == marked.ref
    assert {(cited.source, cited.note) for cited in made.citations[1:]} >= {(added.ref, "Gave the date.")}


def test_source_listed_already_is_not_added_twice():
    source = make_source()
    live = live_content(make_published_article(sources=[source]))
    made = corrected(live, words=words_of(live), notes={}, added=[(source, "Again")])
    assert [cited.source for cited in made.citations] == [source.ref]


def test_words_of_the_lead_picture_are_replaced():
    live = live_content(make_published_article())
    made = corrected(live, words=words_of(live), notes={}, lead={"alt": " A ship ", "caption": "", "credit": "AP"})
    assert (made.lead_image.alt, made.lead_image.caption, made.lead_image.credit) == ("A ship", "", "AP")
    assert made.lead_image.image == live.lead_image.image
