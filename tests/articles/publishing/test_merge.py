from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.merge import Clash, merge, merge_unrelated, three_way, weave
from articles.publishing.record import Byline, Cited, Content, Picture, TagName
from newsroom import prose

A, B, C, D = (letter * 10 for letter in "abcd")
ONE = "<p>The third round of talks ended in Istanbul on 23 July with no ceasefire.</p>"
TWO = "<p>Rustem Umerov proposed that the two presidents meet by the end of August.</p>"
THREE = "<p>Behind the papers stand older terms that Moscow set in its first memorandum.</p>"
FOUR = "<p>Russia has returned more than 7,000 bodies and offered 3,000 more.</p>"
NEW = "<p>Nobody else was in the hall on that evening.</p>"
LATER = "<p>Later the delegations dined apart, as they had before.</p>"


def cite(ref):
    return f'<cite data-source="{ref}"></cite>'


def cited(ref, **fields):
    return Cited(**{"source": ref, "agency": "wire", "agency_name": "A Wire", "disclosure": "", "title": ref, **fields})


def edited(paragraph, word="in"):
    return (
        paragraph.replace(" the ", f" {word} the ", 1)
        if " the " in paragraph
        else paragraph.replace(" ", f" {word} ", 1)
    )


def bodies(base, mine, theirs):
    merged = merge(Content(body=base), Content(body=mine), Content(body=theirs))
    return merged.content.body, merged.conflicts


# ---- bodies ----


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        pytest.param(ONE + TWO, edited(ONE) + TWO, ONE + edited(TWO), edited(ONE) + edited(TWO), id="neighbours"),
        pytest.param(ONE + TWO, ONE + NEW + TWO, edited(ONE) + TWO, edited(ONE) + NEW + TWO, id="added beside an edit"),
        pytest.param(
            ONE + TWO, ONE + NEW + TWO, ONE + LATER + TWO, ONE + NEW + LATER + TWO, id="both added, mine first"
        ),
        pytest.param(
            ONE + TWO, ONE + NEW + TWO, edited(ONE) + NEW + TWO, edited(ONE) + NEW + TWO, id="both added the same"
        ),
        pytest.param(ONE, NEW + ONE, ONE + LATER, NEW + ONE + LATER, id="one before, one after"),
        pytest.param(ONE, ONE + NEW, ONE + LATER, ONE + NEW + LATER, id="both went on"),
        pytest.param(ONE, NEW + ONE, LATER + ONE, NEW + LATER + ONE, id="both before"),
        pytest.param(
            ONE + TWO + THREE, ONE + THREE, ONE + TWO + edited(THREE), ONE + edited(THREE), id="mine took out"
        ),
        pytest.param(
            ONE + TWO + THREE, edited(ONE) + TWO + THREE, ONE + THREE, edited(ONE) + THREE, id="theirs took out"
        ),
        pytest.param(
            ONE + TWO + THREE,
            THREE + ONE + TWO,
            ONE + TWO + edited(THREE),
            edited(THREE) + ONE + TWO,
            id="mine moved what theirs set right",
        ),
        pytest.param(
            ONE + TWO + THREE,
            edited(ONE) + TWO + THREE,
            TWO + THREE + ONE,
            TWO + THREE + edited(ONE),
            id="theirs moved what mine edits",
        ),
        pytest.param(
            ONE + TWO + THREE + FOUR,
            TWO + ONE + THREE + FOUR,
            ONE + TWO + FOUR + THREE,
            TWO + ONE + FOUR + THREE,
            id="both moved, elsewhere",
        ),
        pytest.param(
            "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
            "<ul><li><p>Grain and oats</p></li><li><p>Steel</p></li></ul>",
            "<ul><li><p>Grain</p></li><li><p>Steel and tin</p></li></ul>",
            "<ul><li><p>Grain and oats</p></li><li><p>Steel and tin</p></li></ul>",
            id="items of one list",
        ),
        pytest.param(
            "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
            "<ol><li><p>Grain</p></li><li><p>Steel</p></li></ol>",
            "<ul><li><p>Grain</p></li></ul>",
            None,
            id="another list",
        ),
        pytest.param(
            "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
            "<ul><li><p>Steel</p></li></ul>",
            "<ul><li><p>Grain</p></li></ul>",
            "",
            id="nothing left of a list",
        ),
        pytest.param(
            '<ol start="2"><li><p>Grain</p></li><li><p>Steel</p></li></ol>',
            '<ol start="2"><li><p>Grain</p></li><li><p>Steel and tin</p></li></ol>',
            '<ol start="3"><li><p>Grain and oats</p></li><li><p>Steel</p></li></ol>',
            '<ol start="3"><li><p>Grain and oats</p></li><li><p>Steel and tin</p></li></ol>',
            id="where a list starts",
        ),
        pytest.param(
            "<table><tbody><tr><td>Kherson</td><td>14</td></tr><tr><td>Odesa</td><td>3</td></tr></tbody></table>",
            "<table><tbody><tr><td>Kherson</td><td>17</td></tr><tr><td>Odesa</td><td>3</td></tr></tbody></table>",
            "<table><tbody><tr><td>Kherson</td><td>14</td></tr><tr><td>Odessa</td><td>3</td></tr></tbody></table>",
            "<table><tbody><tr><td>Kherson</td><td>17</td></tr><tr><td>Odessa</td><td>3</td></tr></tbody></table>",
            id="cells of one table",
        ),
        pytest.param(
            f"<blockquote>{ONE}{TWO}</blockquote>",
            f"<blockquote>{edited(ONE)}{TWO}</blockquote>",
            f"<blockquote>{ONE}{edited(TWO)}</blockquote>",
            f"<blockquote>{edited(ONE)}{edited(TWO)}</blockquote>",
            id="paragraphs of one quote",
        ),
        pytest.param("", NEW, LATER, NEW + LATER, id="from nothing"),
    ],
)
def test_what_only_one_changed_is_taken_wherever_it_stands_now(base, mine, theirs, expected):
    body, conflicts = bodies(base, mine, theirs)
    if expected is None:
        assert (body, len(conflicts)) == (mine, 1)
    else:
        assert (body, conflicts) == (expected, ())


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        pytest.param(ONE + TWO, edited(ONE, "a") + TWO, edited(ONE, "b") + TWO, edited(ONE, "a") + TWO, id="reworded"),
        pytest.param(ONE + TWO, TWO, edited(ONE) + TWO, TWO, id="mine took it out"),
        pytest.param(ONE + TWO, edited(ONE) + TWO, TWO, edited(ONE) + TWO, id="theirs took it out"),
        pytest.param(ONE + TWO, NEW + TWO, LATER + TWO, NEW + TWO, id="rewritten from scratch"),
        pytest.param(ONE + TWO, NEW + TWO, edited(ONE) + TWO, NEW + TWO, id="rewritten beside an edit"),
        pytest.param(
            "<ul><li><p>Grain</p></li></ul>",
            "<ul><li><p>Grain and oats</p></li></ul>",
            "<ul><li><p>Grain and rye</p></li></ul>",
            "<ul><li><p>Grain and oats</p></li></ul>",
            id="an item of a list",
        ),
    ],
)
def test_where_both_changed_a_block_mine_stays_and_both_are_kept(base, mine, theirs, expected):
    merged = merge(Content(body=base), Content(body=mine), Content(body=theirs))
    (clash,) = merged.clashes
    assert merged.content.body == expected
    assert clash.field == "body"
    assert clash.base in base
    assert clash.mine in mine
    assert clash.theirs in theirs
    assert clash.mine != clash.theirs


def test_a_conflict_is_named_by_its_first_words():
    conflict = "body at “The third round of talks broke off in Istanbul …”"
    assert bodies(ONE, ONE.replace("ended", "broke off"), ONE.replace("ended", "closed"))[1] == (conflict,)


def test_a_picture_without_words_is_named_by_its_ref():
    shown = '<figure data-image="{}" data-alt="{}" data-credit=""><figcaption></figcaption></figure>'.format
    assert bodies(shown(A, ""), shown(A, "One"), shown(A, "Two"))[1] == (f"body at “{A}”",)


# ---- fields ----


@pytest.mark.parametrize("field", ["headline", "standfirst", "dateline", "language"])
def test_fields_that_different_people_changed_are_both_taken(field):
    other = "standfirst" if field == "headline" else "headline"
    base = Content(headline="old", standfirst="old", dateline="old", language="en")
    merged = merge(base, replace(base, **{field: "mine"}), replace(base, **{other: "theirs"}))
    assert merged.conflicts == ()
    assert (getattr(merged.content, field), getattr(merged.content, other)) == ("mine", "theirs")


@pytest.mark.parametrize("field", ["headline", "standfirst", "dateline", "language"])
def test_a_field_that_both_changed_keeps_mine_and_is_named(field):
    base, mine, theirs = (Content(**{field: text}) for text in ("old", "mine", "theirs"))
    merged = merge(base, mine, theirs)
    assert merged.content == mine
    assert merged.clashes == (Clash(field, field, "old", "mine", "theirs"),)
    assert merged.conflicts == (field,)


def tag(ref, name=""):
    return TagName(ref, ref, name or ref)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("ab", "abc", "abd", "abcd"),
        ("ab", "b", "abd", "bd"),
        ("ab", "abc", "b", "bc"),
        ("ab", "ba", "abc", "bca"),
        ("ab", "ab", "ba", "ba"),
        ("abc", "bc", "ac", "c"),
        ("", "ab", "bc", "abc"),
        ("abc", "cab", "bac", "cba"),
    ],
)
def test_lists_are_merged_as_ordered_sets(base, mine, theirs, expected):
    for field, make in (("tags", tag), ("bylines", lambda ref: Byline(ref, ref)), ("related", str)):
        sides = (Content(**{field: tuple(map(make, refs))}) for refs in (base, mine, theirs))
        merged = merge(*sides)
        assert getattr(merged.content, field) == tuple(map(make, expected))
        assert merged.conflicts == ()


def test_a_tag_renamed_meanwhile_has_its_new_name():
    base = Content(tags=(tag(A, "War"),))
    merged = merge(base, replace(base, tags=(tag(A, "War"), tag(B))), Content(tags=(tag(A, "Wars"),)))
    assert merged.content.tags == (tag(A, "Wars"), tag(B))


def citations(base, mine, theirs, **fields):
    return merge(*(Content(citations=tuple(side), **fields) for side in (base, mine, theirs)))


def test_sources_that_both_added_are_both_cited():
    merged = citations([cited(A)], [cited(A), cited(B)], [cited(A), cited(C)])
    assert [source.source for source in merged.content.citations] == [A, B, C]


def test_a_note_is_taken_from_who_wrote_it_and_the_facts_from_who_has_newer_ones():
    merged = citations([cited(A)], [cited(A, note="The figure")], [cited(A, title="New", copy="f")])
    assert merged.content.citations == (cited(A, note="The figure", title="New", copy="f"),)
    assert merged.conflicts == ()


def test_a_note_that_both_wrote_keeps_mine_and_is_named():
    merged = citations([cited(A)], [cited(A, note="mine")], [cited(A, note="theirs")])
    assert merged.content.citations == (cited(A, note="mine"),)
    assert merged.clashes == (Clash("citations", f"note on the source “{A}”", "", "mine", "theirs"),)


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [([], [cited(A, note="theirs")], []), ([cited(A, note="mine")], [], [cited(A, note="mine")])],
)
def test_a_source_taken_off_while_its_note_was_written_is_named(mine, theirs, left):
    merged = citations([cited(A, note="old"), cited(B)], [*mine, cited(B)], [*theirs, cited(B), cited(C)])
    assert merged.content.citations[:-2] == tuple(left)
    assert merged.conflicts == (f"note on the source “{A}”",)


def test_a_source_that_one_took_off_quietly_is_gone_whatever_its_facts():
    merged = citations([cited(A), cited(B)], [cited(B)], [cited(A, title="New"), cited(B), cited(C)])
    assert [source.source for source in merged.content.citations] == [B, C]
    assert merged.conflicts == ()


def test_a_source_that_the_merged_body_cites_stays_though_one_took_it_off():
    marked = ONE.replace(".</p>", f".{cite(A)}</p>")
    base = Content(body=ONE + TWO, citations=(cited(A),))
    mine = replace(base, body=ONE + edited(TWO), citations=())
    theirs = replace(base, body=marked + TWO)
    merged = merge(base, mine, theirs)
    assert merged.content.body == marked + edited(TWO)
    assert merged.content.citations == (cited(A),)


def test_citations_stand_in_their_numbering_after_a_merge():
    base = Content(body=ONE + TWO.replace("</p>", f"{cite(A)}</p>"), citations=(cited(A),))
    mine = replace(base, headline="Mine")
    theirs = replace(
        base, body=base.body.replace(ONE, ONE.replace("</p>", f"{cite(B)}</p>")), citations=(cited(B), cited(A))
    )
    assert [source.source for source in merge(base, mine, theirs).content.citations] == [B, A]


LEAD = Picture(A, "hash", "A bridge", "The bridge in May", "A. Photographer")


def test_words_of_one_lead_picture_are_merged_one_by_one():
    base = Content(lead_image=LEAD)
    mine = Content(lead_image=replace(LEAD, alt="A long bridge", credit="Mine"))
    theirs = Content(lead_image=replace(LEAD, caption="The bridge in June", credit="Theirs"))
    merged = merge(base, mine, theirs)
    assert merged.content.lead_image == replace(LEAD, alt="A long bridge", caption="The bridge in June", credit="Mine")
    assert merged.conflicts == ("credit of the lead image",)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (replace(LEAD, image=B), replace(LEAD, image=C)),
        (None, replace(LEAD, alt="Other")),
        (replace(LEAD, alt="Other"), None),
    ],
)
def test_two_lead_pictures_are_a_conflict(mine, theirs):
    merged = merge(Content(lead_image=LEAD), Content(lead_image=mine), Content(lead_image=theirs))
    assert merged.content.lead_image == mine
    assert merged.conflicts == ("lead image",)


def test_pictures_of_the_body_go_with_their_figures():
    shown = '<figure data-image="{0}" data-alt="" data-credit=""><figcaption>{0}</figcaption></figure>'.format
    first, second = (replace(LEAD, image=ref, caption=ref) for ref in (A, B))
    base = Content(body=ONE)
    mine = Content(body=ONE + shown(A), images=(first,))
    theirs = Content(body=shown(B) + ONE, images=(second,))
    merged = merge(base, mine, theirs)
    assert merged.content.body == shown(B) + ONE + shown(A)
    assert merged.content.images == (second, first)


# ---- of all contents ----

paragraphs = st.sampled_from(
    [
        *(ONE, TWO, THREE, FOUR, NEW, LATER),
        *map(edited, (ONE, TWO, THREE, FOUR)),
        f"<p>He said so.{cite(A)}</p>",
        f"<p>She denied it.{cite(B)}</p>",
        "<h2>What was said</h2>",
        "<hr>",
        "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
        "<ul><li><p>Grain and oats</p></li><li><p>Tin</p></li><li><p>Steel</p></li></ul>",
        "<p>&lt;script&gt; &amp;amp;</p>",
    ]
)
refs = st.lists(st.sampled_from([A, B, C, D]), unique=True, max_size=4)
contents = st.builds(
    Content,
    headline=st.sampled_from(["", "One", "Two"]),
    standfirst=st.sampled_from(["", "Said"]),
    body=st.lists(paragraphs, max_size=7).map("".join),
    tags=refs.map(lambda chosen: tuple(map(tag, chosen))),
    related=refs.map(tuple),
    citations=refs.flatmap(
        lambda chosen: st.tuples(
            *(st.sampled_from(["", "So"]).map(lambda note, ref=ref: cited(ref, note=note)) for ref in chosen)
        )
    ),
    lead_image=st.sampled_from([None, LEAD, replace(LEAD, alt="Other")]),
)


@given(contents, contents)
def test_what_only_one_changed_is_taken_whole(base, changed):
    assert merge(base, changed, base).content == changed
    assert merge(base, base, changed).content == changed
    assert merge(base, changed, changed).content == changed
    assert not merge(base, changed, base).clashes + merge(base, base, changed).clashes


@given(contents, contents, contents)
def test_no_word_of_either_is_lost_that_is_not_in_conflict(base, mine, theirs):
    merged = merge(base, mine, theirs)
    here = {block.html for block in prose.paragraphs(merged.content.body)}
    named = [text for clash in merged.clashes if clash.field == "body" for text in (clash.mine, clash.theirs)]
    before = {block.html for block in prose.paragraphs(base.body)}
    for side in (mine, theirs):
        for block in prose.paragraphs(side.body):
            assert block.html in here or block.html in before or any(block.html in text for text in named)


@given(contents, contents, contents)
def test_nothing_stands_in_a_merge_that_neither_wrote(base, mine, theirs):
    merged = merge(base, mine, theirs).content
    written = {block.html for side in (mine, theirs) for block in prose.paragraphs(side.body)}
    assert {block.html for block in prose.paragraphs(merged.body)} <= written
    assert merged.headline in (mine.headline, theirs.headline)
    assert set(merged.tags) <= {*mine.tags, *theirs.tags}


def whole(content):
    """Return a content as the desk makes it: what is marked is cited, in its numbering."""
    known = {source.source for source in content.citations}
    marked = tuple(cited(ref) for ref in prose.marked(content.body) if ref not in known)
    return replace(content, citations=content.citations + marked).numbered()


@given(contents, contents, contents)
def test_whole_contents_make_a_whole_content(base, mine, theirs):
    merged = merge(whole(base), whole(mine), whole(theirs)).content
    assert merged == whole(merged)
    assert len({source.source for source in merged.citations}) == len(merged.citations)


@given(contents, contents, contents)
def test_where_both_changed_the_same_fields_are_the_same_whoever_is_mine(base, mine, theirs):
    ours, others = merge(base, mine, theirs), merge(base, theirs, mine)
    assert {clash.field for clash in ours.clashes} - {"body"} == {clash.field for clash in others.clashes} - {"body"}


keys = st.lists(st.integers(0, 7), unique=True)


@given(keys, keys)
def test_an_order_that_only_one_changed_is_taken_whole(base, changed):
    assert weave(base, base, changed, set(changed)) == changed
    assert weave(base, changed, base, set(changed)) == changed


@given(keys, keys, keys)
def test_every_key_that_is_kept_stands_once(base, mine, theirs):
    kept = {*mine, *theirs}
    woven = weave(base, mine, theirs, kept)
    assert sorted(woven) == sorted(kept)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((1, 1, 1), (1, False)),
        ((1, 2, 1), (2, False)),
        ((1, 1, 2), (2, False)),
        ((1, 2, 2), (2, False)),
        ((1, 2, 3), (2, True)),
    ],
)
def test_of_three_states_the_changed_one_stays(states, expected):
    assert three_way(*states) == expected


@pytest.mark.parametrize(
    "body",
    [
        "plain text",
        "<p>unclosed <em>x",
        "</p></ul><li>stray",
        "<ul>text<li>x</li></ul>",
        '<figure data-image=""></figure>',
    ],
)
def test_hostile_bodies_are_merged_without_loss(body):
    merged = merge(Content(body=ONE), Content(body=ONE + body), Content(body=edited(ONE)))
    assert prose.plain(prose.clean(edited(ONE))) in prose.plain(merged.content.body)
    assert body in merged.content.body or prose.clean(body) in prose.clean(merged.content.body)


# ---- what was chosen ----


def settled(base, mine, theirs, choice):
    """Merge, choose the same at every clash, merge again."""
    first = merge(base, mine, theirs)
    return first, merge(base, mine, theirs, chosen={clash.key: choice for clash in first.clashes})


@pytest.mark.parametrize(("choice", "word"), [("mine", "at"), ("theirs", "on")])
def test_what_was_chosen_stays_and_is_not_asked_again(choice, word):
    base = Content(headline="Old", body=ONE + TWO, citations=(cited(A, note="Old."),))
    mine = Content(headline="At", body=edited(ONE, "at") + TWO, citations=(cited(A, note="At."),))
    theirs = Content(headline="On", body=edited(ONE, "on") + TWO, citations=(cited(A, note="On."),))
    first, second = settled(base, mine, theirs, choice)
    assert len(first.clashes) == 3 and second.clashes == ()
    assert (second.content.headline, second.content.body) == (word.capitalize(), edited(ONE, word) + TWO)
    assert second.content.citations[0].note == f"{word.capitalize()}."


def test_a_paragraph_taken_out_by_one_and_changed_by_the_other_goes_or_stays():
    base, mine, theirs = Content(body=ONE + TWO), Content(body=TWO), Content(body=edited(ONE) + TWO)
    assert settled(base, mine, theirs, "mine")[1].content.body == TWO
    assert settled(base, mine, theirs, "theirs")[1].content.body == edited(ONE) + TWO


def test_a_choice_holds_only_for_what_was_seen():
    base, mine = Content(headline="Old"), Content(headline="Mine")
    [clash] = merge(base, mine, Content(headline="Theirs")).clashes
    again = merge(base, mine, Content(headline="Theirs again"), chosen={clash.key: "mine"})
    assert [clash.theirs for clash in again.clashes] == ["Theirs again"]


def test_texts_of_unknown_origin_are_merged_by_asking_at_every_difference():
    mine = Content(headline="Same", standfirst="Mine.", body=ONE, tags=(TagName(A, "a", "A"),))
    theirs = Content(headline="Same", standfirst="Theirs.", body=TWO, tags=(TagName(B, "b", "B"),))
    merged = merge_unrelated(mine, theirs)
    assert [clash.field for clash in merged.clashes] == ["body", "standfirst"]
    assert [tag.tag for tag in merged.content.tags] == [A, B]
    assert merge_unrelated(mine, theirs, chosen={merged.clashes[0].key: "theirs"}).content.body == TWO
