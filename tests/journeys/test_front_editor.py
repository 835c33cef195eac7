"""The front is arranged by buttons, by keyboard and by drag, seen beside as readers will see it, and given out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Front, FrontEdition
from articles.publishing import front, retract
from newsroom import clock
from tests.journeys.chromium import PATIENCE
from tests.journeys.hands import choose, enter, tab_to
from tests.journeys.looking import LOOKS, Watch, faults, overhang
from tests.makers import make_edition, make_published_article, make_user

SCREEN, EDITIONS = reverse("admin:articles_front_changelist"), reverse("admin:articles_front_editions")

MOST_LOOKS = 200


@pytest.fixture
def desk(live_server, page):
    """An editor at the front, with three stories in its slots and two beside."""
    jonah = make_user("editor", username="jonah", first_name="Jonah", last_name="Adeyemi")
    stories = {name: make_published_article(headline=f"Story {name}") for name in "ABCDE"}
    make_edition(*[stories[name] for name in "ABC"], by=jonah)
    enter(page, live_server.url, "jonah")
    page.stories, page.base, page.watch = stories, live_server.url, Watch(page)
    page.goto(live_server.url + SCREEN)
    page.shown = page.frame_locator("#preview iframe")
    return page


def order(page):
    return "".join(title.removeprefix("Story ") for title in page.locator("#slots .slot-title").all_inner_texts())


def shown(page, letters):
    """Wait until the stories stand so on the screen."""
    expect(page.locator("#slots .slot-title")).to_have_text([f"Story {letter}" for letter in letters])


def saved(page, letters):
    """Wait until the arrangement is saved so."""
    wanted = [page.stories[letter].ref for letter in letters]
    for _ in range(MOST_LOOKS):
        if Front.at_work().refs == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"saved is {Front.at_work().refs}, not {wanted}")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def told(page):
    return page.locator("#told").inner_text()


def test_story_is_moved_by_keyboard_and_the_focus_stays_with_it(desk):
    tab_to(desk.get_by_role("button", name="Move down: Story A"))
    for key, letters, words in [
        ("Enter", "BAC", "Story A: place 2 of 3, beside the lead, first."),
        ("Space", "BCA", "Story A: place 3 of 3, beside the lead."),
        ("Enter", "BCA", "Story A is the last already."),
    ]:
        desk.keyboard.press(key)
        assert (order(desk), told(desk), focused(desk)) == (letters, words, "Move down: Story A")
    tab_to(desk.get_by_role("button", name="Make it the lead: Story C"))
    desk.keyboard.press("Enter")
    assert (order(desk), told(desk)) == ("CBA", "Story C: place 1 of 3, lead.")
    saved(desk, "CBA")
    assert desk.watch.complaints == []


def test_story_is_dragged_and_escape_puts_it_back(desk):
    grip, goal = desk.locator(".slot").nth(2).locator(".grip"), desk.locator(".slot").nth(0)
    for escape, letters in ((True, "ABC"), (False, "CAB")):
        box, top = grip.bounding_box(), goal.bounding_box()
        desk.mouse.move(box["x"] + 8, box["y"] + 20)
        desk.mouse.down()
        desk.mouse.move(box["x"] + 8, top["y"] + 5, steps=10)
        assert order(desk) == "CAB"
        if escape:
            desk.keyboard.press("Escape")
        desk.mouse.up()
        assert order(desk) == letters
    assert told(desk) == "Story C: place 1 of 3, lead."
    saved(desk, "CAB")


def test_stories_are_added_by_name_or_from_the_list_and_taken_out(desk):
    choose(desk.get_by_role("combobox", name="Add a story"), "Story D")
    desk.locator("#told", has_text="Story D: place 4 of 4").wait_for(state="attached")
    desk.get_by_role("button", name="Put on the front: Story E").click()
    desk.locator("#told", has_text="Story E: place 5 of 5").wait_for(state="attached")
    desk.get_by_role("button", name="Take out: Story B").click()
    assert (order(desk), focused(desk)) == ("ACDE", "Take out: Story C")
    saved(desk, "ACDE")
    desk.get_by_text("3 changes that readers do not see yet").wait_for()
    assert FrontEdition.objects.get().number == 1


def test_it_is_seen_beside_as_it_stands_and_published_in_one_step(desk):
    desk.shown.get_by_role("heading", name="Story A").first.wait_for()
    desk.get_by_role("button", name="Make it the lead: Story C").click()
    desk.shown.locator(".lead").get_by_text("Story C").wait_for()
    desk.get_by_role("button", name="Desktop").click()
    assert desk.frames[1].evaluate("innerWidth") == 1280
    desk.get_by_label("Note, for the desk").fill("C leads")
    desk.get_by_role("button", name="Publish now").click()
    desk.get_by_text("Edition 2 is out.").wait_for()
    desk.goto(desk.base + "/")
    assert desk.locator(".lead h2").inner_text() == "Story C"
    desk.goto(desk.base + EDITIONS)
    desk.get_by_text("C leads").wait_for()
    desk.get_by_role("button", name="Bring back into the arrangement: edition 1").click()
    desk.get_by_text("The arrangement is that of edition 1 now.").wait_for()
    shown(desk, "ABC")
    assert desk.watch.complaints == []


def test_who_comes_second_sees_what_was_saved_and_keeps_the_own(desk):
    helen = make_user("chief editor", first_name="Helen", last_name="Marchetti")
    front.arrange(stories=[desk.stories["D"].ref], by=helen, revision=Front.at_work().revision)
    desk.get_by_role("button", name="Make it the lead: Story C").click()
    desk.get_by_text("Helen Marchetti changed the front while you were arranging it.").wait_for()
    shown(desk, "CAB")
    desk.get_by_role("region", name="What is saved now").get_by_text("Story D").wait_for()
    desk.get_by_role("button", name="Save the arrangement").click()
    desk.get_by_text("The arrangement is saved.").wait_for()
    shown(desk, "CAB")


def test_arrangement_is_kept_on_the_screen_while_the_desk_is_away(desk):
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Make it the lead: Story C").click()
    desk.get_by_text("The desk does not answer.").wait_for()
    desk.context.set_offline(False)
    desk.get_by_role("button", name="Save the arrangement").click()
    desk.get_by_text("The arrangement is saved.").wait_for()
    shown(desk, "CAB")


def test_without_scripts_the_buttons_send_the_form(desk, browser):
    context = browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state())
    context.set_default_timeout(PATIENCE)
    bare = context.new_page()
    bare.goto(desk.base + SCREEN)
    bare.get_by_role("button", name="Make it the lead: Story C").click()
    bare.get_by_role("button", name="Put on the front: Story E").click()
    shown(bare, "CABE")
    bare.get_by_role("button", name="Publish now").click()
    bare.get_by_text("Edition 2 is out.").wait_for()
    context.close()


def test_axe_finds_nothing_on_the_front_and_its_editions(desk):
    make_edition(desk.stories["D"], at=clock.now() + timedelta(hours=3), note="Evening")
    retract(desk.stories["D"], by=make_user("chief editor"), notice="Invented.")
    found = {}
    for url in (SCREEN, EDITIONS, reverse("admin:articles_front_preview")):
        desk.goto(desk.base + url)
        found[url] = faults(desk, LOOKS)
        assert [width for width in (320, 390, 768, 1280) if overhang(desk, width) > 0] == [], url
    assert {url: there for url, there in found.items() if there} == {}
