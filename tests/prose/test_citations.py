from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsroom.prose import Figure, clean, figures, links, marked, mentions, numbering
from tests.prose.specimens import MARK, OTHER, REF
from tests.prose.strategies import hostile, modest

REFS = st.text("ab", min_size=10, max_size=10)


def body_of(refs):
    """A body that marks sources in this order, in blocks of all kinds."""
    shapes = [
        "<p>x{}</p>",
        "<h2>x{}</h2>",
        "<ul><li><p><em>x{}</em></p></li></ul>",
        "<blockquote><p>{}</p></blockquote>",
    ]
    marks = (f'<cite data-source="{ref}"></cite>' for ref in refs)
    return "".join(shapes[place % len(shapes)].format(mark) for place, mark in enumerate(marks))


def test_sources_are_numbered_by_their_first_mark():
    body = f"<p>a{MARK.replace(REF, OTHER)}b{MARK}</p><p>c{MARK.replace(REF, OTHER)}</p>"
    assert numbering(body) == {OTHER: 1, REF: 2}
    assert marked(body) == [OTHER, REF]
    assert mentions(body) == {OTHER: 2, REF: 1}


def test_listed_sources_follow_the_marked_ones_in_their_order():
    assert numbering(f"<p>a{MARK}</p>", ["zzzzzzzzzz", REF, OTHER]) == {REF: 1, "zzzzzzzzzz": 2, OTHER: 3}
    assert numbering("", [OTHER, REF, OTHER]) == {OTHER: 1, REF: 2}


def test_a_body_without_marks_has_no_numbers():
    assert numbering("<p>a</p>") == {}
    assert marked("") == []


@modest
@given(st.lists(REFS, max_size=20), st.lists(REFS, max_size=5))
def test_numbers_have_no_gap_and_follow_first_appearance(refs, listed):
    body = body_of(refs)
    assert clean(body) == body
    numbers = numbering(body, listed)
    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert list(numbers) == list(dict.fromkeys(refs + listed))
    assert mentions(body) == Counter(refs)


@modest
@given(hostile)
def test_whatever_was_typed_its_clean_body_can_be_asked(markup):
    body = clean(markup)
    assert sum(mentions(body).values()) == body.count("<cite ")
    assert list(numbering(body)) == marked(body)
    assert len(figures(body)) == body.count("<figure data-image=")
    assert len(links(body)) == body.count("<a href=")


def test_a_picture_is_told_with_the_words_of_its_use():
    body = (
        f'<p>a</p><figure data-image="{REF}" data-alt="A &quot;b&quot;" data-credit="C &amp; D">'
        f"<figcaption> The <em>port</em>. </figcaption></figure>"
        f'<figure data-image="{OTHER}" data-alt="" data-credit=""><figcaption></figcaption></figure>'
        '<figure class="embed"><a href="https://youtu.be/x">film</a></figure>'
    )
    assert figures(body) == [Figure(REF, 'A "b"', "The port.", "C & D"), Figure(OTHER, "", "", "")]


def test_links_and_embeds_are_told_in_order():
    body = '<p><a href="/b?c=1&amp;d=2">a</a></p><figure class="embed"><a href="https://youtu.be/x">f</a></figure>'
    assert links(body) == ["/b?c=1&d=2", "https://youtu.be/x"]
