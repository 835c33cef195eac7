from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Front, FrontEdition
from articles.models.front import MOST_SLOTS
from articles.publishing import NotAllowed, NotPossible, Refused, front, retract
from articles.publishing.refusals import ArrangementChanged
from articles.publishing.signals import front_changed
from newsroom import clock
from tests.articles.publishing.test_publish import in_parallel
from tests.makers import (
    make_article,
    make_edition,
    make_published_article,
    make_scheduled_article,
    make_user,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture
def stories():
    return [make_published_article(at=NOON - HOUR) for _ in range(3)]


def refs(*articles):
    return [article.ref for article in articles]


def seen(at):
    """The number of the edition that readers see at a moment; there is one at the most."""
    return [edition.number for edition in FrontEdition.objects.live(at=at)]


def sound():
    """Whether the intervals have no gap and no overlap."""
    shown = list(FrontEdition.objects.uncancelled().order_by("live_from"))
    ends = [edition.live_until for edition in shown]
    return ends == [*(edition.live_from for edition in shown[1:]), None][: len(shown)]


def test_edition_stands_at_once_with_its_stories_in_order(stories, editor):
    first, second, _ = stories
    with clock.at(NOON):
        edition = make_edition(second, first, by=editor, note=" Morning ")
    assert (edition.number, edition.refs, edition.note) == (1, refs(second, first), "Morning")
    assert (edition.made_by, edition.live_from, edition.live_until) == (editor, NOON, None)
    assert seen(NOON - SECOND) == [] and seen(NOON) == [1]
    assert Front.at_work().refs == refs(second, first)


def test_next_edition_closes_the_one_before(stories):
    with clock.at(NOON):
        make_edition(stories[0])
    with clock.at(NOON + HOUR):
        make_edition(stories[1])
    assert (seen(NOON + HOUR - SECOND), seen(NOON + HOUR)) == ([1], [2])
    assert sound()


def test_editions_of_one_moment_get_a_microsecond_each(stories):
    with clock.at(NOON):
        make_edition(stories[0])
        make_edition(stories[1])
    assert (seen(NOON), seen(NOON + front.TICK)) == ([1], [2])
    assert sound()


def test_scheduled_edition_takes_over_at_its_second(stories):
    with clock.at(NOON):
        make_edition(stories[0])
        make_edition(stories[1], at=NOON + HOUR)
    assert (seen(NOON + HOUR - SECOND), seen(NOON + HOUR)) == ([1], [2])
    assert sound()


def test_first_edition_may_be_a_scheduled_one(stories):
    with clock.at(NOON):
        make_edition(stories[0], at=NOON + HOUR)
    assert (seen(NOON), seen(NOON + HOUR)) == ([], [1])


def test_edition_published_before_a_scheduled_one_stands_until_then(stories):
    with clock.at(NOON):
        make_edition(stories[0])
        make_edition(stories[1], at=NOON + HOUR)
    with clock.at(NOON + SECOND):
        make_edition(stories[2])
    assert [seen(NOON + step) for step in (timedelta(0), SECOND, HOUR - SECOND, HOUR)] == [[1], [3], [3], [2]]
    assert sound()


def test_only_one_edition_is_scheduled(stories):
    with clock.at(NOON):
        make_edition(stories[0], at=NOON + HOUR)
        with pytest.raises(NotPossible, match="Edition 1 is scheduled for .*: cancel it first"):
            make_edition(stories[1], at=NOON + 2 * HOUR)
    assert Front.at_work().refs == refs(stories[0])


@pytest.mark.parametrize("ago", [timedelta(0), SECOND, 9000 * HOUR])
def test_moment_of_the_past_is_refused(stories, ago):
    with clock.at(NOON), pytest.raises(NotPossible, match="That moment has passed"):
        make_edition(stories[0], at=NOON - ago)
    assert not FrontEdition.objects.exists() and not Front.at_work().refs


def test_cancelled_edition_is_never_seen_and_the_one_before_it_stays(stories, editor):
    with clock.at(NOON):
        make_edition(stories[0])
        make_edition(stories[1], at=NOON + HOUR)
    with clock.at(NOON + SECOND):
        cancelled = front.cancel(number=2, by=editor)
    assert cancelled.is_cancelled and (cancelled.cancelled_by, cancelled.cancelled_at) == (editor, NOON + SECOND)
    assert seen(NOON + 9 * HOUR) == [1]
    assert sound()
    with clock.at(NOON + 2 * SECOND):
        assert make_edition(stories[2], at=NOON + HOUR).number == 3


@pytest.mark.parametrize("moment", [NOON + HOUR, NOON + 2 * HOUR])
def test_what_is_out_is_not_cancelled(stories, editor, moment):
    with clock.at(NOON):
        make_edition(stories[0], at=NOON + HOUR)
    with clock.at(moment), pytest.raises(NotPossible, match="Edition 1 is not scheduled any more"):
        front.cancel(number=1, by=editor)
    with clock.at(NOON), pytest.raises(NotPossible, match="not scheduled"):
        front.cancel(number=7, by=editor)


def test_edition_that_was_out_is_not_cancelled_when_the_clock_is_set_back(stories, editor):
    with clock.at(NOON):
        make_edition(stories[0])
    with clock.at(NOON - HOUR), pytest.raises(NotPossible, match="went out this very moment"):
        front.cancel(number=1, by=editor)
    assert seen(NOON) == [1] and sound()


def test_edition_is_restored_into_the_arrangement_and_not_to_readers(stories, editor):
    first, second, _ = stories
    make_edition(first, second)
    make_edition(second)
    front.restore(number=1, by=editor, revision=Front.at_work().revision)
    assert Front.at_work().refs == refs(first, second)
    assert FrontEdition.objects.live().get().number == 2
    for number, sentence in ((1, "Nothing to restore"), (9, "There is no edition 9")):
        with pytest.raises(NotPossible, match=sentence):
            front.restore(number=number, by=editor, revision=Front.at_work().revision)


def test_arrangement_is_saved_and_readers_see_nothing_of_it(stories, editor):
    made = front.arrange(stories=refs(*stories), by=editor, revision=1)
    assert (made.revision, made.changed_by, made.refs) == (2, editor, refs(*stories))
    assert not FrontEdition.objects.exists()


def test_stale_arrangement_is_refused_with_the_name_of_who_changed_it(stories, editor, chief):
    front.arrange(stories=refs(stories[0]), by=chief, revision=1)
    for verb in (front.arrange, front.publish):
        with pytest.raises(ArrangementChanged, match="Helen Marchetti changed the front while you were arranging it"):
            verb(stories=refs(stories[1]), by=editor, revision=1)
    assert Front.at_work().refs == refs(stories[0]) and not FrontEdition.objects.exists()


def test_same_arrangement_meets_nobody(stories, editor, chief):
    front.arrange(stories=refs(stories[0]), by=chief, revision=1)
    assert front.arrange(stories=refs(stories[0]), by=editor, revision=1).revision == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (lambda known: [known, "aaaaaaaaaa"], "The story in place 2 does not exist"),
        (lambda known: ["\0", known], "The story in place 1 does not exist"),
        (lambda known: ["' OR 1=1"], "does not exist"),
        (lambda known: [known, known], "stands on the front twice"),
        (lambda known: [known] * (MOST_SLOTS + 1), f"The front holds {MOST_SLOTS} stories, and these are 13"),
    ],
)
def test_what_cannot_stand_on_a_front_is_refused_by_a_sentence(stories, editor, sent, sentence):
    for verb in (front.arrange, front.publish):
        with pytest.raises(NotPossible, match=sentence):
            verb(stories=sent(stories[0].ref), by=editor, revision=1)
    assert not Front.at_work().refs and not FrontEdition.objects.exists()


def test_story_that_readers_would_not_see_keeps_an_edition_back(stories, editor, chief):
    draft, gone = make_article(headline="A draft"), make_published_article(headline="Gone")
    retract(gone, by=chief, notice="Invented.")
    with pytest.raises(NotPossible, match="Readers would not see “.*”, “.*”: take them out"):
        make_edition(stories[0], draft, gone)
    with pytest.raises(NotPossible, match="Readers would not see “A draft”: take it out"):
        make_edition(draft)
    with pytest.raises(NotPossible, match="The front is empty"):
        make_edition()
    assert not FrontEdition.objects.exists()


def test_story_still_to_go_out_may_stand_on_a_front(stories):
    coming = make_scheduled_article()
    assert make_edition(stories[0], coming).refs == refs(stories[0], coming)


def test_nothing_changed_is_no_edition(stories):
    make_edition(*stories)
    for at in (None, clock.now() + HOUR):
        with pytest.raises(NotPossible, match="Nothing has changed"):
            make_edition(*stories, at=at)


def test_reporter_looks_only(stories, reporter):
    known = {"stories": refs(*stories), "by": reporter, "revision": 1}
    for deed in (
        lambda: front.arrange(**known),
        lambda: front.publish(**known),
        lambda: front.schedule(**known, at=clock.now() + HOUR),
        lambda: front.cancel(number=1, by=reporter),
        lambda: front.restore(number=1, by=reporter, revision=1),
    ):
        with pytest.raises(NotAllowed, match="Your role does not allow you to arrange the front"):
            deed()


def test_what_readers_get_is_told_after_the_commit(stories, editor, django_capture_on_commit_callbacks):
    told = []

    def hear(edition, verb, **kwargs):
        told.append((edition.number, verb))

    front_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            front.arrange(stories=refs(*stories), by=editor, revision=1)
            make_edition(stories[0])
            make_edition(stories[1], at=clock.now() + HOUR)
            front.cancel(number=2, by=editor)
            assert told == []
    finally:
        front_changed.disconnect(hear)
    assert told == [(1, "publish"), (2, "schedule"), (2, "cancel")]


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.sampled_from(["publish", "schedule", "cancel", "wait"]), min_size=3, max_size=10))
def test_whatever_is_done_one_edition_stands_at_each_moment(steps):
    with transaction.atomic():
        editor = make_user("editor")
        some = [make_published_article(at=NOON - HOUR) for _ in range(2)]
        for place, step in enumerate(steps):
            with clock.at(NOON + place * SECOND):
                play(step, some[place % 2], editor)
        first = FrontEdition.objects.uncancelled().order_by("live_from").first()
        for half in range(2 * len(steps) + 8):
            at = NOON + half * SECOND / 2
            assert len(seen(at)) == (1 if first and first.live_from <= at else 0)
        assert sound()
        transaction.set_rollback(True)


def play(step, story, editor):
    try:
        if step == "cancel":
            coming = FrontEdition.objects.scheduled().first()
            front.cancel(number=coming.number if coming else 1, by=editor)
        elif step != "wait":
            make_edition(story, by=editor, at=clock.now() + 3 * SECOND if step == "schedule" else None)
    except Refused:
        pass


@pytest.mark.django_db(transaction=True)
def test_eight_who_publish_at_once_make_one_chain():
    people = [make_user("editor") for _ in range(8)]
    some = [make_published_article() for _ in people]

    def work(number):
        for _ in range(20):
            try:
                return front.publish(stories=[some[number].ref], by=people[number], revision=Front.at_work().revision)
            except ArrangementChanged:
                continue

    assert in_parallel(work, len(people)) == []
    assert sorted(FrontEdition.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert sound()
