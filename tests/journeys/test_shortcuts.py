"""The keys of the desk: each is a button's, one panel lists them, and the story is saved and previewed by key."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests.journeys.hands import body, enter
from tests.journeys.looking import LOOKS, TELEPHONE, Watch, faults_now, wear
from tests.makers import make_article, make_user


@pytest.fixture
def desk(live_server, page):
    mara = make_user("reporter", username="mara")
    page.article = make_article(by=mara, body="<p>First.</p>", sources=[])
    enter(page, live_server.url, "mara")
    page.watch = Watch(page)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[page.article.pk]))
    page.body = body(page)
    page.panel = page.get_by_role("dialog", name="Shortcuts of this page")
    return page


def test_the_panel_lists_the_keys_of_the_page_and_gives_the_focus_back(desk):
    desk.body.click()
    desk.keyboard.press("Control+/")
    words = desk.panel.inner_text()
    for keys in ("Ctrl+S", "Ctrl+K", "Ctrl+Alt+P", "Ctrl+Shift+E or [[", "Ctrl+B", "? or Ctrl+/"):
        assert keys in words.replace("\n", " "), keys
    assert desk.panel.get_by_role("button", name="Close").evaluate("node => node === document.activeElement")
    assert desk.watch.complaints == []
    for width, theme in LOOKS:
        wear(desk, (width, theme))
        assert faults_now(desk) == [], (width, theme)
    desk.keyboard.press("Escape")
    assert desk.body.evaluate("node => node === document.activeElement")
    desk.keyboard.type("?")
    assert not desk.panel.is_visible() and "?" in desk.body.inner_text()


def test_the_panel_opens_at_its_beginning_with_a_ring_around_its_button(desk):
    wear(desk, (TELEPHONE, "light"))
    desk.body.click()
    desk.keyboard.press("Control+/")
    expect(desk.panel.get_by_role("heading", name="Shortcuts of this page")).to_be_in_viewport()
    expect(desk.panel.get_by_role("button", name="Close")).to_have_css("outline-style", "solid")


def test_a_question_mark_outside_of_fields_and_a_button_open_it_everywhere(desk):
    desk.goto(desk.url.split("/admin/")[0] + reverse("admin:index"))
    desk.keyboard.press("?")
    assert "Find a story, a source, a tag" in desk.panel.inner_text() and "Ctrl+B" not in desk.panel.inner_text()
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Keys: shortcuts of this page").click()
    desk.panel.wait_for()


def test_who_saves_by_key_goes_on_in_the_sentence(live_server, page):
    mara = make_user("reporter", username="mara")
    words = "".join(f"<p>Paragraph {number} of the story.</p>" for number in range(40))
    article = make_article(by=mara, headline="A long one", body=words)
    enter(page, live_server.url, "mara")
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    text = body(page)
    text.locator("p").nth(30).click()
    page.keyboard.press("End")
    page.keyboard.type(" Here")
    page.keyboard.press("Control+s")
    page.get_by_text("was changed successfully").wait_for()
    expect(body(page)).to_be_focused()
    expect(body(page).locator("p").nth(30)).to_be_in_viewport()
    page.keyboard.type(" and on.")
    expect(body(page).locator("p").nth(30)).to_have_text("Paragraph 30 of the story. Here and on.")


def test_a_story_is_previewed_and_saved_by_key(desk):
    desk.body.click()
    desk.keyboard.type("Then. ")
    desk.keyboard.press("Control+Alt+p")
    desk.get_by_role("region", name="Preview").wait_for()
    desk.keyboard.press("Control+s")
    desk.get_by_text("was changed successfully").wait_for()
    assert "Then." in Article.objects.get().body
