"""A reader reports an error; an editor makes a correction of it and tells the reader."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from articles.models import ErrorReport
from articles.views import error_reports
from newsroom import clock
from tests.journeys.hands import enter, press
from tests.makers import make_published_article, make_user


def test_a_report_becomes_a_correction_and_the_reader_hears_of_it(live_server, page, monkeypatch):
    monkeypatch.setattr(error_reports, "QUICKEST", 0)  # a program writes this
    make_user("editor", username="jonah")
    article = make_published_article(headline="The bridge", at=clock.now() - timedelta(hours=1))
    page.goto(live_server.url + article.versions.get().get_absolute_url())
    page.get_by_role("link", name="Report an error").click()
    press(page, "Send the report", What_is_wrong="Only the first is.", mail_address="nobody")
    page.get_by_text("This is not an e-mail address").wait_for()
    assert page.get_by_label("What is wrong").input_value() == "Only the first is."
    page.get_by_label("The passage").fill("Statement 1")
    press(page, "Send the report", mail_address="reader@example.org", What_is_right="It is one.")
    page.get_by_role("heading", name="Thank you").wait_for()
    assert page.context.cookies() == []
    enter(page, live_server.url, "jonah")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("region", name="Errors reported by readers").get_by_role("link", name="The bridge").click()
    page.get_by_role("link", name="Correct the story").click()
    assert page.locator(".reported mark").inner_text() == "Statement 1"
    assert "It is one." in page.get_by_label("What readers are told").input_value()
    press(page, "See what readers will see", Headline="The bridge, mended")
    page.wait_for_load_state()
    overrule = page.get_by_label("Why it goes out in spite of the warnings")
    if overrule.count():
        overrule.fill("So be it.")
    press(page, "Correct")
    page.get_by_text("The correction is public.").wait_for()
    assert ErrorReport.objects.get().state == "corrected"
    press(page, "Send the letter")
    page.get_by_text(f"sent {timezone.localtime():%-d %B %Y}").wait_for()
    assert [letter.to for letter in mail.outbox] == [["reader@example.org"]]
