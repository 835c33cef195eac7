from datetime import UTC, datetime

import pytest
from django import forms
from django.utils import timezone

from sources.admin.fields import MomentField


def moment(zone, day, hour):
    with timezone.override(zone):
        return MomentField().clean([day, hour])


@pytest.mark.parametrize(
    ("zone", "day", "hour", "sentence"),
    [
        (
            "Europe/Berlin",
            "2026-03-29",
            "02:30",
            "On 29 March 2026 the clocks of Europe/Berlin go forward: 02:30 does not exist. "
            "Choose a time before 02:00, or from 03:00 on.",
        ),
        (
            "Europe/Berlin",
            "2026-10-25",
            "02:30:10",
            "On 25 October 2026 the clocks of Europe/Berlin go back: 02:30 comes twice. "
            "Choose a time before 02:00, or from 03:00 on.",
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04",
            "02:15",
            "On 04 October 2026 the clocks of Australia/Lord_Howe go forward: 02:15 does not exist. "
            "Choose a time before 02:00, or from 02:30 on.",
        ),
    ],
)
def test_time_that_the_clocks_skip_or_repeat_is_a_sentence(zone, day, hour, sentence):
    with pytest.raises(forms.ValidationError) as refused:
        moment(zone, day, hour)
    assert refused.value.messages == [sentence]


@pytest.mark.parametrize(("hour", "utc"), [("01:59:59", (0, 59, 59)), ("03:00", (1, 0, 0))])
def test_the_minutes_before_and_after_are_moments(hour, utc):
    assert moment("Europe/Berlin", "2026-03-29", hour) == datetime(2026, 3, 29, *utc, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2999-12-31", "1900-01-01"])
def test_ends_of_the_calendar_are_moments(day):
    assert moment("Europe/Berlin", day, "02:30").date()
