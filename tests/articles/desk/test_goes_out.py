from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.desk.goes_out import goes_out, zone_at
from newsroom import clock


def test_a_moment_is_spelled_out_with_its_zone_and_how_long_it_is():
    moment = datetime(2026, 11, 26, 12, 20, tzinfo=UTC)
    with timezone.override("Europe/Istanbul"), clock.at(moment - timedelta(hours=3, minutes=20)):
        told = goes_out(moment)
    assert told.spelled == "Thursday, 26 November 2026, 15:20"
    assert (told.zone, told.until) == ("Europe/Istanbul (UTC+3)", "in 3 h 20 min")


@pytest.mark.parametrize(
    ("name", "month", "zone"),
    [
        ("UTC", 1, "UTC"),
        ("Europe/London", 1, "Europe/London (UTC)"),
        ("Europe/London", 7, "Europe/London (UTC+1)"),
        ("Asia/Kathmandu", 1, "Asia/Kathmandu (UTC+5:45)"),
        ("America/St_Johns", 1, "America/St_Johns (UTC−3:30)"),
    ],
)
def test_zone_is_named_with_its_offset_at_that_season(name, month, zone):
    with timezone.override(name):
        assert zone_at(datetime(2026, month, 1, tzinfo=UTC)) == zone
