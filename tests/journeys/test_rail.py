"""The rail of the writing screen: notes, when a story goes out, how it is found; and what preflight says live."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.desk.notes import add_note
from newsroom import clock
from newsroom.images.library import add_image
from newsroom.images.models import Image
from tests.journeys.hands import enter
from tests.journeys.looking import Watch, faults_now
from tests.makers import (
    make_article,
    make_ready_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
    mark,
    picture_bytes,
)

BODY = "<p>Some 7,000 came to the bridge.</p><p>Some 7,000 went home.</p>"


@pytest.fixture
def desk(live_server, page):
    """An editor at the desk, who opens pages of stories."""
    page.jonah = make_user("editor", username="jonah")
    page.watch = Watch(page)
    enter(page, live_server.url, "jonah")

    def open_story(article, name="change"):
        page.goto(live_server.url + reverse(f"admin:articles_article_{name}", args=[article.pk]))
        return page

    page.open_story = open_story
    return page


def panel(desk, name):
    found = desk.locator("details.panel").filter(has=desk.get_by_role("heading", name=name))
    if not found.evaluate("panel => panel.open"):
        found.locator("summary").first.click()
    return found


def mark_words(desk, words, place=0):
    """Select words of the body, as somebody does with the mouse."""
    desk.evaluate(
        """([words, place]) => {
            const { editor } = document.querySelector("textarea[data-body]");
            let found = [];
            editor.state.doc.descendants((node, pos) => {
                const at = node.isText ? node.text.indexOf(words) : -1;
                if (at >= 0) found.push(pos + at);
            });
            editor.chain().focus().setTextSelection({ from: found[place], to: found[place] + words.length }).run();
        }""",
        [words, place],
    )


def assert_faultless(desk):
    """Nothing for axe in either theme, nothing said by the browser."""
    assert desk.watch.complaints == []
    for theme in ("light", "dark"):
        desk.emulate_media(color_scheme=theme, reduced_motion="reduce")
        desk.evaluate("Promise.allSettled(document.getAnimations().map((colour) => colour.finished))")
        assert faults_now(desk) == []
    desk.watch.complaints.clear()  # axe breaks the policy itself


def test_a_note_on_marked_words_is_written_answered_and_resolved(desk):
    story = make_article(body=BODY, sources=[], lead_image=None)
    notes = panel(desk.open_story(story), "Notes between editors")
    desk.get_by_label("New note").click()
    mark_words(desk, "7,000", place=1)
    expect(notes.locator(".about q")).to_have_text("7,000")
    desk.get_by_label("New note").fill("Who counted them?")
    desk.get_by_role("button", name="Add note").click()
    expect(notes.get_by_text("1 open")).to_be_visible()
    expect(desk.locator(".ProseMirror p").nth(1).locator(".noted")).to_have_text("7,000")
    desk.get_by_label("Reply to").fill("The ministry.")
    desk.get_by_role("button", name="Reply to").click()
    expect(notes.get_by_text("The ministry.")).to_be_visible()
    assert_faultless(desk)
    desk.get_by_role("button", name="Resolve").click()
    expect(notes.get_by_text("No note is open.")).to_be_visible()
    expect(desk.locator(".noted")).to_have_count(0)
    assert [note.text for note in story.desk_notes.all()] == ["Who counted them?", "The ministry."]
    assert "noted" not in desk.evaluate("document.querySelector('textarea[data-body]').editor.getHTML()")
    expect(desk.locator("#kept")).to_be_empty()  # a note is no part of what is typed


def test_a_note_leads_to_its_words_and_says_when_they_are_gone(desk):
    story = make_article(body=BODY, sources=[], lead_image=None)
    add_note(story, by=desk.jonah, text="Who?", passage="7,000 went", before="bridge.Some", after="home.")
    desk.open_story(story)
    expect(desk.locator(".noted")).to_have_text("7,000 went")
    desk.get_by_role("link", name="7,000 went").click()
    desk.wait_for_function("() => getSelection().toString() === '7,000 went'")
    desk.keyboard.type("Nobody went")
    expect(desk.get_by_text("The text has these words no more.")).to_be_visible()
    desk.keyboard.press("Control+z")
    expect(desk.get_by_text("The text has these words no more.")).to_be_hidden()


def test_preflight_follows_the_text_and_leads_to_the_field(desk):
    story = make_article(lead_image=None)
    desk.open_story(story)
    expect(desk.get_by_text("Before it goes out: 1 to look at")).to_be_visible()
    desk.get_by_label("Standfirst").fill("")
    expect(desk.get_by_text("Before it goes out: 2 to look at")).to_be_visible()
    desk.get_by_text("Before it goes out").click()
    desk.get_by_role("link", name="The story has no lead image.").click()
    assert desk.evaluate("document.activeElement.id") == "id_lead_image_chooser"
    assert_faultless(desk)
    desk.get_by_role("link", name="Write a standfirst.").click()
    desk.keyboard.type("As reported.")
    expect(desk.get_by_text("Before it goes out: 1 to look at")).to_be_visible()


def test_preflight_leads_to_the_note_of_the_report_that_lacks_it(desk):
    first, second = make_source(title="Harbour master counts"), make_source(title="Union counts")
    body = f"<p>One.{mark(second)} Two.{mark(first)}</p>"
    desk.open_story(make_article(sources=[first, second], body=body, notes=""))
    desk.get_by_text("Before it goes out").click()
    desk.wait_for_load_state("networkidle")  # the script that leads is fetched when the list is opened
    desk.get_by_role("link", name="Say what “Harbour master counts” contributed").click()
    desk.keyboard.type("How they count.")
    row = desk.get_by_role("group", name="Sources").locator("tr.card", has_text="Harbour master counts")
    expect(row.locator("textarea")).to_have_value("How they count.")


def test_a_headline_in_arabic_runs_from_the_right_and_makes_a_whole_slug(desk, live_server):
    desk.goto(live_server.url + reverse("admin:articles_article_add"))
    desk.get_by_label("Headline").fill("أول سفينة إلى الميناء")
    expect(desk.get_by_label("Slug")).to_have_value("أول-سفينة-إلى-الميناء")
    assert desk.get_by_label("Headline").evaluate("field => field.matches(':dir(rtl)')")


def test_how_a_story_is_found_and_shared_follows_what_is_typed(desk):
    picture = add_image(picture_bytes(size=(1600, 1200)), by=None, alt="A pier", credit="Us")
    story = make_article(headline="Ships leave", standfirst="As reported.", slug="ships", lead_image=picture)
    found = panel(desk.open_story(story), "How it is found and shared")
    expect(found.locator(".card svg")).to_have_attribute("viewBox", "0 181.15183246073298 1600 837.696335078534")
    expect(found.locator(".advice li")).to_have_count(0)
    desk.get_by_label("Headline").fill("Ships leave the harbour " * 4)
    desk.get_by_label("Slug").fill("ships-leave")
    expect(found.locator(".result .title")).to_have_text(
        "Ships leave the harbour Ships leave the harbour Ships leave …"
    )
    expect(found.locator(".result .address")).to_contain_text("› ships-leave")
    expect(found.locator(".advice")).to_contain_text("The headline has 95 characters. A search engine shows about 60.")
    assert_faultless(desk)


def test_the_focal_point_is_set_by_a_click_and_by_arrow_keys(desk):
    picture = add_image(picture_bytes(size=(1600, 1200)), by=None, alt="A pier", credit="Us")
    panel(desk.open_story(make_article(lead_image=picture)), "Focal point of the lead image")
    setter = desk.get_by_role("button", name="Focal point:")
    desk.wait_for_function("() => document.querySelector('.focal-setter img')?.naturalWidth")
    box = setter.bounding_box()
    setter.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("Shift+ArrowDown")
    expect(desk.get_by_text("24 % from the left, 60 % from the top.")).to_be_visible()
    expect(desk.get_by_text("Kept, for every story that shows this picture.")).to_be_visible()
    kept = Image.objects.get(pk=picture.pk)
    assert (kept.focal_x, kept.focal_y) == (24, 60)
    expect(desk.locator(".cuts figcaption")).to_have_text(["16:9", "4:3", "1:1"])
    assert_faultless(desk)


def test_the_focal_point_is_set_on_the_page_of_the_picture(desk, live_server):
    picture = add_image(picture_bytes(size=(1600, 1200)), by=None, alt="A pier", credit="Us")
    desk.goto(live_server.url + reverse("admin:images_image_change", args=[picture.pk]))
    desk.get_by_role("button", name="Focal point:").focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#id_focal_x")).to_have_value("51")
    assert_faultless(desk)
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("was changed successfully").wait_for()
    assert Image.objects.get(pk=picture.pk).focal_x == 51


def test_when_a_story_goes_out_is_counted_down_and_spelled_out(desk, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    story = make_scheduled_article(at=clock.now() + timedelta(hours=30, minutes=1))
    section = desk.open_story(story).get_by_role("region", name="Goes out")
    expect(section).to_contain_text("in 1 day 6 h")
    expect(section).to_contain_text("Europe/Berlin (UTC+")
    desk.open_story(make_ready_article(), "schedule")
    told = desk.locator("[data-zone]")
    desk.get_by_label("Goes out at: date").fill("2099-03-29")
    desk.get_by_label("Goes out at: time").fill("02:30")
    expect(told).to_contain_text("The clocks go forward over this time: it does not exist that day.")
    desk.get_by_label("Goes out at: time").fill("03:30")
    expect(told).to_contain_text("Sunday, 29 March 2099, 03:30")
    expect(told).to_contain_text("Europe/Berlin (UTC+2)")
    assert_faultless(desk)


@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_chooser_offers_lies_above_the_page(desk, width):
    for name in ("Harbours", "Hospitals", "Housing"):
        make_tag(name)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.open_story(make_article(by=desk.jonah))
    tags = desk.get_by_role("combobox", name="Tags")
    tags.fill("H")
    last = desk.get_by_role("option", name="Housing")
    last.click(timeout=5_000)  # which playwright does only where nothing lies above it
    expect(tags.locator("xpath=..")).to_contain_text("Housing")
    tags.fill("Nothing of the kind")
    tags.press("Tab")
    said = "“Nothing of the kind” is not taken: choose from the list."
    expect(tags.locator("xpath=..")).to_have_attribute("data-left", said)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("rows", ["citations", "bylines"])
def test_what_the_chooser_of_a_row_offers_is_seen_whole(desk, rows, width):
    desk.set_viewport_size({"width": width, "height": 900})
    desk.open_story(make_article(by=desk.jonah))
    row = desk.locator(f"#{rows}-group")
    row.get_by_role("button", name="Add another").click()
    chooser = row.get_by_role("combobox").last
    chooser.evaluate("field => field.scrollIntoView({ block: 'center' })")
    chooser.click()
    offered = row.get_by_role("listbox").last
    expect(offered.get_by_role("option").first).to_be_visible()
    expect(offered).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_lead_image_is_chosen_by_sight_or_added_by_keyboard(desk, width):
    add_image(picture_bytes(), by=None, alt="A pier", credit="Us")
    story = make_article(by=desk.jonah, lead_image=None)
    desk.set_viewport_size({"width": width, "height": 900})
    lead = desk.open_story(story).get_by_role("combobox", name="Lead image")
    lead.click()
    pier = desk.get_by_role("option", name="A pier", exact=True)
    expect(pier.locator("img")).to_have_attribute("alt", "")
    desk.wait_for_function("() => document.querySelector('[role=option] img').naturalWidth")
    assert_faultless(desk)
    lead.fill("Nothing of the kind")
    add = desk.get_by_role("option", name="Nothing found. Add picture")
    expect(add).to_have_attribute("aria-selected", "false")
    lead.fill("")
    add = desk.get_by_role("option", name="Add picture", exact=True)
    expect(add).to_be_in_viewport()
    lead.press("ArrowUp")
    expect(add).to_have_attribute("aria-selected", "true")
    with desk.expect_popup() as opened:
        lead.press("Enter")
    form = opened.value
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": picture_bytes(colour=(1, 90, 90))}
    form.get_by_label("Picture:").set_input_files(picture)
    form.get_by_label("Alt text").fill("A ferry")
    with form.expect_event("close"):
        form.get_by_role("button", name="Save").press("Enter")
    expect(lead).to_have_value("A ferry")
    desk.keyboard.press("Control+s")
    desk.get_by_text("was changed successfully").wait_for()
    story.refresh_from_db()
    assert story.lead_image.alt == "A ferry"
