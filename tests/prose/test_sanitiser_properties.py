import html
import re
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from newsroom.prose import clean, plain
from newsroom.prose.tree import parse
from tests.prose.contract import UNSPEAKABLE, faults
from tests.prose.specimens import REF, payloads
from tests.prose.strategies import WORDS, document, hostile, modest


@modest
@given(hostile)
def test_nothing_outside_the_contract_survives(markup):
    assert faults(clean(markup)) == []


@modest
@given(hostile)
def test_what_is_clean_stays_as_it_is(markup):
    once = clean(markup)
    assert clean(once) == once


@modest
@given(st.text(st.characters()))
def test_any_text_becomes_a_body(text):
    assert faults(clean(text)) == []


@modest
@given(WORDS)
def test_plain_text_is_kept_letter_by_letter(text):
    text = f"a{text}"
    assert parse(clean(html.escape(text))).plain() == text
    assert parse(clean(f"<p>{html.escape(text)}</p>")).plain() == text


@modest
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_only_what_nobody_can_read_is_taken_from_a_text(text):
    readable = "".join(letter for letter in text if letter == "\r" or not UNSPEAKABLE.match(letter))
    readable = readable.replace("\r\n", "\n").replace("\r", "\n")
    assert parse(clean(html.escape(f"a{text}"))).plain() == f"a{readable}"


@modest
@given(document)
def test_every_word_and_mark_of_a_text_keeps_its_place(markup):
    number = count(1)
    markup = re.sub("@", lambda _: f"w{next(number)}", markup)
    cleaned = clean(markup)
    assert faults(cleaned) == []
    assert plain(cleaned).split() == re.findall(r"w\d+", markup)
    assert cleaned.count(REF) == markup.count(REF)
    assert re.findall(rf"w\d+|{REF}", cleaned) == re.findall(rf"w\d+|{REF}", markup)


def test_every_outside_payload_obeys_the_contract(material):
    for payload in payloads(material / "security", material / "text", material / "paste"):
        cleaned = clean(payload)
        assert faults(cleaned) == [], payload[:500]
        assert clean(cleaned) == cleaned, payload[:500]
