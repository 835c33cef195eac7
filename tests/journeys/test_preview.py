"""Preview, working history and links, in a browser: beside the text, in a tab, and for people without an account."""

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.images.library import add_image
from tests.journeys.hands import body, enter, press, press_and_confirm
from tests.journeys.looking import Watch, faults, overhang
from tests.makers import make_article, make_source, make_user, mark, picture_bytes

ALL_SHOWN = "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)"


@pytest.fixture
def desk(live_server, page):
    """A story of a reporter with pictures and a long text, opened."""
    mara = make_user("reporter", username="mara", first_name="Mara")
    image, source = add_image(picture_bytes(), by=mara, alt="A harbour", credit="Ours"), make_source()
    paragraphs = "".join(f"<p>Paragraph {place} of the long text.{mark(source)}</p>" for place in range(40))
    article = make_article(by=mara, headline="As saved", sources=[source], body=paragraphs, lead_image=image)
    enter(page, live_server.url, "mara")
    page.watch, page.article, page.base = Watch(page), article, live_server.url
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.shown = page.frame_locator("#preview iframe")
    return page


def beside(desk):
    desk.get_by_role("button", name="Preview beside").click()
    desk.shown.get_by_role("heading", level=1).wait_for()
    return desk.frames[1]


def test_what_is_typed_is_shown_beside_the_text_without_saving(desk):
    frame = beside(desk)
    assert frame.evaluate("innerWidth") == 390
    desk.get_by_label("Headline").fill("As typed")
    desk.shown.get_by_role("heading", level=1, name="As typed").wait_for()
    body(desk).click()
    desk.keyboard.press("Control+Home")
    desk.keyboard.type("Words put in front. ")
    desk.shown.get_by_text("Words put in front.").wait_for()
    assert Article.objects.get().headline == "As saved"
    frame.wait_for_function(ALL_SHOWN)
    assert desk.watch.complaints == []


def test_preview_keeps_its_place_and_its_policy(desk):
    frame = beside(desk)
    frame.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    desk.get_by_label("Headline").fill("As typed")
    desk.shown.get_by_role("heading", level=1, name="As typed").wait_for()
    assert frame.evaluate("scrollY") == 900
    style = "() => { const made = document.createElement('style'); made.textContent = 'p { color: red }'; "
    assert frame.evaluate(f"{style} document.head.append(made); return made.sheet }}") is None


def test_preview_is_as_wide_as_a_table_and_stays_open(desk):
    beside(desk)
    desk.get_by_role("button", name="Desktop").click()
    assert desk.frames[1].evaluate("innerWidth") == 1280
    box = desk.locator("#preview iframe").bounding_box()
    assert box["x"] + box["width"] <= 1280
    desk.reload()
    desk.shown.get_by_role("heading", level=1, name="As saved").wait_for()
    assert desk.frames[1].evaluate("innerWidth") == 1280
    desk.get_by_role("button", name="Preview beside").click()
    assert desk.locator("#preview").is_hidden()


def test_last_preview_stays_while_the_form_has_a_fault(desk):
    beside(desk)
    desk.get_by_label("Headline").fill("As typed")
    desk.shown.get_by_role("heading", level=1, name="As typed").wait_for()
    desk.get_by_label("Language:").fill("no language")
    status = desk.locator("#preview").get_by_role("status")
    status.get_by_text("Language: Write the code of a language").wait_for()
    assert desk.shown.get_by_role("heading", level=1, name="As typed").is_visible()
    desk.get_by_label("Language:").fill("de")
    status.get_by_text("Language").wait_for(state="hidden")


def test_link_in_the_preview_leads_to_a_tab_and_the_frame_stays(desk):
    beside(desk)
    with desk.context.expect_page() as opened:
        desk.shown.get_by_role("link", name="Latest").first.click()
    assert opened.value.url == f"{desk.base}/latest/"
    desk.shown.get_by_role("heading", level=1, name="As saved").wait_for()


def test_axe_finds_nothing_beside_the_preview(desk):
    beside(desk)
    assert faults(desk) == []
    assert [width for width in (390, 768, 1280, 1920) if overhang(desk, width) > 0] == []


def test_text_is_kept_compared_and_brought_back(desk):
    press_and_confirm(desk, "Send to review", A_word_to_the_reviewer="Please read.")
    desk.get_by_label("Headline").fill("Rewritten")
    desk.get_by_role("region", name="Where the story stands").get_by_role("button", name="Save").click()
    desk.get_by_role("link", name="Working history").click()
    desk.get_by_role("link", name="Sent to review: Please read.").click()
    desk.locator("ins", has_text="Rewritten").wait_for()
    desk.get_by_role("link", name="Headline", exact=True).click()
    press(desk, "Restore")
    desk.get_by_text("Restored.").wait_for()
    assert Article.objects.get().headline == "As saved"
    assert desk.watch.complaints == []


def test_person_without_an_account_reads_it_until_the_link_is_revoked(desk, browser):
    desk.get_by_role("link", name="Preview links").click()
    press(desk, "Make a link", For_whom="Jane Roe")
    address = desk.locator("code.address").text_content()
    context = browser.new_context()
    jane = context.new_page()
    watch = Watch(jane)
    assert jane.goto(address).status == 200
    jane.get_by_text("Preview for Jane Roe: not published, do not pass on.").wait_for()
    jane.wait_for_function(ALL_SHOWN)
    assert context.cookies() == [] and watch.complaints == []
    desk.reload()
    desk.get_by_text("from the network 127.0.0.0/24").wait_for()
    desk.get_by_role("button", name="Revoke the link for Jane Roe").click()
    assert jane.goto(address).status == 410
    jane.get_by_role("heading", name="This preview has ended").wait_for()
    context.close()
