"""Visibility is a query: each case to the second, with a clock that stands still and no worker."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Version
from articles.publishing import (
    NotPossible,
    PreflightFailed,
    PublicState,
    Scheduled,
    cancel,
    clarify,
    copy_edit,
    correct,
    ledger,
    live_content,
    publish,
    reinstate,
    retract,
    schedule,
    standing,
    update,
    withdraw,
)
from articles.publishing.record import Record
from articles.publishing.verify import verify_story
from newsroom import clock
from tests.makers import edit, make_article, make_published_article, make_ready, make_ready_article, make_user

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def headline(article, at):
    version = article.versions.live(at=at).first()
    return version and version.headline


def listed(article, at):
    return Version.objects.live(at=at).listed().filter(article=article).exists()


def sound(article):
    return verify_story(list(article.versions.select_related("article").order_by("number"))).broken == []


def test_a_scheduled_story_appears_at_its_second(chief):
    with clock.at(NOON):
        article = make_ready_article(headline="Tomorrow")
        schedule(article, by=chief, at=NOON + HOUR)
    assert headline(article, NOON + HOUR - SECOND) is None
    assert standing(article, at=NOON).state == PublicState.SCHEDULED
    assert headline(article, NOON + HOUR) == "Tomorrow"
    assert not listed(article, NOON + HOUR - SECOND)
    assert listed(article, NOON + HOUR)
    assert standing(article, at=NOON + HOUR).state == PublicState.LIVE


def test_a_scheduled_update_takes_over_at_its_second(chief):
    article = make_published_article(at=NOON, headline="Before")
    with clock.at(NOON + SECOND):
        edit(article, headline="After")
        schedule(article, by=chief, at=NOON + HOUR)
    assert headline(article, NOON + HOUR - SECOND) == "Before"
    assert headline(article, NOON + HOUR) == "After"
    assert Version.objects.live(at=NOON + HOUR).listed().get(article=article).headline == "After"
    assert sound(article)


def test_a_cancelled_schedule_never_shows_and_the_story_before_it_stays(chief):
    article = make_published_article(at=NOON, headline="Before")
    with clock.at(NOON + SECOND):
        edit(article, headline="Never")
        schedule(article, by=chief, at=NOON + HOUR)
        cancel(article, by=chief)
    assert headline(article, NOON + 9 * HOUR) == "Before"
    assert article.versions.get(number=1).live_until is None
    assert article.versions.get(number=2).is_cancelled
    assert listed(article, NOON + 9 * HOUR)
    assert sound(article)


def test_what_went_out_while_it_was_being_cancelled_is_out(chief):
    article = make_published_article(at=NOON)
    with clock.at(NOON + SECOND):
        edit(article, headline="Out")
        version = schedule(article, by=chief, at=NOON + HOUR)
    with clock.at(NOON + HOUR), pytest.raises(NotPossible, match="went out"), transaction.atomic():
        ledger.cancel(article, version, by=chief, reason="Too late.")
    assert headline(article, NOON + HOUR) == "Out"
    assert sound(article)


def test_a_live_version_is_not_cancelled_when_the_clock_is_set_back(chief):
    article = make_published_article(at=NOON)
    with clock.at(NOON - HOUR), pytest.raises(NotPossible, match="went out"):
        cancel(article, by=chief)
    assert headline(article, NOON) and sound(article)


def test_a_cancelled_publication_frees_its_address_and_can_go_out_anew(chief):
    with clock.at(NOON):
        article = make_ready_article(slug="reserved")
        schedule(article, by=chief, at=NOON + HOUR)
        cancel(article, by=chief)
        assert not article.addresses.exists()
        other = make_ready_article(slug="reserved")
        publish(other, by=chief)
        assert other.addresses.get().slug == "reserved"
    assert article.stage == article.Stage.READY


def test_a_correction_goes_live_while_an_update_is_scheduled_and_cancels_it(chief):
    article = make_published_article(at=NOON, headline="Wrong")
    with clock.at(NOON + SECOND):
        edit(article, standfirst="Scheduled standfirst, as reported.")
        schedule(article, by=chief, at=NOON + HOUR)
    with clock.at(NOON + 2 * SECOND):
        content = replace(live_content(article), headline="Right")
        correct(article, by=chief, content=content, notice="It was wrong.", scheduled=Scheduled.CANCEL)
    assert headline(article, NOON + 2 * SECOND - timedelta(microseconds=1)) == "Wrong"
    assert headline(article, NOON + 2 * SECOND) == "Right"
    assert article.versions.live(at=NOON + HOUR).get().standfirst != "Scheduled standfirst, as reported."
    assert sound(article)


def test_a_correction_can_be_carried_into_the_scheduled_update(chief):
    article = make_published_article(at=NOON, headline="Wrong")
    with clock.at(NOON + SECOND):
        edit(article, standfirst="Scheduled standfirst, as reported.")
        schedule(article, by=chief, at=NOON + HOUR)
    with clock.at(NOON + 2 * SECOND):
        content = replace(live_content(article), headline="Right")
        correct(article, by=chief, content=content, notice="It was wrong.", scheduled=Scheduled.REBASE)
    later = article.versions.live(at=NOON + HOUR).get()
    assert headline(article, NOON + HOUR - SECOND) == "Right"
    assert (later.headline, later.standfirst) == ("Right", "Scheduled standfirst, as reported.")
    assert [v.kind for v in article.versions.order_by("number")] == [
        "publication",
        "update",
        "correction",
        "update",
    ]
    assert sound(article)


def test_an_embargo_holds_to_its_second(chief):
    with clock.at(NOON):
        article = make_ready_article(embargo_until=NOON + HOUR)
    with clock.at(NOON + HOUR - SECOND), pytest.raises(PreflightFailed, match="embargo"):
        publish(article, by=chief)
    with clock.at(NOON + HOUR):
        publish(article, by=chief)
    assert headline(article, NOON + HOUR) == article.headline


def test_a_story_under_embargo_can_be_scheduled_for_its_end_but_not_before(chief):
    with clock.at(NOON):
        article = make_ready_article(embargo_until=NOON + HOUR)
        with pytest.raises(PreflightFailed, match="embargo"):
            schedule(article, by=chief, at=NOON + HOUR - SECOND)
        schedule(article, by=chief, at=NOON + HOUR)
    assert headline(article, NOON + HOUR) == article.headline


def test_a_withdrawal_holds_from_its_second_and_leaves_the_past_as_it_was(chief):
    article = make_published_article(at=NOON)
    with clock.at(NOON + HOUR):
        withdraw(article, by=chief, notice="It harmed somebody.", basis="personal")
    assert standing(article, at=NOON + HOUR - SECOND).state == PublicState.LIVE
    assert standing(article, at=NOON + HOUR).state == PublicState.WITHDRAWN
    assert not listed(article, NOON + HOUR)
    assert sound(article)


def test_what_it_said_at_any_moment_is_the_same_query(chief):
    article = make_published_article(at=NOON, headline="One")
    for step, words in enumerate(["Two", "Three"], start=1):
        with clock.at(NOON + step * HOUR):
            edit(article, headline=words)
            update(article, by=chief, notice="More is known.")
    moments = [NOON + HOUR / 2, NOON + HOUR, NOON + 1.5 * HOUR, NOON + 2 * HOUR, NOON + 99 * HOUR]
    assert [headline(article, at) for at in moments] == ["One", "Two", "Two", "Three", "Three"]


def test_publications_at_the_same_moment_get_a_microsecond_each(chief):
    article = make_published_article(at=NOON, headline="One")
    with clock.at(NOON):
        edit(article, headline="Two")
        update(article, by=chief)
    assert article.versions.get(number=2).live_from == NOON + timedelta(microseconds=1)
    assert sound(article)


def play(article, step, chief):
    """One deed of a story's life, where it is possible now."""
    notice = "What readers are told."
    now = clock.now()
    state, coming = standing(article).state, standing(article).scheduled
    if step == "schedule" and coming is None and state in (PublicState.NEVER_PUBLIC, PublicState.LIVE):
        edit(article, headline=f"Scheduled at {now}")
        schedule(article, by=chief, at=now + 3 * SECOND)
    elif step == "cancel" and coming:
        cancel(article, by=chief)
    elif step == "publish" and state == PublicState.NEVER_PUBLIC:
        publish(make_ready(article), by=chief)
    elif step in ("update", "copy_edit") and state == PublicState.LIVE and coming is None:
        edit(article, headline=f"Written at {now}")
        {"update": update, "copy_edit": copy_edit}[step](article, by=chief, notice=notice)
    elif step in ("correct", "clarify") and state == PublicState.LIVE:
        content = replace(live_content(article), dateline=f"{now:%S}")
        verb = {"correct": correct, "clarify": clarify}[step]
        verb(article, by=chief, content=content, notice=notice, scheduled=Scheduled.CANCEL)
    elif step == "retract" and state == PublicState.LIVE:
        retract(article, by=chief, notice=notice)
    elif step == "withdraw" and state in (PublicState.LIVE, PublicState.RETRACTED):
        withdraw(article, by=chief, notice=notice)
    elif step == "reinstate" and state in (PublicState.RETRACTED, PublicState.WITHDRAWN):
        reinstate(article, by=chief, notice=notice)


STEPS = [
    "schedule",
    "cancel",
    "publish",
    "update",
    "copy_edit",
    "correct",
    "clarify",
    "retract",
    "withdraw",
    "reinstate",
    "wait",
]


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.sampled_from(STEPS), min_size=3, max_size=9))
def test_whatever_is_done_to_a_story_one_version_is_live_at_each_moment_and_the_chain_holds(steps):
    chief = make_user("chief editor")
    with clock.at(NOON):
        article = make_article(by=chief)
    for place, step in enumerate(steps):
        with clock.at(NOON + place * SECOND):
            play(article, step, chief)
    chain = list(article.versions.order_by("number"))
    shown = [version for version in chain if not version.is_cancelled]
    end = NOON + (len(steps) + 4) * SECOND
    moments = [NOON + half * SECOND / 2 for half in range(2 * len(steps) + 8)]
    for at in moments:
        live = article.versions.live(at=at)
        assert live.count() == (1 if shown and shown[0].live_from <= at else 0)
    assert sound(article) if chain else True
    previous = ""
    for version in chain:
        assert Record.parse(version.document).previous == previous
        previous = version.digest
    with clock.at(end):
        assert sound(article) if chain else True
