from dataclasses import replace

import pytest

from articles.publishing.diff import BlockChange, Segment, compare
from articles.publishing.record import Byline, Content, TagName
from tests.articles.publishing.diff.telling import (
    BODIES,
    KYIV,
    LEAD,
    TALKS,
    TERMS,
    UMEROV,
    A,
    B,
    C,
    bodies,
    cite,
    cited,
    figure,
    shown,
    told,
)


def sources(old, new, **fields):
    return compare(Content(citations=tuple(old), **fields), Content(citations=tuple(new), **fields)).sources


@pytest.mark.parametrize(
    ("old", "new", "kind", "line"),
    [
        ([], [cited(A)], "added", f"{{+[1] A Wire: {A}+}}"),
        ([cited(A)], [], "removed", f"[-[1] A Wire: {A}-]"),
        ([cited(A)], [cited(A, title="Other")], "changed", f"[1] A Wire: [-{A}-] {{+Other+}}"),
        (
            [cited(A)],
            [cited(A, agency="b", agency_name="B Wire")],
            "changed",
            f"[1] [-A-] {{+B+}} Wire: {A}",
        ),
    ],
)
def test_a_source_that_changed_is_told_in_its_line(old, new, kind, line):
    (change,) = sources(old, new)
    assert (change.kind, shown(change.line)) == (kind, line)


def test_a_source_that_came_is_told_with_its_note():
    (change,) = sources([], [cited(A, note="The number of prisoners.")])
    assert shown(change.note) == "{+The number of prisoners.+}"


def test_a_source_that_came_before_others_renumbers_them():
    body = f"<p>One.{cite(A)} Two.{cite(B)}</p>"
    came = f"<p>Zero.{cite(C)}</p>{body}"
    old = Content(body=body, citations=(cited(A), cited(B)))
    changes = compare(old, replace(old, body=came, citations=(cited(C), cited(A), cited(B))))
    assert [(s.kind, s.old_number, s.new_number) for s in changes.sources] == [
        ("added", None, 1),
        ("renumbered", 1, 2),
        ("renumbered", 2, 3),
    ]
    assert shown(changes.sources[1].line) == f"[-[1]-] {{+[2]+}} A Wire: {A}"
    assert changes.tally[-1] == "1 source added, 2 renumbered"


def test_a_source_swapped_for_another_stands_at_its_number():
    changes = bodies(f"<p>He said so.{cite(A)}</p>", f"<p>He said so.{cite(B)}</p>")
    assert shown(changes.body[0].segments) == "He said so.[-^1-]{+^1+}"
    swapped = sources([cited(A)], [cited(B)])
    assert [(s.kind, s.old_number, s.new_number) for s in swapped] == [("added", None, 1), ("removed", 1, None)]


@pytest.mark.parametrize(
    ("field", "remark"),
    [
        ("url", "Address changed"),
        ("filed_at", "Filing date changed"),
        ("language", "Language changed"),
        ("agency", "Agency changed"),
    ],
)
def test_facts_about_a_source_that_changed_are_remarked(field, remark):
    (change,) = sources([cited(A, **{field: "one"})], [cited(A, **{field: "two"})])
    assert change.remarks == (remark,)


@pytest.mark.parametrize(("old", "new", "verb"), [("", "f", "added"), ("e", "f", "replaced"), ("e", "", "removed")])
def test_an_archived_copy_that_changed_is_remarked(old, new, verb):
    (change,) = sources([cited(A, copy=old)], [cited(A, copy=new)])
    assert change.remarks == (f"Archived copy {verb}",)


def test_another_look_at_the_same_copy_is_no_change():
    assert sources([cited(A, copied_at="2026-01-01")], [cited(A, copied_at="2026-02-01")]) == ()


def test_note_and_disclosure_show_their_words():
    (change,) = sources(
        [cited(A, note="The figure of 14", disclosure="State-owned")],
        [cited(A, note="The figure of 17", disclosure="State-owned; party to the conflict")],
    )
    assert shown(change.note) == "The figure of [-14-] {+17+}"
    assert shown(change.disclosure) == "State-owned{+; party to the conflict+}"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (None, LEAD, "added"),
        (LEAD, None, "removed"),
        (LEAD, replace(LEAD, alt="A long bridge"), "changed"),
        (LEAD, replace(LEAD, image=B, sha256="other"), "replaced"),
    ],
)
def test_the_lead_picture_says_what_became_of_it(old, new, kind):
    changes = compare(Content(lead_image=old), Content(lead_image=new))
    assert changes.lead_image.kind == kind
    assert changes.tally == (f"Lead image {kind}",)


def test_words_beside_a_picture_differ_word_by_word():
    changes = compare(
        Content(lead_image=LEAD),
        Content(lead_image=replace(LEAD, caption="The bridge in June", credit="A. Photographer / Agency")),
    )
    assert changes.lead_image.alt == ()
    assert shown(changes.lead_image.caption) == "The bridge in [-May-] {+June+}"
    assert shown(changes.lead_image.credit) == "A. Photographer{+ / Agency+}".replace("{+ ", " {+")


@pytest.mark.parametrize(
    ("new", "kind", "tally"),
    [
        (figure(A, alt="A long bridge"), "changed", "1 picture changed"),
        (figure(A, credit="Nobody"), "changed", "1 picture changed"),
        (figure(A, caption="The bridge in June"), "changed", "1 picture changed"),
        ("", "removed", "1 picture removed"),
    ],
)
def test_a_picture_in_the_body_says_what_became_of_it(new, kind, tally):
    changes = bodies(f"{TALKS}{figure(A)}", f"{TALKS}{new}")
    (change,) = (item for item in changes.body if isinstance(item, BlockChange))
    assert (change.picture.kind, changes.tally) == (kind, (tally,))


def test_a_picture_is_found_again_whatever_its_caption():
    changes = bodies(f"{figure(A)}{TALKS}{UMEROV}", f"{TALKS}{UMEROV}{figure(A, caption='Quite other words')}")
    assert [label for label, _ in told(changes)] == ["Picture stood here", "Picture, moved"]


def test_another_picture_with_the_same_caption_is_another_picture():
    changes = bodies(figure(A), figure(B))
    assert changes.tally == ("1 picture added, 1 removed",)


def test_a_picture_whose_words_in_the_library_changed_is_told():
    old = Content(body=figure(A, alt=""), images=(replace(LEAD, alt="A bridge"),))
    changes = compare(old, replace(old, images=(replace(LEAD, alt="A long bridge"),)))
    assert shown(changes.body[0].picture.alt) == "A {+long+} bridge"


def test_an_embedded_link_that_was_swapped_is_told():
    embed = '<figure class="embed"><a href="https://youtu.be/{0}">https://youtu.be/{0}</a></figure>'
    changes = bodies(f"{TALKS}{embed.format('one')}{UMEROV}", f"{TALKS}{embed.format('two')}{UMEROV}")
    assert not changes.empty
    assert changes.tally[0].startswith("1 embedded link")


def test_names_that_came_went_and_changed_places_are_listed():
    war, law, sea = (TagName(ref, ref, name) for ref, name in ((A, "War"), (B, "Law"), (C, "Sea")))
    changes = compare(Content(tags=(war, law)), Content(tags=(sea, war)))
    assert (changes.tags.added, changes.tags.removed, changes.tags.reordered) == (("Sea",), ("Law",), False)
    swapped = compare(Content(tags=(war, law)), Content(tags=(law, war)))
    assert (swapped.tags.added, swapped.tags.reordered, swapped.tally) == ((), True, ("Tags changed",))
    signed = compare(Content(), Content(bylines=(Byline(A, "Ana"),)))
    assert (signed.bylines.added, signed.tally) == (("Ana",), ("Byline changed",))
    assert compare(Content(), Content(related=(A,))).related.added == (A,)


def test_the_tally_counts_in_words():
    old = Content(
        headline="Two sides leave Istanbul with 1,000 prisoners to exchange",
        body=f"{TALKS}{UMEROV}{TERMS}{BODIES}{KYIV}",
        citations=(cited(A), cited(B)),
    )
    new = replace(
        old,
        headline="Two sides leave Istanbul with 1,200 prisoners to exchange",
        body=f"{KYIV}{TALKS.replace('23', '24')}{UMEROV}{TERMS}{BODIES.replace('7,000', '6,000')}",
        citations=(cited(A, note="The date"), cited(C)),
    )
    assert compare(old, new).tally == (
        "Headline changed",
        "2 paragraphs changed, 1 moved",
        "1 source changed, 1 added, 1 removed",
    )


def test_plain_fields_are_compared_as_words_and_the_language_as_a_whole():
    changes = compare(
        Content(standfirst="Old and wise", dateline="Kyiv", language="en"),
        Content(standfirst="Old and tired", dateline="Lviv", language="uk"),
    )
    assert shown(changes.standfirst) == "Old and [-wise-] {+tired+}"
    assert changes.language == (Segment("removed", "en"), Segment("added", "uk"))
    assert changes.tally == ("Standfirst changed", "Dateline changed", "Language changed")
