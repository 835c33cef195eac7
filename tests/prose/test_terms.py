"""Terms: what a text and a query have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.prose import SMALL, stemmer_of, terms, words
from newsroom.prose.terms import LONGEST, PLAIN, STEMMERS, fold


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "elections", "election"),
        ("en-GB", "publishing", "published"),
        ("en", "Café in Kraków, Łódź", "cafe IN krakow lodz"),
        ("en", "ﬁne", "fine"),
        ("de", "die Häuser", "die Haus"),
        ("de", "Wahlen", "Wahl"),
        ("de", "Straße", "strasse"),
        ("fr", "élections", "election"),
        ("ru", "выборы", "выборов"),
        ("ru", "ещё", "еще"),
        ("ar", "الانتخابات", "انتخابات"),
        ("ar", "إِلَى مُحَمَّد", "الى محمد"),
        ("tr", "İstanbul", "istanbul"),
    ],
)
def test_words_that_a_reader_takes_for_one_have_one_term(language, one, other):
    stemmer = stemmer_of(language)
    assert terms(one, stemmer) == terms(other, stemmer)


def test_words_that_differ_have_terms_that_differ():
    assert terms("news", "english") != terms("new", "english")
    assert terms("й", "russian") != terms("и", "russian")


def test_what_parts_words_is_no_term():
    assert terms("48-hour, 1,200 U.S. it’s a_b!", PLAIN) == ["48", "hour", "1", "200", "u", "s", "it", "s", "a", "b"]


def test_scripts_without_spaces_have_a_term_for_each_sign():
    assert terms("東京で会議 in Tokyo", PLAIN) == ["東", "京", "で", "会", "議", "in", "tokyo"]


def test_marks_of_a_script_stay_in_their_word():
    assert terms("हिन्दी समाचार", PLAIN) == ["हिन्दी", "समाचार"]


def test_language_without_stemmer_is_plain():
    assert stemmer_of("xx-Latn") == stemmer_of("") == PLAIN
    assert stemmer_of("PT-br") == "portuguese"


def test_every_stemmer_there_is_can_be_used():
    for stemmer in {*STEMMERS.values(), PLAIN}:
        assert terms("Newspapers", stemmer)


def test_a_word_has_an_end():
    assert terms("x" * 10_000, "english") == ["x" * LONGEST]


def test_small_words_are_folded_as_texts_are():
    assert {word for word in SMALL if fold(word) != word} == set()


@given(st.text())
def test_terms_hold_nothing_that_parts_them_or_quotes(text):
    for stemmer in ("english", "arabic", PLAIN):
        assert all(not set(term) & set(" '\"\\_&|!():*<>\0\n") for term in terms(text, stemmer))


@given(st.text())
def test_words_say_where_they_stand(text):
    for start, end, word in words(text):
        assert word in fold(text[start:end])


def test_a_query_and_an_index_part_words_alike():
    for text in ("ﷺ", "a ͺ b", "½ ship", "ﬁsh"):
        assert [word for _, _, word in words(text)] == terms(text, PLAIN)
