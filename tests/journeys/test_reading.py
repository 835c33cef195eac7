"""A story read by keyboard alone: past the navigation, from a citation mark to its source and back."""

import pytest

from tests.journeys.looking import TABLE, TELEPHONE
from tests.journeys.pages import SEED, live

OUTLINE = "element => getComputedStyle(element).outlineStyle"


@pytest.fixture
def story(demo, page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(demo + live(SEED).get_absolute_url())
    return page


def focused(page):
    """The element that has the focus, which is seen to have it."""
    element = page.evaluate_handle("document.activeElement").as_element()
    assert element.evaluate(OUTLINE) != "none"
    return element


def test_the_first_key_offers_to_skip_the_navigation(story):
    story.keyboard.press("Tab")
    skip = focused(story)
    assert skip.inner_text() == "Skip to content" and skip.bounding_box()["height"] > 24
    story.keyboard.press("Enter")
    story.keyboard.press("Tab")
    assert focused(story).evaluate("element => !!element.closest('main article')")


@pytest.mark.parametrize("width", [TELEPHONE, TABLE])
def test_a_mark_leads_to_its_source_and_the_source_back_to_the_mark(story, width):
    story.set_viewport_size({"width": width, "height": 900})
    mark = story.locator("[role=doc-noteref]").first
    source, name = mark.get_attribute("href"), mark.get_attribute("id")
    mark.focus()
    story.keyboard.press("Enter")
    assert story.evaluate("location.hash") == source
    story.keyboard.press("Tab")
    back = story.locator(f"{source} [role=doc-backlink]").first
    while focused(story).get_attribute("role") != "doc-backlink":
        assert focused(story).evaluate(f"element => !!element.closest('{source}')")
        story.keyboard.press("Tab")
    assert focused(story).get_attribute("aria-label") == back.get_attribute("aria-label")
    story.keyboard.press("Enter")
    assert story.evaluate("location.hash") == f"#{name}"


def test_a_mark_in_focus_shows_its_source_beside_the_text(story):
    story.set_viewport_size({"width": TABLE, "height": 900})
    mark = story.locator("[role=doc-noteref]").first
    shown = "element => getComputedStyle(element, '::before').visibility"
    assert mark.evaluate(shown) == "hidden"
    story.keyboard.press("Tab")
    mark.focus()
    assert mark.evaluate(shown) == "visible"
