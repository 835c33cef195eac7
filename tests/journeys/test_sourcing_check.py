"""The sourcing check beside the text: advice on what stands without a source, and on whose reports a story rests."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.hands import body, enter
from tests.makers import make_agency, make_article, make_source, make_user, mark


@pytest.fixture
def desk(live_server, page):
    """Open a story with a body of its own, cited from two reports of which one is a party's."""
    mara = make_user("reporter", username="mara")
    page.party = make_source(
        agency=make_agency(name="Front Agency", party_to_conflict=True), title="Seven thousand bodies handed over today"
    )
    page.other = make_source(
        agency=make_agency(name="State Wire", state_owned=True), title="Seven thousand bodies handed over, says wire"
    )
    enter(page, live_server.url, "mara")

    def write(text):
        story = make_article(by=mara, sources=[], body=text)
        page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
        page.body = body(page)
        return page

    page.write = write
    return page


def tinted(desk):
    return desk.body.locator(".unsourced").all_inner_texts()


def advice(desk):
    return desk.get_by_role("complementary", name="Sourcing").get_by_role("status")


def test_paragraphs_with_figures_quotations_or_claims_and_no_source_are_tinted(desk):
    source = desk.party
    desk.write(
        f"<p>It rained.</p><p>Some 7,000 came.</p><p>He said so.</p><p>“We will never agree to this.”</p>"
        f"<p>Some 8,000 came.{mark(source)}</p><p>In 2014 it began.</p><h2>The 300 of the bridge</h2>"
    )
    assert tinted(desk) == ["Some 7,000 came.", "He said so.", "“We will never agree to this.”"]
    assert "3 paragraphs with figures, quotations or claims and no source." in advice(desk).inner_text()


def test_the_tint_goes_when_a_source_is_cited(desk):
    desk.write("<p>Some 7,000 came.</p>")
    desk.body.locator("p").first.click()
    desk.keyboard.press("End")
    desk.keyboard.press("Control+Shift+E")
    desk.get_by_role("combobox", name="Cite a source").fill("Front Agency")
    desk.keyboard.press("Enter")
    desk.body.locator(".unsourced").wait_for(state="detached")
    expect(advice(desk)).to_have_text(
        "1 report of 1 agency. Front Agency: party to the story. Every agency is a party to the story."
    )


def test_state_owned_agencies_and_reports_of_one_dispatch_are_named(desk):
    desk.write(f"<p>Bodies came.{mark(desk.party)}{mark(desk.other)}</p>")
    told = advice(desk).inner_text()
    assert "2 reports of 2 agencies." in told
    assert "State Wire: state-owned." in told
    assert "may go back to one dispatch." in told


def test_one_switch_hides_it_and_is_remembered(desk):
    desk.write("<p>Some 7,000 came.</p>")
    desk.get_by_role("button", name="Hide the sourcing check").click()
    assert tinted(desk) == [] and not advice(desk).is_visible()
    desk.reload()
    assert tinted(desk) == []
    desk.get_by_role("button", name="Show the sourcing check").click()
    assert tinted(desk) == ["Some 7,000 came."]
