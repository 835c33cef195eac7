"""Play the demo newspaper through the real verbs, everything at its own moment.

One transaction: a fill that is stopped half-way leaves an empty newsroom behind.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from articles import publishing
from articles.desk import error_reports
from articles.models import Article, Author, Front, PolicyEdition, Tag
from articles.publishing.policies import publish_policy
from newsroom import clock
from newsroom.accounts.models import User
from newsroom.demo import cast, deeds, pictures
from newsroom.demo.content import front, setting
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.content.errors import REPORTED
from newsroom.demo.content.people import ACCOUNTS
from newsroom.demo.content.policies import POLICIES
from newsroom.demo.content.reports import REPORTS
from newsroom.demo.content.stories import STORIES
from sources.models import Agency

Advance = Callable[[], None]
LOOKED_AT_AFTER = timedelta(hours=2)

STEPS = 2 * len(DRAWINGS) + len(REPORTS) + len(STORIES) + sum(len(story.life) for story in STORIES)


def is_empty() -> bool:
    """Say whether nothing stands in the way: no stories, agencies, tags, authors, policy pages, no such accounts."""
    names = [account.username for account in ACCOUNTS]
    taken = User.objects.filter(username__in=names).exists()
    return not taken and not any(model.objects.exists() for model in (Article, Agency, Tag, Author, PolicyEdition))


def play(*, password: str, advance: Advance = lambda: None) -> None:
    """Fill an empty newsroom; ``advance`` is called ``STEPS`` times."""
    now = clock.now()
    drawn = {}
    for drawing in DRAWINGS:  # before the transaction: drawing takes its time
        drawn[drawing.key] = pictures.draw(drawing.key)
        advance()
    with transaction.atomic():
        company = cast.assemble(now, password=password, drawn=drawn, advance=advance)
        for moment, story, deed in deeds.in_order(STORIES, now):
            with clock.at(moment):
                deeds.perform(deed, story, company)
            advance()
        _make_front(company)
        _write_policies(company)
        _report_errors(company)


def _make_front(company: cast.Cast) -> None:
    """Two editions of the front that readers saw, and one that goes out tomorrow, as the desk left it."""
    known = {"by": company.people["editor"]}
    for out, slugs, note in (
        (front.OUT_BEFORE, front.BEFORE, front.NOTE_BEFORE),
        (front.OUT, (front.LEAD, *front.SLOTS), front.NOTE),
    ):
        with clock.at(out(company.now)):
            publishing.front.publish(**known, **_arrangement(company, slugs), note=note)
    at = front.GOES_OUT(company.now)
    publishing.front.schedule(**known, **_arrangement(company, front.TOMORROW), at=at, note=front.NOTE_TOMORROW)


def _arrangement(company: cast.Cast, slugs: tuple[str, ...]) -> dict:
    return {"stories": [company.stories[slug].ref for slug in slugs], "revision": Front.at_work().revision}


def _write_policies(company: cast.Cast) -> None:
    for edition in POLICIES:
        with clock.at(edition.at(company.now)):
            publish_policy(
                edition.slug,
                by=company.people["chief"],
                base=PolicyEdition.objects.filter(slug=edition.slug).count(),
                title=edition.title,
                standfirst=edition.standfirst,
                body=setting.joined(edition.body),
                notice=edition.notice,
            )


def _report_errors(company: cast.Cast) -> None:
    """Let readers write, and an editor look at it two hours later."""
    for told in REPORTED:
        at, editor = told.at(company.now), company.people["editor"]
        with clock.at(at):
            version = company.stories[told.story].versions.live().get()
            words = {name: getattr(told, name) for name in ("wrong", "passage", "right", "source_url", "email")}
            report = error_reports.receive(version, **words)
        with clock.at(at + LOOKED_AT_AFTER):
            if told.taken:
                error_reports.take(report, by=editor)
            if told.declined:
                error_reports.decline(report, by=editor, reason=told.declined)
