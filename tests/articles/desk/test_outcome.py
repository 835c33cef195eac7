"""What a confirm page announces is what the verb does."""

import pytest

from articles import publishing
from articles.desk.outcome import outcome
from articles.publishing.record import content_of_version, fingerprint
from articles.publishing.workflow import standing
from tests.makers import (
    edit,
    make_published_article,
    make_ready_article,
    make_scheduled_article,
    make_user,
)

pytestmark = pytest.mark.django_db


def announced_and_done(verb, article, **kwargs):
    now = standing(article)
    announced = outcome(verb, article, now)
    version = getattr(publishing, verb)(article, by=make_user("chief editor"), **kwargs)
    return now, announced, content_of_version(version)


def test_publication_is_what_was_announced():
    _, announced, done = announced_and_done("publish", make_ready_article())
    assert announced.before is None and fingerprint(announced.after) == fingerprint(done)


@pytest.mark.parametrize("verb", ["update", "copy_edit"])
def test_update_is_what_was_announced(verb):
    article = edit(make_published_article(), headline="New words")
    now, announced, done = announced_and_done(verb, article)
    assert announced.before == content_of_version(now.live) and fingerprint(announced.after) == fingerprint(done)


@pytest.mark.parametrize("verb", ["retract", "withdraw"])
def test_retraction_and_withdrawal_are_what_was_announced(verb):
    _, announced, done = announced_and_done(verb, make_published_article(), notice="Invented.")
    assert announced.after == done


@pytest.mark.parametrize("verb", ["retract", "withdraw"])
def test_reinstatement_is_what_was_announced(verb):
    article = make_published_article()
    getattr(publishing, verb)(article, by=make_user("chief editor"), notice="Invented.")
    _, announced, done = announced_and_done("reinstate", article, notice="True after all.")
    assert announced.after == done


def test_cancellation_announces_what_does_not_go_out():
    now, announced, done = announced_and_done("cancel", make_scheduled_article())
    assert announced.after == done == content_of_version(now.scheduled)
