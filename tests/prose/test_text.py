import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.prose import (
    blank_passages,
    blank_words,
    clean,
    figures,
    is_blank,
    marked,
    paragraphs,
    plain,
    without_figures,
    word_count,
)
from newsroom.prose.schema import MARK as SIGN
from tests.prose.contract import faults
from tests.prose.specimens import MARK, OTHER, REF
from tests.prose.strategies import WORDS, hostile, modest

PICTURE = f'<figure data-image="{REF}" data-alt="a" data-credit="b"><figcaption>c</figcaption></figure>'
STORY = (
    f"<h2>Head</h2><p>One <em>two</em>{MARK}<br>three</p>"
    "<ul><li><p>four</p></li><li><p>five</p><ol><li><p>six</p></li></ol></li></ul>"
    "<table><thead><tr><th>seven</th></tr></thead><tbody><tr><td>eight</td><td>nine</td></tr></tbody></table>"
    '<blockquote><p>ten</p></blockquote><aside class="pullquote"><p>eleven</p></aside><hr>'
    f"<pre><code>twelve</code></pre>{PICTURE}"
)


def test_list_items_rows_and_quoted_paragraphs_are_blocks_of_their_own():
    assert [(block.tag, block.text.strip()) for block in paragraphs(STORY)] == [
        ("h2", "Head"),
        ("p", "One two\nthree"),
        ("li", "four"),
        ("p", "five"),
        ("li", "six"),
        ("tr", "seven"),
        ("tr", "eight nine"),
        ("p", "ten"),
        ("aside", "eleven"),
        ("hr", ""),
        ("pre", "twelve"),
        ("figure", "c"),
    ]


def test_a_block_tells_its_html_its_sources_and_its_words():
    [block] = paragraphs(f"<p>It’s 1,000 <em>ships</em>.{MARK}</p>")
    assert block.html == f"<p>It’s 1,000 <em>ships</em>.{MARK}</p>"
    assert block.citations == (REF,)
    assert block.text == "It’s 1,000 ships."
    assert block.words == ["It’s", " ", "1,000", " ", "ships", ".", SIGN + REF]


def test_plain_has_the_words_of_each_block_and_no_marks():
    assert plain(STORY).split() == ("Head One two three four five six seven eight nine ten eleven twelve c".split())
    assert plain("") == ""


def test_words_are_counted_where_spaces_part_them():
    assert word_count(STORY) == 14
    assert word_count(f"<p>{MARK}</p><hr>") == 0


@pytest.mark.parametrize(
    ("body", "expected"),
    [("", True), ("<p>\u00a0\u200b</p>", True), (f"<p>{MARK}</p><hr>", True), ("<p>a</p>", False), (PICTURE, False)],
)
def test_a_body_without_words_is_blank(body, expected):
    assert is_blank(body) is expected


@modest
@given(hostile)
def test_the_blocks_of_any_clean_body_hold_all_its_marks(markup):
    body = clean(markup)
    blocks = paragraphs(body)
    assert list(dict.fromkeys(ref for block in blocks for ref in block.citations)) == marked(body)
    assert not any(SIGN in block.text for block in blocks)
    assert all("".join(block.words) == block.marked_text for block in blocks)
    assert word_count(body) == len(plain(body).split())


def test_blanks_keep_the_length_and_the_spaces():
    assert blank_words("Ann  Lee\n", ["Ann Lee"]) == "███  ███\n"


def test_a_passage_is_blanked_across_elements_and_each_time():
    body = blank_passages("<p>Ann <em>L</em>ee and Ann Lee</p><ul><li><p>Ann Lee</p></li></ul>", ["Ann Lee"])
    assert body == "<p>███ <em>█</em>██ and ███ ███</p><ul><li><p>███ ███</p></li></ul>"


def test_passages_that_reach_into_one_another_are_blanked_whole():
    passages = ["Karl Lee", "Lee of Elm Road 7", "ana"]
    assert blank_words("Karl Lee of Elm Road 7, banana", passages) == "████ ███ ██ ███ ████ █, b█████"
    assert blank_passages("<p>Karl <b>Lee of</b> Elm Road 7</p>", passages) == "<p>████ <b>███ ██</b> ███ ████ █</p>"


@pytest.mark.parametrize("space", ["\n", "\u00a0", "  ", "<br>", " <em>\n</em>", "\u202f"])
def test_a_passage_is_found_as_readers_see_it_however_its_words_are_set_apart(space):
    blanked = blank_passages(f"<p>Here is Ann{space}Lee.</p>", ["is Ann Lee"])
    assert ("Ann" in blanked, "Lee" in blanked) == (False, False)
    assert blanked.endswith("███.</p>") and blanked.count("<br>") == space.count("<br>")


def test_words_are_blanked_across_lines_and_nothing_is_no_passage():
    assert blank_words("Ann\nLee, AnnLee", ["Ann Lee"]) == "███\n███, AnnLee"
    assert blank_words("Ann", [" "]) == "Ann"


def test_a_passage_is_blanked_in_tables_captions_code_and_embeds():
    body = (
        '<table><tbody><tr><td>Ann</td></tr></tbody></table><pre><code>Ann</code></pre><h2><a href="/x">Ann</a></h2>'
        f'{PICTURE.replace("c</fig", "Ann</fig")}<figure class="embed"><a href="https://youtu.be/x">Ann</a></figure>'
    )
    blanked = blank_passages(body, ["Ann"])
    assert blanked.count("███") == 5
    assert "Ann" not in blanked


def test_a_passage_is_blanked_in_what_attributes_tell():
    body = (
        '<p><a href="https://a.example/ann" title="By ann">x</a></p><blockquote cite="https://b.example/ann"><p>y</p>'
        f'</blockquote><figure data-image="{REF}" data-alt="ann here" data-credit="ann">'
        "<figcaption></figcaption></figure>"
    )
    blanked = blank_passages(body, ["ann"])
    assert blanked.count("███") == 5
    assert "ann" not in blanked
    assert faults(blanked) == []


@pytest.mark.parametrize("passage", ["cde", "pull", "embed", "3", "de", "rtl", "row"])
def test_a_passage_that_looks_like_structure_leaves_structure_alone(passage):
    body = (
        f'<p>x{MARK}</p>{PICTURE}<aside class="pullquote"><p>x</p></aside><ol start="3"><li><p>x</p></li></ol>'
        '<p><span lang="de" dir="rtl">x</span></p><figure class="embed"><a href="https://youtu.be/x">x</a></figure>'
        '<table><tbody><tr><th scope="row">x</th></tr></tbody></table>'
    )
    assert blank_passages(body, [passage]) == body


@modest
@given(WORDS, st.sampled_from(["Ann Lee", "Ann", "n L", "ee"]))
def test_what_is_blanked_can_no_longer_be_read(around, passage):
    body = clean(f"<p>{around.replace('<', '')}Ann <b>Le</b>e{MARK}</p><table><tr><td>Ann Lee</td></tr></table>")
    blanked = blank_passages(body, [passage])
    assert passage not in plain(blanked)
    assert len(plain(blanked)) == len(plain(body))
    assert marked(blanked) == [REF]


def test_a_passage_that_does_not_stand_there_changes_nothing():
    assert blank_passages(STORY, ["thirteen"]) == STORY


def test_figures_of_some_pictures_are_taken_out():
    other = PICTURE.replace(REF, OTHER)
    body = f"<p>a</p>{PICTURE}{other}<p>b</p>"
    assert without_figures(body, {REF}) == f"<p>a</p>{other}<p>b</p>"
    assert [figure.image for figure in figures(without_figures(body, set()))] == [REF, OTHER]


@modest
@given(hostile)
def test_no_block_is_lost_between_paragraphs_and_the_body(markup):
    body = clean(markup)
    told = re.sub(r"\s+", "", plain(body))
    shown = re.sub(r"\s+", "", "".join(block.text for block in paragraphs(body)))
    assert told == shown
