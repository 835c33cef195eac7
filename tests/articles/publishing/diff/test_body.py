import pytest

from articles.publishing.diff import LinkChange, Unchanged
from newsroom import prose
from tests.articles.publishing.diff.telling import (
    BODIES,
    KYIV,
    TALKS,
    TERMS,
    UMEROV,
    A,
    B,
    C,
    bodies,
    cite,
    shown,
    told,
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            f"{TALKS}{BODIES}{KYIV}",
            f"{TALKS}{BODIES.replace('7,000', '6,000')}{KYIV}",
            [("Paragraph 2", "Russia has returned more than [-7,000-] {+6,000+} bodies and offered 3,000 more.")],
            id="a number set right",
        ),
        pytest.param(
            f"{TALKS}{KYIV}",
            f"{TALKS.replace('</p>', ' A fourth is to follow.</p>')}{KYIV}",
            [
                ("Paragraph 1", f"{prose.plain(TALKS)} {{+A fourth is to follow.+}}"),
            ],
            id="a sentence added",
        ),
        pytest.param(
            "<p>The army struck at dawn and lost two ships. The navy denied that any ship was lost.</p>",
            "<p>The army struck at dawn and lost two ships.</p><p>The navy denied that any ship was lost.</p>",
            [
                (
                    "Paragraph 1",
                    "The army struck at dawn and lost two ships. [-The navy denied that any ship was lost.-]",
                ),
                ("Paragraph 2, added", "{+The navy denied that any ship was lost.+}"),
            ],
            id="a paragraph split",
        ),
        pytest.param(
            f"{TALKS}{UMEROV}{TERMS}",
            f"{UMEROV}{TALKS}{TERMS}",
            [
                (
                    "Paragraph 1, moved up from 2",
                    "Rustem Umerov proposed that the two presidents meet by the end of August.",
                ),
                ("Paragraph 2 stood here and is now paragraph 1", "Rustem Umerov proposed that the two presidents …"),
            ],
            id="two paragraphs swapped",
        ),
        pytest.param(
            f"{TALKS}{UMEROV}{TERMS}{BODIES}",
            f"{BODIES.replace('7,000', '6,000')}{TALKS}{UMEROV}{TERMS}",
            [
                (
                    "Paragraph 1, moved up from 4",
                    "Russia has returned more than [-7,000-] {+6,000+} bodies and offered 3,000 more.",
                ),
                ("Paragraph 4 stood here and is now paragraph 1", "Russia has returned more than 7,000 bodies and …"),
            ],
            id="moved and edited",
        ),
        pytest.param(
            "<ul><li><p>Grain</p></li><li><p>Steel</p></li><li><p>Oil and gas</p></li></ul>",
            "<ul><li><p>Oil and gas</p></li><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
            [
                ("Paragraph 1, moved up from 3", "Oil and gas"),
                ("Paragraph 3 stood here and is now paragraph 1", "Oil and gas"),
            ],
            id="a list item moved",
        ),
        pytest.param(
            "<table><tbody><tr><td>Kherson</td><td>14</td></tr><tr><td>Odesa</td><td>3</td></tr></tbody></table>",
            "<table><tbody><tr><td>Kherson</td><td>17</td></tr><tr><td>Odesa</td><td>3</td></tr></tbody></table>",
            [("Paragraph 1", "Kherson [-14-] {+17+}")],
            id="a cell set right",
        ),
        pytest.param(
            "<blockquote><p>“We will never agree to this,” the minister said.</p></blockquote>",
            "<blockquote><p>“We cannot now agree to this,” the minister said.</p></blockquote>",
            [("Paragraph 1", "“We [-will never-] {+cannot now+} agree to this,” the minister said.")],
            id="a quote set right",
        ),
        pytest.param(
            f"<h2>What was said</h2>{TALKS}",
            f"<h2>What was signed</h2>{TALKS}",
            [("Heading", "What was [-said-] {+signed+}")],
            id="a heading rewritten",
        ),
        pytest.param(
            f"{TALKS}{UMEROV}{TERMS}",
            f"{TALKS}<p>Nobody else was in the hall on that evening.</p>{TERMS}",
            [
                (
                    "Former paragraph 2, removed",
                    "[-Rustem Umerov proposed that the two presidents meet by the end of August.-]",
                ),
                ("Paragraph 2, added", "{+Nobody else was in the hall on that evening.+}"),
            ],
            id="a paragraph replaced",
        ),
        pytest.param(
            "<p>14 dead</p><p>Three hurt</p>",
            "<p>17 dead</p><p>Three hurt</p>",
            [("Paragraph 1", "[-14-] {+17+} dead")],
            id="few words",
        ),
        pytest.param(
            "<ul><li><p>Kherson 14</p></li><li><p>Odesa 3</p></li><li><p>In all 17</p></li></ul>",
            "<ul><li><p>Kherson 15</p></li><li><p>Odesa 4</p></li><li><p>In all 19</p></li></ul>",
            [
                ("Paragraph 1", "Kherson [-14-] {+15+}"),
                ("Paragraph 2", "Odesa [-3-] {+4+}"),
                ("Paragraph 3", "In all [-17-] {+19+}"),
            ],
            id="figures of a list",
        ),
        pytest.param(
            "<ul><li><p>Grain</p></li><li><p>Steel</p></li></ul>",
            "<ul><li><p>Copper</p></li><li><p>Zinc</p></li></ul>",
            [
                ("Former paragraph 1, removed", "[-Grain-]"),
                ("Former paragraph 2, removed", "[-Steel-]"),
                ("Paragraph 1, added", "{+Copper+}"),
                ("Paragraph 2, added", "{+Zinc+}"),
            ],
            id="other words in a list",
        ),
        pytest.param(f"{TALKS}<hr>{KYIV}", f"{TALKS}{KYIV}", [("Former rule, removed", "")], id="a rule taken out"),
        pytest.param("", TALKS, [("Paragraph 1, added", f"{{+{prose.plain(TALKS)}+}}")], id="first words"),
        pytest.param(TALKS, "", [("Former paragraph 1, removed", f"[-{prose.plain(TALKS)}-]")], id="all gone"),
    ],
)
def test_an_edit_is_told_as_an_editor_made_it(old, new, expected):
    changes = bodies(old, new)
    assert told(changes) == expected
    assert not changes.empty


def test_runs_of_unchanged_blocks_are_folded_and_keep_their_words():
    changes = bodies(f"{TALKS}{UMEROV}{TERMS}{KYIV}", f"{TALKS}{UMEROV}{TERMS}<p>Kyiv did not.</p>")
    run = changes.body[0]
    assert isinstance(run, Unchanged)
    assert (run.label, run.first, run.last) == ("Paragraphs 1 to 3 did not change", 1, 3)
    assert [shown(block.segments) for block in run.blocks] == [prose.plain(p) for p in (TALKS, UMEROV, TERMS)]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (TALKS, "Paragraph 1 did not change"),
        ("<h2>One</h2>", "1 heading did not change"),
        ("<h2>One</h2><hr>", "2 parts did not change"),
        (f"<h2>One</h2>{TALKS}<hr>{UMEROV}", "Paragraphs 1 and 2 did not change"),
    ],
)
def test_headings_pictures_and_rules_have_no_number(body, label):
    (run,) = bodies(body, body, headline="Same").body
    assert run.label == label


def test_an_edited_paragraph_is_not_taken_for_moved_when_its_neighbours_go():
    changes = bodies(f"{TALKS}{UMEROV}{BODIES}", BODIES.replace("7,000", "6,000"))
    assert [label for label, _ in told(changes)] == [
        "Former paragraph 1, removed",
        "Former paragraph 2, removed",
        "Paragraph 1",
    ]


def test_of_two_that_changed_places_the_shorter_one_moved():
    short = "<p>Nobody signed.</p>"
    assert told(bodies(f"{TALKS}{short}", f"{short}{TALKS}"))[0] == ("Paragraph 1, moved up from 2", "Nobody signed.")


def test_blocks_of_another_kind_are_no_rewriting():
    changes = bodies(
        f"{TALKS}<p>What was said in the hall on that evening</p>", f"{TALKS}<h2>What was said in the corridor</h2>"
    )
    assert [label for label, _ in told(changes)] == ["Former paragraph 2, removed", "Heading, added"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>He <strong>left</strong></p>", "<p>He left</p>"),
        ("<p>He left</p>", "<h2>He left</h2>"),
        ("<p>He<br>left</p>", "<p>He left</p>"),
    ],
)
def test_where_only_the_look_changed_it_says_so(old, new):
    (change,) = bodies(old, new).body
    assert change.formatting
    assert not change.reworded
    assert bodies(old, new).tally == (f"1 {change.noun} formatted otherwise",)


def test_a_bulleted_list_that_is_numbered_now_is_formatting():
    changes = bodies("<ul><li><p>Grain</p></li></ul>", "<ol><li><p>Grain</p></li></ol>")
    assert (changes.formatting, changes.tally) == (True, ("Formatting changed",))


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        ('the <a href="/a">report</a>', 'the <a href="/b">report</a>', [LinkChange("report", "/a", "/b")]),
        ('the <a href="/a">report</a>', "the report", [LinkChange("report", "/a", "")]),
        ("the report", 'the <a href="/a">report</a>', [LinkChange("report", "", "/a")]),
        ('the <a href="/a">report</a>', 'the <a href="/a">first report</a>', []),
        ('the <a href="/a">report</a> came', "it came", []),
        (
            '<a href="/a">one</a> <a href="/b">two</a>',
            '<a href="/b">one</a> <a href="/c">two</a>',
            [LinkChange("one", "/a", ""), LinkChange("two", "", "/c")],
        ),
    ],
)
def test_links_that_lead_elsewhere_are_told(old, new, links):
    changes = bodies(f"<p>{old}</p>", f"<p>{new}</p>")
    (change,) = changes.body
    assert list(change.links) == links
    assert not change.formatting


def test_marks_carry_the_number_of_their_side():
    old = f"<p>It ended.{cite(A)} They met.{cite(B)}</p>"
    new = f"<p>It ended.{cite(C)} They met.{cite(B)}</p>"
    (change,) = bodies(old, new).body
    assert shown(change.segments) == "It ended.[-^1-]{+^1+} They met.^2"


def test_a_mark_in_a_renumbered_paragraph_that_did_not_change_is_no_change():
    changes = bodies(
        f"{TALKS}<p>He said so.{cite(A)}</p>", f"<p>She knew.{cite(B)}</p>{TALKS}<p>He said so.{cite(A)}</p>"
    )
    assert [label for label, _ in told(changes)] == ["Paragraph 1, added"]
