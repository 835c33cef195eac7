import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.record import (
    Byline,
    Cited,
    Content,
    Picture,
    Record,
    TagName,
    canonical,
    content_of,
    digest_of,
    fingerprint,
)
from tests.makers import edit, make_article, make_image, make_source, mark

MOMENT = datetime(2026, 3, 1, 12, 30, 0, 1, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
contents = st.builds(
    Content,
    headline=words,
    standfirst=words,
    body=words,
    language=words,
    dateline=words,
    bylines=st.lists(st.builds(Byline, words, words), max_size=3).map(tuple),
    tags=st.lists(st.builds(TagName, words, words, words), max_size=3).map(tuple),
    citations=st.lists(st.builds(Cited, words, words, words, words, words, note=words), max_size=3).map(tuple),
    lead_image=st.none() | st.builds(Picture, words, words, words, words, words),
    related=st.lists(words, max_size=3).map(tuple),
)


def record_of(content, **fields):
    values = {
        "story": "abcdefghij",
        "number": 1,
        "kind": "publication",
        "notice": "",
        "basis": "",
        "live_from": MOMENT,
        "first_live_from": MOMENT,
        "updated_at": None,
        "recorded_at": MOMENT,
        "origin": "desk",
        "previous": "",
        "address_date": date(2026, 3, 1),
        "address_slug": "a-story",
        "content": content,
    }
    return Record(**{**values, **fields})


@given(contents)
def test_a_record_is_read_back_as_it_was_written(content):
    record = record_of(content)
    assert Record.parse(record.document()) == record


@given(contents)
def test_the_same_record_gives_the_same_bytes(content):
    record = record_of(content)
    assert Record.parse(record.document()).document() == record.document()
    assert digest_of(record.document()) == digest_of(Record.parse(record.document()).document())


def test_a_document_has_sorted_keys_and_no_spaces():
    document = record_of(Content(headline="Élan")).document()
    data = json.loads(document)
    assert document == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data["live_from"] == "2026-03-01T12:30:00.000001Z"
    assert "Élan" in document


@pytest.mark.parametrize("bad", [1.5, "a\0b", "\ud800", {"deep": [{"er": 0.1}]}, ["x", "\0"]])
def test_a_record_refuses_what_it_cannot_hold(bad):
    with pytest.raises(ValueError):
        canonical({"value": bad})


def test_two_records_of_one_content_have_different_digests():
    content = Content(headline="The same")
    assert digest_of(record_of(content).document()) != digest_of(record_of(content).document())


@given(contents, words)
def test_the_fingerprint_changes_with_what_an_editor_changes(content, headline):
    other = replace(content, headline=headline)
    assert (fingerprint(content) == fingerprint(other)) == (content.headline == headline)


def test_the_fingerprint_ignores_facts_that_change_by_themselves():
    cited = Cited("abcdefghij", "bbbbbbbbbb", "Agency", "Independent", "Title", note="A note")
    renamed = replace(cited, agency_name="New name", disclosure="State-owned", copy="0" * 64)
    assert fingerprint(Content(citations=(cited,))) == fingerprint(Content(citations=(renamed,)))
    assert fingerprint(Content(citations=(cited,))) != fingerprint(Content(citations=(replace(cited, note=""),)))


@pytest.mark.django_db
def test_citations_stand_in_the_order_of_their_marks_then_the_listed_ones():
    first, second, unmarked = make_source(), make_source(), make_source()
    body = f"<p>B{mark(second)} and A{mark(first)} and B again{mark(second)}.</p>"
    content = content_of(make_article(sources=[unmarked, first, second], body=body))
    assert [cited.source for cited in content.citations] == [second.ref, first.ref, unmarked.ref]


@pytest.mark.django_db
def test_a_citation_freezes_agency_disclosure_and_newest_copy():
    source = make_source(copy="Seen at ten.")
    cited = content_of(make_article(sources=[source])).citations[0]
    assert cited.agency_name == source.agency.name
    assert cited.disclosure == source.agency.disclosure
    assert cited.copy == source.copies.latest().sha256


@pytest.mark.django_db
def test_the_words_of_this_use_come_before_the_words_of_the_library():
    image = make_image(alt="Library alt", caption="Library caption")
    lead = content_of(make_article(lead_image=image, lead_caption="Caption of this use")).lead_image
    assert (lead.alt, lead.caption) == ("Library alt", "Caption of this use")


@pytest.mark.django_db
def test_the_kicker_is_the_first_tag():
    article = make_article()
    article.tags.add("Politics")
    edit(article, kicker=article.tags.get(name="Politics"))
    assert content_of(article).tags[0].name == "Politics"
