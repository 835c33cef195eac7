import re

import pytest
from hypothesis import given

from newsroom.prose import clean, direction, mentions, numbering, render
from tests.prose.contract import events, public_faults
from tests.prose.specimens import ATTACKS, MARK, OTHER, REF, payloads
from tests.prose.strategies import hostile, modest

PICTURE = f'<figure data-image="{REF}" data-alt="a" data-credit="b"><figcaption>c <em>d</em></figcaption></figure>'


def public(body, *, numbers=None, labels=None, disclosures=None, figure=lambda found: ""):
    """The public HTML of a body, its sources numbered as they come."""
    numbers = numbering(body) if numbers is None else numbers
    return render(body, numbers=numbers, labels=labels or {}, disclosures=disclosures or {}, figure=figure)


def test_plain_prose_is_shown_as_it_is():
    body = '<h2>a</h2><p>b &lt;c&gt; <strong>d</strong> <a href="/e">f</a></p><hr><ol start="3"><li><p>g</p></li></ol>'
    assert public(body) == body
    assert public("") == ""


def test_a_mark_becomes_a_numbered_link_to_its_source():
    html = public(f"<p>a{MARK}</p>", labels={REF: 'Agency, "Title"'}, disclosures={REF: "State <owned>"})
    assert html == (
        '<p>a<sup><a href="#source-1" id="cite-1-1" role="doc-noteref" '
        'aria-label="Source 1: Agency, &quot;Title&quot;" data-disclosure="State &lt;owned&gt;">[1]</a></sup></p>'
    )


def test_each_mention_has_an_id_of_its_own():
    other = MARK.replace(REF, OTHER)
    html = public(f"<p>a{MARK}b{other}c{MARK}</p><ul><li><p>d{MARK}</p></li></ul><h2>e{other}</h2>")
    assert re.findall(r'id="(.*?)"', html) == ["cite-1-1", "cite-2-1", "cite-1-2", "cite-1-3", "cite-2-2"]
    assert re.findall(r"\[\d\]", html) == ["[1]", "[2]", "[1]", "[1]", "[2]"]


def test_a_mark_without_a_number_is_left_out():
    assert public(f"<p>a{MARK}b</p>", numbers={OTHER: 1}) == "<p>ab</p>"


def test_links_to_other_sites_are_told_from_our_own():
    html = public(
        '<p><a href="https://a.example/" title="t">a</a><a href="/b">b</a><a href="mailto:c@d.example">c</a></p>'
    )
    assert html == (
        '<p><a href="https://a.example/" title="t" rel="external">a</a><a href="/b">b</a>'
        '<a href="mailto:c@d.example" rel="external">c</a></p>'
    )


def test_pictures_are_made_by_the_caller():
    told = []
    html = public(f"<p>a</p>{PICTURE}<p>b</p>", figure=lambda found: told.append(found) or "<b>picture</b>")
    assert html == "<p>a</p><b>picture</b><p>b</p>"
    assert [(found.image, found.alt, found.caption, found.credit) for found in told] == [(REF, "a", "c d", "b")]


def test_a_picture_that_cannot_be_shown_is_left_out():
    assert public(f"<p>a</p>{PICTURE}<p>b</p>") == "<p>a</p><p>b</p>"


def test_a_mark_typed_into_a_caption_is_neither_counted_nor_read_out():
    body = clean(f"<p>a{MARK}</p><figure data-image={REF}><figcaption>b{MARK}</figcaption></figure>")
    captions = []
    html = public(body, figure=lambda found: captions.append(found.caption) or "")
    assert captions == ["b"]
    assert mentions(body) == {REF: html.count('id="cite-1-')}


def test_embeds_are_links_and_pull_quotes_quotes_and_tables_scroll():
    assert public('<figure class="embed"><a href="https://youtu.be/x">f</a></figure>') == (
        '<figure class="embed"><a href="https://youtu.be/x" rel="external">f</a></figure>'
    )
    assert public('<aside class="pullquote"><p>a</p></aside>') == '<blockquote class="pull"><p>a</p></blockquote>'
    assert public(f"<table><tbody><tr><td>a{MARK}</td></tr></tbody></table>", numbers={}) == (
        '<div class="table" role="region" tabindex="0" aria-label="Table">'
        "<table><tbody><tr><td>a</td></tr></tbody></table></div>"
    )


@modest
@given(hostile)
def test_whatever_was_typed_its_public_html_obeys_the_contract(markup):
    body = clean(markup)
    html = public(body, labels={REF: markup}, disclosures={REF: markup})
    assert [fault for fault in public_faults(html) if "nobody can read" not in fault] == []
    assert len(re.findall(r'id="cite-', html)) == sum(mentions(body).values())


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_obey_the_contract_in_public(attack):
    assert public_faults(public(clean(attack))) == []


def test_hostile_labels_stay_values():
    html = public(f"<p>{MARK}</p>", labels={REF: '"><script>x</script>'}, disclosures={REF: "' onclick='x"})
    assert [what[1] for what in events(html) if what[0] == "<"] == ["p", "sup", "a"]
    assert public_faults(html) == []


def test_a_body_of_a_thousand_marks_in_deep_lists_is_shown():
    body = clean("<ul><li>" * 20 + f"a{MARK}" * 1_000)
    html = public(body)
    assert html.count("<sup>") == 1_000
    assert public_faults(html) == []


def test_every_outside_payload_obeys_the_contract_in_public(material):
    for payload in payloads(material / "security", material / "text", material / "paste"):
        assert public_faults(public(clean(payload))) == [], payload[:500]


@pytest.mark.parametrize(
    ("language", "is_written"),
    {"en": "ltr", "ar": "rtl", "AR-eg": "rtl", "he": "rtl", "fa-IR": "rtl", "arn": "ltr", "": "ltr"}.items(),
)
def test_languages_are_written_in_their_direction(language, is_written):
    assert direction(language) == is_written
