from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk import error_reports as desk
from articles.models import ErrorReport
from articles.publishing import NotAllowed, NotPossible, clarify, correct, live_content
from newsroom import clock
from tests.articles.desk.plans import plans_of
from tests.makers import make_error_report, make_published_article, make_source, mark

pytestmark = pytest.mark.django_db


def set_right(article, editor, verb=correct):
    return verb(article, by=editor, content=live_content(article), notice="It was Monday.", overrule="So be it.")


def test_a_report_is_taken_up_and_declined_with_a_reason(editor):
    report = make_error_report()
    desk.take(report, by=editor)
    assert (report.state, report.taken_by) == ("looking", editor)
    with pytest.raises(NotPossible, match="Say why"):
        desk.decline(report, by=editor, reason=" ")
    desk.decline(report, by=editor, reason="It was Tuesday.")
    assert (report.state, report.reason, report.decided_by) == ("declined", "It was Tuesday.", editor)
    assert report.decided_at <= clock.now()


def test_only_one_decides(editor, chief):
    report = make_error_report()
    mine = ErrorReport.objects.get()
    desk.decline(report, by=chief, reason="No.")
    with pytest.raises(NotPossible, match="Somebody else decided meanwhile: the report is “declined”"):
        desk.take(mine, by=editor)


def test_a_report_is_settled_by_what_set_its_story_right_and_by_nothing_else(editor):
    report, other = make_error_report(), make_published_article()
    assert desk.since_corrected(report) is None
    for version in (report.article.versions.get(), set_right(other, editor)):
        with pytest.raises(NotPossible, match="does not set this story right"):
            desk.settle(report, by=editor, version=version)
    version = set_right(report.article, editor, clarify)
    assert desk.since_corrected(report) == version
    desk.settle(report, by=editor, version=version)
    assert (report.state, report.version) == ("corrected", version)
    desk.reopen(report, by=editor)
    assert (report.state, report.version, report.decided_at) == ("looking", None, None)


def test_reporters_decide_on_none(reporter):
    report = make_error_report(email="a@b.example")
    for act in (
        lambda: desk.take(report, by=reporter),
        lambda: desk.decline(report, by=reporter, reason="No."),
        lambda: desk.answer(report, by=reporter, text="No."),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert desk.reported(reporter) == []


def test_the_pile_counts_what_waits_the_oldest_first(editor, monkeypatch, django_assert_num_queries):
    now = clock.now()
    for hours, wrong in ((1, "Newer."), (30, "Older.")):
        with clock.at(now - timedelta(hours=hours)):
            report = make_error_report(wrong=wrong)
    desk.decline(make_error_report(wrong="Decided."), by=editor, reason="No.")
    editor.has_perm(desk.RIGHT)
    with django_assert_num_queries(1):
        [pile] = desk.reported(editor)
    assert pile.title == "Errors reported by readers (2)"
    assert [line.about.split(": ")[1] for line in pile.lines] == ["Older.", "Newer."]
    assert "1 day ago" in pile.lines[0].about.replace("\xa0", " ") and str(report.pk) in pile.lines[0].url
    monkeypatch.setattr(desk, "COUNTED", 2)
    assert desk.reported(editor)[0].title.endswith("(1+)")


def test_the_queue_is_read_by_its_index(editor):
    make_error_report()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # a scan is right in a small table: ask if the index could serve
            cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as queries:
        desk.reported(editor)
    for plan in plans_of(queries, "articles_errorreport"):
        assert "error_report_waiting" in plan, plan


# -- passages and proposals


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("closed in 1974, and the last", "closed in 1974, and the last"),
        ("CLOSED  in\n1974", "closed in 1974"),
        ("fitted.[1] It “shone” again", "fitted. It “shone” again"),
        ('It "shone" again', "It “shone” again"),
        ("“closed in 1974”", "closed in 1974"),
        ("opened in 1974", None),
        ("", None),
        ("[1]", None),
    ],
)
def test_a_passage_is_found_as_readers_copy_it(passage, found):
    source = make_source()
    body = f"<h2>Lamps</h2><p>The firm closed in 1974, and the last was fitted.{mark(source)} It “shone” again.</p>"
    quoted = desk.quoted(passage, body)
    assert (quoted.words if quoted else None) == found
    if quoted:
        whole = quoted.before + quoted.words + quoted.after
        assert whole == "The firm closed in 1974, and the last was fitted. It “shone” again."


def test_a_notice_is_proposed_from_what_the_reader_wrote():
    report = make_error_report(passage="on Tuesday", right="It was Monday.")
    assert desk.proposed_notice(report) == "An earlier version of this story said: “on Tuesday”. It was Monday."
    assert desk.proposed_notice(ErrorReport(wrong="Not so.")) == "Not so."


def test_an_answer_is_proposed_by_what_was_decided(editor):
    report = make_error_report(email="a@b.example")
    assert "We are looking into it." in desk.proposed_answer(report, "https://news.example/")
    desk.settle(report, by=editor, version=set_right(report.article, editor))
    told = desk.proposed_answer(report, "https://news.example/")
    assert "It was Monday." in told and "https://news.example/" in told
    desk.reopen(report, by=editor)
    desk.decline(report, by=editor, reason="{It} was {0} Tuesday.")
    assert "{It} was {0} Tuesday." in desk.proposed_answer(report, "")


# -- letters


def test_a_letter_is_kept_then_sent_after_the_commit(editor, django_capture_on_commit_callbacks):
    report = make_error_report(email="reader@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        letter = desk.answer(report, by=editor, text="You were right.")
        assert mail.outbox == []
    letter.refresh_from_db()
    assert letter.sent_at and letter.fault == ""
    [sent] = mail.outbox
    assert (sent.to, sent.body) == (["reader@example.org"], "You were right.")
    assert str(report.article) in sent.subject
    assert desk.send(letter) is False and len(mail.outbox) == 1


def test_a_mail_server_that_is_away_loses_nothing(editor, monkeypatch, django_capture_on_commit_callbacks):
    report = make_error_report(email="reader@example.org")
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", fail)
        with django_capture_on_commit_callbacks(execute=True):
            letter = desk.answer(report, by=editor, text="You were right.")
    letter.refresh_from_db()
    assert letter.sent_at is None and letter.fault == "Connection refused by the address"
    assert desk.send(letter) is True


def fail(backend, messages):
    raise ConnectionRefusedError(f"Connection refused by {messages[0].to[0]}")


def test_nobody_is_written_to_without_an_address(editor):
    with pytest.raises(NotPossible, match="no address to write to"):
        desk.answer(make_error_report(), by=editor, text="Hello.")


def test_addresses_are_forgotten_in_time_and_the_rest_stays(settings):
    settings.REPORT_EMAIL_DAYS = 90
    with clock.at(clock.now() - timedelta(days=91)):
        old = make_error_report(email="old@example.org")
    new = make_error_report(email="new@example.org")  # a new report forgets the old ones
    old.refresh_from_db()
    assert (old.email, old.wrong, new.email) == ("", "The date is wrong.", "new@example.org")
