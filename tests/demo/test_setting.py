"""How the texts of the demo are read."""

from datetime import UTC, datetime

from newsroom.demo.content import setting

SUNDAY = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def test_wrapped_lines_are_joined_and_tags_stay_beside_one_another():
    assert setting.joined("\n<p>One\ntwo</p>\n<p>three</p>\n") == "<p>One two</p><p>three</p>"


def test_a_figure_stands_beside_tags():
    assert setting.joined("<p>One</p>\n[[figure:gauge]]\n<h2>Two</h2>") == "<p>One</p>[[figure:gauge]]<h2>Two</h2>"


def test_paragraphs_of_plain_text_stay_apart():
    assert setting.paragraphs("\nOne\ntwo.\n\nThree.\n") == "One two.\n\nThree."


def test_days_are_counted_from_the_texts_own():
    assert setting.dated("[[weekday 0]], [[weekday -1]], [[date -1]], [[date +2]]", SUNDAY) == (
        "Sunday, Saturday, 28 February, 3 March"
    )


def test_keys_become_marks_and_figures():
    text = setting.marked("<p>So it is.[[one]]</p>[[figure:two]]", {"one": "abcdefghij"}, {"two": "<figure></figure>"})
    assert text == '<p>So it is.<cite data-source="abcdefghij"></cite></p><figure></figure>'
