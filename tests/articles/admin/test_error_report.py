import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from articles.desk import error_reports as desk
from articles.models import ErrorReport
from tests.articles.admin.filling import fields, text_of
from tests.articles.desk.test_error_reports import fail, set_right
from tests.hostile.judge import CANARY, faults
from tests.makers import make_error_report, make_published_article

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_errorreport_changelist")


def page(report):
    return reverse("admin:articles_errorreport_change", args=[report.pk])


def correct_url(report, article=None):
    key = (article or report.article).pk
    return reverse("admin:articles_article_correct", args=[key], query={"report": report.ref})


def test_the_queue_shows_what_waits_and_by_a_filter_the_rest(sign_in, editor):
    make_error_report(wrong="Still waits.")
    desk.decline(make_error_report(wrong="Long decided."), by=editor, reason="No.")
    browser = sign_in(editor)
    assert "Still waits." in text_of(browser.get(LIST)) and "Long decided." not in text_of(browser.get(LIST))
    assert "Long decided." in text_of(browser.get(f"{LIST}?state=all"))
    declined = text_of(browser.get(f"{LIST}?state=declined"))
    assert "Long decided." in declined and "Still waits." not in declined
    assert "Still waits." in text_of(browser.get(reverse("admin:index")))


def test_a_report_is_decided_on_by_buttons(sign_in, editor):
    report = make_error_report(email="reader@example.org")
    browser = sign_in(editor)
    assert "You are looking at it." in text_of(browser.post(page(report), {"_deed": "take"}, follow=True))
    empty = browser.post(page(report), {"_deed": "decline", "reason": ""})
    assert "This field is required." in text_of(empty)
    done = text_of(browser.post(page(report), {"_deed": "decline", "reason": "It was so."}, follow=True))
    assert "The report is declined." in done and "left the story as it is: It was so." in done
    late = browser.post(page(report), {"_deed": "decline", "reason": "Kept words."})
    assert late.status_code == 409 and "Somebody else decided meanwhile" in text_of(late)
    browser.post(page(report), {"_deed": "reopen"})
    report.refresh_from_db()
    assert report.state == "looking"
    assert browser.post(page(report), {"_deed": "nonsense"}).status_code == 302


def test_a_report_becomes_a_correction_in_two_clicks(sign_in, editor):
    article = make_published_article()
    report = make_error_report(article, passage="Statement 1", right="Statement one.", email="reader@example.org")
    browser = sign_in(editor)
    first = browser.get(page(report)).content.decode()
    assert f'href="{correct_url(report)}"' in first and "<mark>Statement 1</mark>" in first
    form = browser.get(correct_url(report))
    html = form.content.decode()
    assert "The date is wrong." in html and "<mark>Statement 1</mark>" in html
    typed = fields(form)
    assert typed["notice"] == "An earlier version of this story said: “Statement 1”. Statement one."
    look = browser.post(correct_url(report), {**typed, "headline": "Mended", "_step": "look"})
    assert f'<textarea name="report" hidden>\n{report.ref}</textarea>' in look.content.decode()
    done = browser.post(correct_url(report), {**typed, "headline": "Mended", "_step": "confirm", "overrule": "Yes."})
    assert done.url == page(report)
    report.refresh_from_db()
    assert report.state == "corrected" and report.version == article.versions.live().get()
    assert typed["notice"] in text_of(browser.get(page(report)))


def test_a_report_of_another_story_or_none_leads_to_a_plain_correction(sign_in, editor):
    report, other = make_error_report(), make_published_article()
    for url in (
        correct_url(report, other),
        f"{correct_url(report)}x",
        correct_url(report).split("?")[0] + "?report=%00",
    ):
        html = sign_in(editor).get(url)
        assert html.status_code == 200 and "The date is wrong." not in html.content.decode()


def test_a_correction_that_came_by_itself_is_linked(sign_in, editor):
    report = make_error_report()
    browser = sign_in(editor)
    assert "was not set right since" in text_of(browser.post(page(report), {"_deed": "settle"}))
    set_right(report.article, editor)
    assert "Version 2 has set it right already" in text_of(browser.get(page(report)))
    browser.post(page(report), {"_deed": "settle"})
    report.refresh_from_db()
    assert report.version.number == 2


def test_the_reader_is_told_and_a_letter_that_failed_is_sent_again(sign_in, editor, monkeypatch):
    report = make_error_report(email="reader@example.org")
    browser = sign_in(editor)
    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    letter = desk.answer(report, by=editor, text="You were right.")
    desk.send(letter)
    assert "not sent. Connection refused" in text_of(browser.get(page(report)))
    again = {"_deed": "send_again", "answer": letter.pk}
    assert browser.post(page(report), again).status_code == 409
    monkeypatch.undo()
    assert "The letter is sent." in text_of(browser.post(page(report), again, follow=True))
    assert [one.body for one in mail.outbox] == ["You were right."]
    for odd in ("", "x", "9" * 30, "-1", "²"):
        assert browser.post(page(report), {"_deed": "send_again", "answer": odd}).status_code == 409


def test_without_an_address_no_letter_is_offered(sign_in, editor):
    report = make_error_report()
    browser = sign_in(editor)
    assert "nobody can be told" in text_of(browser.get(page(report)))
    assert browser.post(page(report), {"_deed": "answer", "text": "Hello."}).status_code == 409
    assert mail.outbox == []


def test_what_a_reader_typed_is_words_at_the_desk(sign_in, editor):
    report = make_error_report(wrong=CANARY, passage=CANARY, right=CANARY)
    ErrorReport.objects.update(source_url="javascript:alert(1)")
    browser = sign_in(editor)
    for url in (page(report), LIST, correct_url(report), reverse("admin:index")):
        found = [fault for fault in faults(browser.get(url)) if "javascript" not in str(fault)]
        assert found == [], url


def test_reporters_see_no_report_and_no_address(sign_in, reporter):
    report = make_error_report(email="reader@example.org")
    for url in (LIST, page(report)):
        assert sign_in(reporter).get(url).status_code == 403
    assert sign_in(reporter).post(page(report), {"_deed": "take"}).status_code == 403
    assert "reported by readers" not in text_of(sign_in(reporter).get(reverse("admin:index")))
