"""Whatever a reader types, it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.expression import Question
from articles.search.postgresql import SYNTAX as POSTGRESQL
from articles.search.query import LONGEST, MOST_WORDS, Query, parse
from articles.search.sqlite import SYNTAX as SQLITE
from newsroom import clock


def wanted(text):
    return [[" ".join(phrase) for phrase in choice] for choice in parse(text).wanted]


def unwanted(text):
    return [" ".join(phrase) for phrase in parse(text).unwanted]


def written(text, syntax, *, stemmers=("english",), filters=()):
    queries = {stemmer: parse(text).in_terms(stemmer) for stemmer in stemmers}
    return Question(queries, filters, 0, 1, clock.now(), clock.now()).expression(syntax)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("grain ships", [["grain"], ["ships"]]),
        ('"grain ships" port', [["grain ships"], ["port"]]),
        ("„Grain ships“", [["grain ships"]]),
        ("grain ships OR vessels OR boats", [["grain"], ["ships", "vessels", "boats"]]),
        ("ships|vessels ships | vessels", [["ships vessels"], ["ships", "vessels"]]),
        ("OR ships OR", [["ships"]]),
        ("ships AND port & or and", [["ships"], ["port"], ["or"], ["and"]]),
        ("48-hour 1,200", [["48 hour"], ["1 200"]]),
        ('"grain ships', [["grain"], ["ships"]]),
        ('grain" ships', [["grain"], ["ships"]]),
        ('"" " - -- * ( ) \' \0 ; :', []),
        ("😀 ❤ ‮", []),
    ],
)
def test_words_phrases_and_alternatives(text, choices):
    assert wanted(text) == choices


def test_minus_leaves_words_and_phrases_out():
    assert (wanted('grain -corn -"black sea" sea-bed'), unwanted('grain -corn -"black sea" sea-bed')) == (
        [["grain"], ["sea bed"]],
        ["corn", "black sea"],
    )
    assert unwanted("-- - -! corn") == []
    assert wanted("ships OR -corn vessels") == [["ships", "vessels"]]


def test_a_long_query_is_cut():
    assert len(parse("a " * 10_000).words) == MOST_WORDS
    assert wanted("x" * 10_000) == [["x" * LONGEST]]
    assert parse('"' * 10_000) == Query()


def test_words_stay_as_they_were_typed_for_names():
    assert parse("Café -No OR Łódź").typed == ("Café", "Łódź")


def test_both_databases_are_asked_the_same():
    text = 'grain "black sea" ships OR vessels -corn -"two words"'
    assert written(text, SQLITE) == ('(("grain" AND "black_sea" AND ("ship" OR "vessel")) NOT ("corn" OR "two_word"))')
    assert written(text, POSTGRESQL) == ("(('grain' & 'black_sea' & ('ship' | 'vessel')) & !('corn' | 'two_word'))")


def test_several_languages_are_each_asked_in_their_stems():
    assert written("Wahlen", SQLITE, stemmers=("english", "german"), filters=(("tag=a", "tag=b"),)) == (
        '("tag=a" OR "tag=b") AND (("in=english" AND "wahlen") OR ("in=german" AND "wahl"))'
    )


def test_without_wanted_words_the_language_is_what_is_asked_for():
    assert written("-corn", SQLITE) == '(("in=english") NOT ("corn"))'
    assert written("", POSTGRESQL, filters=(("tag=a",),)) == "'tag=a' & ('in=english')"


@given(st.text(alphabet=st.one_of(st.sampled_from("\"-OR |&()*:'\\ ab"), st.characters())))
def test_any_text_is_read(text):
    query = parse(text)
    assert len(query.words) <= MOST_WORDS
    assert "\0" not in written(text, SQLITE) + written(text, POSTGRESQL)
