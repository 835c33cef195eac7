"""Reports of errors, from the reader's form to the answer: received, taken up, corrected or declined, answered.

The text of an answer is the editor's. It is kept before it is sent, so that a mail server that is away loses nothing.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.urls import reverse

from articles.desk.countdown import ago
from articles.desk.piles import Line, Pile, pile
from articles.models import Answer, ErrorReport, Version
from articles.publishing import NotAllowed, NotPossible
from newsroom import clock, prose
from newsroom.accounts.models import User

State = ErrorReport.State
RIGHT = "articles.change_errorreport"
DAY = timedelta(days=1)
COUNTED = 100
MARKS = re.compile(r"\s*\[\d+\]")
ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})  # one sign for one sign
LONGEST_FAULT = 300

PROPOSED = {
    State.CORRECTED: (
        "Thank you for telling us of an error in “{headline}”.\n\nYou were right. We have corrected the story, and the "
        "correction stands on it:\n\n{notice}\n\n{url}\n\n{paper}"
    ),
    State.DECLINED: (
        "Thank you for writing to us about “{headline}”.\n\nWe have looked at it and left the story as it is: "
        "{reason}\n\n{url}\n\n{paper}"
    ),
}
PROPOSED[State.OPEN] = PROPOSED[State.LOOKING] = (
    "Thank you for writing to us about “{headline}”.\n\nWe are looking into it.\n\n{url}\n\n{paper}"
)


# -- from readers


@transaction.atomic
def receive(version: Version, *, wrong: str, **told: str) -> ErrorReport:
    """Take in a report on what readers see; the same words on the same story within a day are one report."""
    now = clock.now()
    forget_addresses(now)
    same = ErrorReport.objects.filter(article=version.article_id, wrong=wrong, received_at__gt=now - DAY)
    for there in same.filter(right=told.get("right", "")):
        return there
    return ErrorReport.objects.create(
        article=version.article, number=version.number, wrong=wrong, received_at=now, **told
    )


def forget_addresses(now: datetime) -> int:
    """Delete the e-mail addresses of readers whose reports came more than REPORT_EMAIL_DAYS ago."""
    return ErrorReport.objects.forget_addresses(before=now - timedelta(days=settings.REPORT_EMAIL_DAYS))


# -- at the desk


def reported(user: User, *, at: datetime | None = None) -> list[Pile]:
    """Return the pile of reports that wait, for who decides on them: one query, whatever their number."""
    if not user.has_perm(RIGHT):
        return []
    at = at or clock.now()
    columns = ("wrong", "state", "received_at", "article__headline")
    waiting = list(ErrorReport.objects.waiting().select_related("article").only(*columns)[:COUNTED])
    number = len(waiting) if len(waiting) < COUNTED else f"{COUNTED - 1}+"
    title = f"Errors reported by readers ({number})" if waiting else "Errors reported by readers"
    url = reverse("admin:articles_errorreport_changelist")
    return [pile("errors", title, "No report waits.", waiting, _line(at), url=url)]


def _line(at):
    def line(report):
        url = reverse("admin:articles_errorreport_change", args=[report.pk])
        chip = "being looked at" if report.state == State.LOOKING else ""
        about = f"{ago(report.received_at, at=at)}: {report.wrong}"
        return Line(str(report.article), url, chip, "in_review", about)

    return line


def take(report: ErrorReport, *, by: User) -> None:
    """Say that somebody is looking at it."""
    _move(report, by, ErrorReport.WAITING, state=State.LOOKING, taken_by=by)


def decline(report: ErrorReport, *, by: User, reason: str) -> None:
    """Leave the story as it is, and say why."""
    if prose.is_empty(reason):
        raise NotPossible("Say why the story stays as it is.")
    _move(report, by, ErrorReport.WAITING, state=State.DECLINED, reason=reason.strip(), **_decided(by))


def settle(report: ErrorReport, *, by: User, version: Version) -> None:
    """Link a report to the version that sets right what it says."""
    if version.article_id != report.article_id or not version.rectifies:
        raise NotPossible("That version does not set this story right.")
    _move(report, by, ErrorReport.WAITING, state=State.CORRECTED, version=version, **_decided(by))


def reopen(report: ErrorReport, *, by: User) -> None:
    """Take a decision back."""
    decided = (State.CORRECTED, State.DECLINED)
    undone = {"decided_by": None, "decided_at": None, "version": None, "reason": ""}
    _move(report, by, decided, state=State.LOOKING, taken_by=by, **undone)


def since_corrected(report: ErrorReport) -> Version | None:
    """Return the newest correction of the story that came after the report."""
    later = Version.objects.public().filter(article=report.article_id, live_from__gt=report.received_at)
    return later.filter(kind__in=Version.RECTIFIES).defer("document").order_by("-number").first()


def _decided(by):
    return {"decided_by": by, "decided_at": clock.now()}


def _move(report, by, states, **values):
    """Change the state of a report that is in one of some states, whoever else decides at this moment."""
    if not by.has_perm(RIGHT):
        raise NotAllowed("Your role at the desk does not decide on reports of errors.")
    changed = ErrorReport.objects.filter(pk=report.pk, state__in=states).update(**values)
    report.refresh_from_db()
    if not changed:
        raise NotPossible(f"Somebody else decided meanwhile: the report is “{report.get_state_display().lower()}”.")


# -- towards a correction


@dataclass(frozen=True)
class Quoted:
    """A passage where it stands: what comes before it in its paragraph, its words, what comes after."""

    before: str
    words: str
    after: str


def quoted(passage: str, body: str) -> Quoted | None:
    """Find a passage as a reader copied it, with numbers of sources or without, in a body; None where it is not."""
    sought = " ".join(MARKS.sub("", passage).split()).strip('"“”„ ').translate(ALIKE).casefold()
    if not sought:
        return None
    for block in prose.paragraphs(body):
        text = " ".join(block.text.split())
        at = text.translate(ALIKE).casefold().find(sought)
        if at >= 0 and len(text.casefold()) == len(text):
            end = at + len(sought)
            return Quoted(text[:at], text[at:end], text[end:])
    return None


def proposed_notice(report: ErrorReport) -> str:
    """Return what readers may be told of the correction, to be rewritten by the editor."""
    said = f"An earlier version of this story said: “{report.passage}”." if report.passage else report.wrong
    return " ".join(filter(None, [said, report.right]))


# -- answers


def proposed_answer(report: ErrorReport, url: str) -> str:
    """Return what the reader may be written, by what was decided."""
    headline = report.version.headline if report.version else str(report.article)
    return PROPOSED[State(report.state)].format(
        headline=headline,
        notice=report.version.notice if report.version else "",
        reason=report.reason,
        url=url,
        paper=settings.SITE_NAME,
    )


def answer(report: ErrorReport, *, by: User, text: str) -> Answer:
    """Keep a letter to the reader, and send it after the commit."""
    if not by.has_perm(RIGHT):
        raise NotAllowed("Your role at the desk does not answer readers.")
    if not report.email:
        raise NotPossible("There is no address to write to: none was left, or it is deleted by now.")
    subject = " ".join(f"{settings.SITE_NAME}: your report on “{report.article}”".split())[:250]
    letter = Answer.objects.create(report=report, subject=subject, text=text.strip(), by=by, made_at=clock.now())
    transaction.on_commit(lambda: send(letter), robust=True)
    return letter


def send(letter: Answer) -> bool:
    """Send a letter that is not sent yet; where that fails, keep what the mail server said."""
    address = letter.report.email
    if letter.sent_at or not address:
        return False
    try:
        mail.EmailMessage(letter.subject, letter.text, to=[address]).send()
    except OSError as error:  # the errors of SMTP are among them
        fault = str(error).replace(address, "the address")[:LONGEST_FAULT] or type(error).__name__
        Answer.objects.filter(pk=letter.pk).update(fault=fault)
        return False
    Answer.objects.filter(pk=letter.pk).update(sent_at=clock.now(), fault="")
    return True
