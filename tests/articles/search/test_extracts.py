"""Extracts: where the words stand, marked, as text and never as HTML."""

from hypothesis import given
from hypothesis import strategies as st

from articles.search.extracts import LENGTH, extract, marked
from articles.search.query import parse

FILLER = "Nothing of note was said by anybody there. " * 20


def told(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def show(text, query, stemmer="english", how=extract):
    return told(how(text, parse(query).in_terms(stemmer), stemmer))


def test_words_are_marked_whatever_their_ending_and_accents():
    assert show("Ships left the cafés of Kraków.", "ship cafe krakow") == "[Ships] left the [cafés] of [Kraków]."
    assert show("الانتخابات اليوم", "انتخابات", "arabic") == "[الانتخابات] اليوم"


def test_small_words_and_unwanted_ones_are_not_marked():
    assert show("The ships of the port", "the ships of -port", how=marked) == "The [ships] of the port"


def test_the_stretch_with_most_of_the_words_is_shown():
    shown = show(f"Grain. {FILLER} Ships with grain wait at the breakwater. {FILLER}", "grain ships breakwater")
    assert "[Ships] with [grain] wait at the [breakwater]." in shown
    assert shown.startswith("… ") and shown.endswith(" …") and len(shown) < LENGTH + 30


def test_a_short_text_is_shown_whole():
    assert show("Ships wait.\nGrain too.", "grain") == "Ships wait. [Grain] too."


def test_a_text_without_the_words_has_no_extract():
    assert show("Ships wait.", "grain") == ""


def test_a_text_without_spaces_is_cut_as_well():
    shown = show("東" * 1000 + "京都" + "東" * 1000, "京")
    assert "[京]" in shown and len(shown) < LENGTH + 30


@given(st.text(), st.text())
def test_nothing_is_added_or_lost(text, query):
    assert "".join(piece.text for piece in marked(text, parse(query).in_terms("english"), "english")) == text
