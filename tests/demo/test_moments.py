"""Moments of the demo are counted from now, in the site's time zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.demo.content.moments import before, days_ago, hours_ago, in_days, on

NOW = datetime(2026, 3, 29, 12, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_berlin():
    with timezone.override("Europe/Berlin"):
        yield


def test_hours_ago_is_a_full_minute():
    assert hours_ago(1.5)(NOW) == NOW.replace(hour=10, minute=30, second=0)


def test_days_ago_is_a_time_of_day_of_the_site_also_where_the_clocks_changed():
    assert days_ago(1, "14:05")(NOW) == datetime(2026, 3, 28, 13, 5, tzinfo=UTC)
    assert days_ago(0, "14:05")(NOW) == datetime(2026, 3, 29, 12, 5, tzinfo=UTC)


def test_in_days_lies_ahead():
    assert in_days(1, "06:00")(NOW) == datetime(2026, 3, 30, 4, 0, tzinfo=UTC)


def test_a_fixed_moment_does_not_move():
    assert on("2025-08-05", "09:40")(NOW) == on("2025-08-05", "09:40")(NOW + timedelta(days=9))


def test_before_counts_back():
    assert before(on("2025-08-05", "09:40"), minutes=50)(NOW) == datetime(2025, 8, 5, 6, 50, tzinfo=UTC)
