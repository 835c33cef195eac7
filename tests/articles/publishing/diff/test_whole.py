import re

from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.diff import Unchanged, compare
from articles.publishing.record import Content, TagName
from newsroom import prose
from tests.articles.publishing.diff.telling import (
    BODIES,
    KYIV,
    LEAD,
    TALKS,
    TERMS,
    UMEROV,
    A,
    B,
    bodies,
    cite,
    cited,
    figure,
    side,
)

blocks = st.sampled_from(
    [
        TALKS,
        UMEROV,
        TERMS,
        BODIES,
        KYIV,
        BODIES.replace("7,000", "6,000"),
        TALKS.replace("ended", "<em>ended</em>"),
        f"<p>He said so.{cite(A)}{cite(B)}</p>",
        "<h2>What was said</h2>",
        "<hr>",
        "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
        "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        figure(A),
        figure(B, caption=""),
    ]
)
html = st.lists(blocks, max_size=8).map("".join)
contents = st.builds(
    Content,
    headline=st.sampled_from(["", "One", "Two"]),
    body=html,
    tags=st.sampled_from([(), (TagName(A, "a", "A"),), (TagName(B, "b", "B"), TagName(A, "a", "A"))]),
    citations=st.sampled_from([(), (cited(A),), (cited(A, note="So"), cited(B)), (cited(B), cited(A))]),
    lead_image=st.sampled_from([None, LEAD]),
)


@given(contents)
def test_nothing_changed_between_a_content_and_itself(content):
    changes = compare(content, content)
    assert changes.empty
    assert all(item.kind == "unchanged" for item in changes.body)


@given(contents, contents)
def test_whatever_changed_is_in_the_tally(old, new):
    old, new = old.numbered(), new.numbered()
    assert compare(old, new).empty == (old == new)


@given(html, html)
def test_each_block_is_told_once_on_each_side(old, new):
    changes = bodies(old, new)
    told = [block for item in changes.body for block in (item.blocks if isinstance(item, Unchanged) else [item])]
    gone = [block for block in told if block.kind in ("unchanged", "changed", "removed", "moved_away")]
    come = [block for block in told if block.kind in ("unchanged", "changed", "added", "moved_here")]
    assert [block.old_number for block in gone if block.old_number] == list(range(1, numbered(old) + 1))
    assert [block.new_number for block in come if block.new_number] == list(range(1, numbered(new) + 1))
    for block, written in zip(come, prose.paragraphs(new), strict=True):
        assert side(block.segments, "added") == marks_numbered(written.marked_text, new).split()


def numbered(body):
    return sum(block.tag not in ("h2", "hr", "figure") for block in prose.paragraphs(body))


def marks_numbered(text, body):
    numbers = prose.numbering(body)
    return re.sub("\ue000([a-z]{10})", lambda found: f"[{numbers[found[1]]}]", text)
