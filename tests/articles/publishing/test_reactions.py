import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Version
from articles.publishing import preflight, schedule
from newsroom import clock
from sources.standing import embargo, kill
from tests.makers import (
    edit,
    make_published_article,
    make_ready_article,
    make_scheduled_article,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_killed_source_cancels_what_is_scheduled_on_it_and_the_log_says_why():
    source = make_source()
    article = make_scheduled_article(sources=[source, make_source()])
    kill(source, by=make_user("editor"), note="Published in error.")
    assert article.versions.get().is_cancelled
    assert "Published in error." in article.log.get(verb="stopped").reason


def test_a_killed_source_leaves_other_schedules_alone():
    article = make_scheduled_article()
    kill(make_source(), by=make_user("editor"), note="Published in error.")
    assert article.versions.scheduled().exists()


def test_a_new_embargo_cancels_only_what_would_break_it():
    source = make_source()
    soon = make_scheduled_article(sources=[source, make_source()])
    late = make_scheduled_article(sources=[source, make_source()], at=clock.now() + timedelta(days=2))
    embargo(source, by=make_user("editor"), until=clock.now() + timedelta(days=1))
    assert soon.versions.get().is_cancelled
    assert late.versions.scheduled().exists()


def test_a_live_story_stays_live_when_its_scheduled_update_is_stopped():
    source = make_source()
    article = make_published_article(sources=[source, make_source()])
    edit(article, headline="Later")
    schedule(article, by=make_user("editor"), at=clock.now() + timedelta(hours=1))
    kill(source, by=None, note="Published in error.")
    assert article.versions.live().get().number == 1
    assert article.versions.get(number=1).live_until is None


@pytest.mark.django_db(transaction=True)
def test_a_source_killed_while_a_story_is_being_scheduled_stops_it(monkeypatch):
    source, editor = make_source(), make_user("editor")
    article = make_ready_article(sources=[source, make_source()])
    passed, demand = threading.Event(), preflight.demand

    def demand_slowly(problems, **options):
        demand(problems, **options)
        passed.set()
        time.sleep(0.5)  # time for the kill to come in between

    def kill_it():
        passed.wait(10)
        kill(source, by=None, note="Published in error.")
        connection.close()

    monkeypatch.setattr(preflight, "demand", demand_slowly)
    killer = threading.Thread(target=kill_it)
    killer.start()
    schedule(article, by=editor, at=clock.now() + timedelta(hours=1))
    killer.join()
    assert Version.objects.get().is_cancelled
