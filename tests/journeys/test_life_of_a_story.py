"""The life of a story, from the first word to the correction, by those who live it: each in a browser of their own."""

import json
import subprocess

import pytest

from newsroom.images.library import add_image
from tests.journeys.chromium import PATIENCE
from tests.journeys.hands import body, choose, overtype, press, press_and_confirm, sign_in, tab_to
from tests.makers import make_article, make_author, make_source, make_tag, make_user, picture_bytes

HEADLINE = "Ferry line stays shut after the third inspection"


@pytest.fixture
def company():
    """Who and what is at hand before a story is written: two people, two reports, an author, a tag, a picture."""
    make_user("reporter", username="mara", first_name="Mara", last_name="Lindqvist")
    make_user("editor", username="jonah", first_name="Jonah", last_name="Adeyemi")
    make_source(title="Inspectors find cracks in both hulls")
    make_source(title="Operator expects a month without ferries")
    make_author("Leyla Haddad")
    make_tag("Harbours")
    add_image(picture_bytes(), by=None, alt="A ferry tied to an empty pier", caption="The pier.", credit="Drawing: us")


@pytest.fixture
def somebody(browser, live_server):
    """Open a browser of its own for one more person; who has a name signs in."""
    contexts = []

    def somebody(username=None):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        if username:
            sign_in(page, live_server.url, username)
        return page

    yield somebody
    for context in contexts:
        context.close()


def test_life_of_a_story(live_server, company, somebody):
    mara, jonah, reader = somebody("mara"), somebody("jonah"), somebody()

    write(mara)
    hand_in(mara)

    open_waiting(jonah)
    press_and_confirm(jonah, "Send back", What_is_to_be_done="Say who counted the cracks.")
    see(jonah, "The story is with its author again.")

    mara.get_by_role("link", name="History").first.click()
    see(mara, "Say who counted the cracks.")
    mara.go_back()
    body(mara).locator("p").first.click()
    mara.keyboard.press("End")
    mara.keyboard.type(" By their own count.")
    hand_in(mara)

    open_waiting(jonah)
    approve_and_publish(jonah)

    address = read(reader, live_server.url)
    follow_a_source(reader)
    reader.goto(address)
    reader.get_by_role("link", name="Version 1").click()
    see(reader, "First published.")

    correct(jonah)
    see_the_correction(reader, live_server.url, address)
    assert reader.context.cookies() == []
    check_the_ledger(address)


def test_story_is_sent_in_with_the_keyboard_alone(live_server, page):
    mara = make_user("reporter", username="mara")
    story = make_article(by=mara, headline=HEADLINE)
    page.goto(f"{live_server.url}/admin/")
    tab_to(page.get_by_label("Username"))
    page.keyboard.type("mara")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse")
    page.keyboard.press("Enter")
    enter(page.get_by_role("link", name=HEADLINE))
    enter(page.get_by_role("button", name="Send to review"))
    tab_to(page.get_by_label("A word to the reviewer"))
    page.keyboard.type("The second report came late.")
    enter(page.get_by_role("button", name="Send to review"))
    see(page, "The story is in review.")
    assert story.log.get(verb="send_to_review").reason == "The second report came late."


# -- at the desk


def write(page):
    page.get_by_role("link", name="New story").click()
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Slug").fill("ferry-line-stays-shut")
    page.get_by_label("Standfirst").fill("Both hulls are cracked, as reported by two agencies.")
    body(page).click()
    page.keyboard.type("Inspectors found seven cracks.")
    cite(page, "Control+Shift+E", "Inspectors find cracks")
    page.keyboard.press("Enter")
    page.keyboard.type("The operator expects a month.")
    cite(page, "[[", "Operator expects")
    sources = page.get_by_role("group", name="Sources")
    sources.get_by_label("Note, row 1").fill("The number of cracks.")
    sources.get_by_label("Note, row 2").fill("How long it takes.")
    choose(page.get_by_role("group", name="Byline").get_by_role("combobox"), "Leyla Haddad")
    choose(page.get_by_role("combobox", name="Tags"), "Harbours")
    choose(page.get_by_role("combobox", name="Lead image"), "A ferry tied")
    press(page, "Save")


def cite(page, by, words):
    """Open the list of sources by a key or by what is typed, and take the first that is found."""
    if by.startswith("Control"):
        page.keyboard.press(by)
    else:
        page.keyboard.type(by)
    page.get_by_role("combobox", name="Cite a source").fill(words)
    page.get_by_role("option").filter(has_text=words).wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")


def hand_in(page):
    press_and_confirm(page, "Send to review")
    see(page, "The story is in review.")


def open_waiting(page):
    page.get_by_role("link", name="Home").or_(page.get_by_role("link", name="The Public Record")).first.click()
    page.get_by_role("region", name="Waiting for you").get_by_role("link", name=HEADLINE).click()


def approve_and_publish(page):
    for verb in ("Approve", "Publish"):
        press_and_confirm(page, verb)
    see(page, "The story is published.")


def correct(page):
    press(page, "Correct")
    overtype(body(page).locator("p").first, "seven", "nine")
    press(
        page,
        "See what readers will see",
        What_readers_are_told="We gave seven cracks; the inspectors found nine.",
        Reason="The inspectors wrote to us.",
    )
    see(page, "nine")
    press(page, "Correct")
    see(page, "The correction is public.")


# -- outside


def read(page, url):
    page.goto(f"{url}/latest/")
    page.get_by_role("link", name=HEADLINE).click()
    see(page, "Inspectors found seven cracks.")
    see(page, "By their own count.")
    assert (
        page.get_by_role("img", name="A ferry tied to an empty pier").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        > 0
    )
    return page.url


def follow_a_source(page):
    # Of the mark itself: Playwright would press its card in the margin, which is drawn by the same element.
    page.locator("[role=doc-noteref]", has_text="[2]").click(position={"x": 8, "y": 12})
    page.locator("#source-2").get_by_role("link", name="kept").click()
    see(page, "What stories took from it")
    page.get_by_role("link", name=HEADLINE).wait_for()


def see_the_correction(page, url, address):
    notice = "We gave seven cracks; the inspectors found nine."
    page.goto(address)
    see(page, notice)
    see(page, "Inspectors found nine cracks")
    page.get_by_role("link", name="Version 2").click()
    see(page, notice)
    page.goto(f"{url}/corrections/")
    see(page, notice)
    page.get_by_role("link", name="What changed").click()
    assert (page.locator(".change del").inner_text(), page.locator(".change ins").inner_text()) == ("seven", "nine")


def check_the_ledger(address):
    """As docs/architecture.md says, with curl and sha256sum alone."""
    ledger = json.loads(outside(f"curl -s {address}versions.json"))
    assert [version["kind"] for version in ledger["versions"]] == ["publication", "correction"]
    previous = None
    for version in ledger["versions"]:
        digest = outside(f"curl -s {address}history/{version['number']}.json | sha256sum").split()[0]
        assert (version["digest"], version["previous"]) == (digest, previous)
        previous = digest


def outside(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


def see(page, words):
    page.get_by_text(words).first.wait_for()


def enter(target):
    tab_to(target)
    target.page.keyboard.press("Enter")
