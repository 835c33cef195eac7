"""What becomes of a report after it was filed."""

from datetime import timedelta

import pytest

from articles.models import StoryLog
from articles.publishing import schedule, standing
from newsroom import clock
from sources.models import Source
from sources.signals import source_stopped
from sources.standing import embargo, kill, mark_corrected, restore
from tests.makers import make_ready_article, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """What listeners were told."""
    heard = []

    def listen(sender, **said):
        heard.append(said)

    source_stopped.connect(listen)
    yield heard
    source_stopped.disconnect(listen)


def test_a_killed_report_says_when_and_why(told):
    source = kill(make_source(), by=None, note="Facts in doubt")
    source.refresh_from_db()
    assert (source.is_killed, source.status_note) == (True, "Facts in doubt")
    assert source.status_at
    assert "killed the report: Facts in doubt" in told[0]["note"]


def test_a_corrected_report_stops_nothing(told):
    source = mark_corrected(make_source(), by=None, note="A name")
    assert source.status == Source.Status.CORRECTED
    assert told == []


def test_a_restored_report_is_usable_again():
    source = restore(kill(make_source(), by=None, note="In doubt"), by=None, note="It stands")
    assert source in Source.objects.usable()
    assert source.status_note == "It stands"


def test_an_embargo_to_come_stops_and_one_of_the_past_does_not(told):
    source = make_source()
    embargo(source, by=None, until=clock.now() - timedelta(hours=1))
    assert told == [] and source in Source.objects.usable()
    embargo(source, by=None, until=clock.now() + timedelta(hours=1))
    assert len(told) == 1 and source not in Source.objects.usable()


@pytest.mark.parametrize("stop", ["kill", "embargo"])
def test_what_is_scheduled_on_a_stopped_report_is_cancelled(stop):
    source, chief = make_source(), make_user("chief editor")
    article = make_ready_article(sources=[source])
    schedule(article, by=chief, at=clock.now() + timedelta(hours=1))
    if stop == "kill":
        kill(source, by=chief, note="In doubt")
    else:
        embargo(source, by=chief, until=clock.now() + timedelta(hours=2))
    assert standing(article).scheduled is None
    assert StoryLog.objects.filter(article=article, verb="stopped").exists()
