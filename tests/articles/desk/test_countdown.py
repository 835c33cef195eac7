from datetime import timedelta

import pytest

from articles.desk.countdown import ago, until, until_exactly
from newsroom import clock


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(seconds=-1), "now"),
        (timedelta(seconds=20), "in less than a minute"),
        (timedelta(seconds=61), "in 1 minute"),
        (timedelta(minutes=95), "in 95 minutes"),
        (timedelta(hours=3, minutes=50), "in 4 hours"),
        (timedelta(hours=47), "in 47 hours"),
        (timedelta(days=3, hours=2), "in 3 days"),
    ],
)
def test_a_countdown_is_read_at_a_glance(left, words):
    now = clock.now()
    assert until(now + left, at=now) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(seconds=59), "in less than a minute"),
        (timedelta(minutes=20, seconds=59), "in 20 min"),
        (timedelta(hours=3), "in 3 h"),
        (timedelta(hours=3, minutes=20), "in 3 h 20 min"),
        (timedelta(days=1, hours=4, minutes=59), "in 1 day 4 h"),
        (timedelta(days=9), "in 9 days"),
    ],
)
def test_what_is_scheduled_is_counted_down_to_the_minute(left, words):
    now = clock.now()
    assert until_exactly(now + left, at=now) == words


def test_what_was_just_now_was_a_moment_ago():
    now = clock.now()
    assert ago(now - timedelta(seconds=20), at=now) == "a moment ago"
    assert ago(now - timedelta(hours=3, minutes=20), at=now).replace("\xa0", " ") == "3 hours ago"
