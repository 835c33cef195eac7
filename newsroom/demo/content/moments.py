"""Moments of the demo: functions from "now" to an aware moment in the site's time zone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

Moment = Callable[[datetime], datetime]


def hours_ago(hours: float) -> Moment:
    """A moment of today or yesterday, to the minute."""
    return lambda now: (now - timedelta(hours=hours)).replace(second=0, microsecond=0)


def days_ago(days: int, clock_time: str) -> Moment:
    """A time of day (``"14:05"``) some days before today."""
    return lambda now: _on_day(timezone.localdate(now) - timedelta(days=days), clock_time)


def in_days(days: int, clock_time: str) -> Moment:
    """A time of day some days after today."""
    return days_ago(-days, clock_time)


def on(day: str, clock_time: str) -> Moment:
    """A fixed moment, such as ``on("2025-08-05", "09:40")``."""
    return lambda now: _on_day(date.fromisoformat(day), clock_time)


def before(moment: Moment, **duration: float) -> Moment:
    """Some ``minutes`` or ``hours`` before a moment."""
    return lambda now: moment(now) - timedelta(**duration)


def _on_day(day: date, clock_time: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock_time), timezone.get_current_timezone())
