from datetime import timedelta

import pytest

from newsroom import clock
from newsroom.edge import lifetimes
from newsroom.edge.lifetimes import POLICIES, cache_control

NOON = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)


def control(policy, seconds=None):
    """The directives for a page that changes in so many seconds."""
    with clock.at(NOON):
        written = cache_control(policy, None if seconds is None else NOON + timedelta(seconds=seconds))
    return dict(part.partition("=")[::2] for part in written.split(", "))


def test_a_page_is_kept_as_its_policy_says_and_no_longer_than_the_edge_may(settings):
    settings.EDGE_SECONDS = 10**6
    assert control("story") == {
        "public": "", "max-age": "0", "s-maxage": "86400", "stale-while-revalidate": "0",
    }  # fmt: skip
    settings.EDGE_SECONDS = 60
    assert control("story")["s-maxage"] == "60"


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("seconds", [0, 0.4, 5, 59, -3])
def test_no_page_is_kept_or_shown_past_the_moment_at_which_it_changes(policy, seconds):
    found = control(policy, seconds)
    assert int(found["max-age"]) <= max(seconds, 0) and int(found["s-maxage"]) <= max(seconds, 0)
    assert found["stale-while-revalidate"] == "0"


def test_a_change_far_away_cuts_nothing():
    assert control("story", 10**6) == control("story")


def test_the_horizon_is_the_next_change_that_any_room_tells(monkeypatch):
    monkeypatch.setattr(lifetimes, "_horizons", [])
    assert lifetimes.horizon() is None
    for tells in (lambda: None, lambda: NOON, lambda: NOON - timedelta(hours=1)):
        lifetimes.register_horizon(tells)
    assert lifetimes.horizon() == NOON - timedelta(hours=1)
