"""A chief editor writes a page of the newspaper itself, and a reader finds what is new in it."""

from articles.models import PolicyEdition
from tests.journeys.hands import body, enter, press
from tests.makers import make_policy, make_user


def test_the_next_edition_is_written_seen_and_published(live_server, page):
    make_user("chief editor", username="helen")
    make_policy("privacy", title="Privacy")
    enter(page, live_server.url, "helen")
    page.goto(f"{live_server.url}/admin/articles/policyedition/")
    page.get_by_role("link", name="Write the next edition of Privacy").click()
    body(page).get_by_text("Edition 1 of this page.").click()
    page.keyboard.press("End")
    page.keyboard.type(" And no cookies.")
    assert page.get_by_role("button", name="Cite a source").count() == 0
    press(page, "See what readers will see")
    page.get_by_text("Tell readers in one or two sentences what is new").wait_for()
    press(page, "See what readers will see", What_is_new="Cookies are named.")
    assert page.locator("ins").inner_text().strip() == "And no cookies."
    press(page, "Publish the edition")
    page.get_by_text("Edition 2 of the page is public.").wait_for()
    assert PolicyEdition.objects.newest().get().body == "<p>Edition 1 of this page. And no cookies.</p>"
    page.goto(f"{live_server.url}/about/privacy/")
    page.get_by_role("link", name="Edition 2").click()
    page.get_by_role("link", name="What changed in edition 2").click()
    assert page.locator("ins").last.inner_text().strip() == "And no cookies."
