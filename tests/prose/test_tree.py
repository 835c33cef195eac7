import pytest
from hypothesis import given

from newsroom.prose import clean
from newsroom.prose.tree import Node, parse
from tests.prose.strategies import WORDS, hostile, modest


@modest
@given(hostile)
def test_a_clean_body_is_written_as_it_was_read(markup):
    body = clean(markup)
    assert parse(body).write() == body


@modest
@given(WORDS, WORDS)
def test_words_and_values_are_escaped_and_read_back(words, value):
    written = Node(children=[Node("p", {"title": value}, children=[Node(text=words)])]).write()
    [paragraph] = parse(written).children
    assert paragraph.attributes == {"title": value}
    assert paragraph.plain() == words


def test_a_tree_is_walked_in_the_order_of_the_document():
    root = parse("<ul><li>a<b>b</b></li><li>c</li></ul><hr><p>d</p>")
    assert [node.tag or node.text for node in root.walk()] == "root ul li a b b li c hr p d".split()


def test_empty_elements_are_not_closed():
    assert parse("<p>a<br>b</p><hr>").write() == "<p>a<br>b</p><hr>"


@pytest.mark.parametrize("html", ["</p>a", "<p>a</b></p>", "<p>a"])
def test_what_is_not_well_formed_is_read_all_the_same(html):
    assert parse(html).plain() == "a"


def test_a_tree_of_any_depth_is_read_walked_and_written():
    html = "<em>" * 100_000 + "a" + "</em>" * 100_000
    assert parse(html).write() == html
    assert parse(html).plain() == "a"
