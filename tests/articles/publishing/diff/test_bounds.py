import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.diff import Effort, Unchanged, compare, in_order
from articles.publishing.diff.sequences import matching_runs
from articles.publishing.record import Content
from newsroom import prose
from tests.articles.publishing.diff.telling import TALKS, UMEROV, shown, side


@pytest.mark.parametrize(
    "body",
    [
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <strong>x</strong></p>",
        "plain text without a block",
        "<p>unclosed <em>tags <a href='/x'>",
        "<cite data-source='short'></cite>",
        "</p></ul><li>stray",
        "<p>\ue000aaaaaaaaaa \ue000</p>",
        "<p>\u202egnisrever\u202c \x00 \ud800</p>",
        '<figure data-image=""></figure><figure></figure>',
    ],
)
def test_hostile_bodies_are_compared_as_words(body):
    assert compare(Content(body=body), Content(body=body)).empty
    assert not compare(Content(), Content(body=f"{TALKS}{body}")).empty
    for item in compare(Content(body=TALKS), Content(body=body)).body:
        assert all("<strong>" not in segment.text for block in [item] for segment in getattr(block, "segments", ()))


def prose_of(count, seed, per_block=60, vocabulary=4000):
    pick = random.Random(seed)
    words = [f"w{min(int(pick.paretovariate(0.6)), vocabulary)}" for _ in range(count)]
    return [" ".join(words[at : at + per_block]) for at in range(0, count, per_block)]


def as_body(blocks):
    return "".join(f"<p>{block}</p>" for block in blocks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(as_body(prose_of(20_000, 1)), as_body(prose_of(20_000, 2)), id="everything else"),
        pytest.param(as_body(prose_of(20_000, 1, 20_000)), as_body(prose_of(20_000, 2, 20_000)), id="one paragraph"),
        pytest.param(as_body(["a b " * 10_000]), as_body(["b a a " * 7_000]), id="two words"),
        pytest.param(as_body(["a"] * 3_000), as_body(["a b"] * 3_000), id="three thousand alike"),
        pytest.param(
            as_body(f"item {n}" for n in range(3_000)),
            as_body(f"item {n}" for n in reversed(range(3_000))),
            id="reversed",
        ),
        pytest.param(as_body(["東京" * 10_000]), as_body(["京東都" * 7_000]), id="without spaces"),
    ],
)
def test_comparing_takes_no_more_than_its_effort_and_stays_true(old, new):
    effort = Effort()
    most = effort.left
    changes = compare(Content(body=old), Content(body=new), effort=effort)
    assert 0 <= effort.left <= most
    told = [block for item in changes.body for block in (item.blocks if isinstance(item, Unchanged) else [item])]
    come = [block for block in told if block.kind not in ("removed", "moved_away")]
    assert [word for block in come for word in side(block.segments, "added")] == prose.plain(new).split()


def test_without_effort_all_is_removed_and_added():
    changes = compare(
        Content(headline="One two", body=TALKS), Content(headline="One six", body=UMEROV), effort=Effort(0)
    )
    assert shown(changes.headline) == "One [-two-] {+six+}"
    assert [block.kind for block in changes.body] == ["removed", "added"]


def test_effort_is_spent_and_then_refused():
    effort = Effort(10)
    assert effort.allows(7)
    assert not effort.allows(7)
    assert effort.allows(3)


@given(st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(0, 5), max_size=12), st.sampled_from([0, 10**6]))
def test_runs_that_match_do_match_and_do_not_overlap(old, new, steps):
    i = j = 0
    for start, place, length in matching_runs(old, new, Effort(steps)):
        assert old[start : start + length] == new[place : place + length]
        assert length > 0
        assert start >= i
        assert place >= j
        i, j = start + length, place + length


@given(st.permutations(range(8)), st.lists(st.integers(1, 9), min_size=8, max_size=8))
def test_the_heaviest_order_is_in_order_and_none_is_heavier(order, weights):
    pairs = list(enumerate(order))
    chosen = in_order(pairs, weights.__getitem__)
    assert chosen == sorted(chosen)
    assert [j for _, j in chosen] == sorted(j for _, j in chosen)
    assert sum(weights[i] for i, _ in chosen) == heaviest(pairs, weights)


def heaviest(pairs, weights):
    best = []
    for place, (i, j) in enumerate(pairs):
        best.append(weights[i] + max((best[k] for k in range(place) if pairs[k][1] < j), default=0))
    return max(best)
