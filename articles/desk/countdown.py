"""How long until something, and since, at a glance. ``static/js/desk/countdown.js`` says the same in the browser."""

from datetime import datetime

from django.utils.timesince import timesince

MINUTE, HOUR, DAY = 60, 3600, 86400


def until(moment: datetime, *, at: datetime) -> str:
    """Say how long it is to a moment: minutes up to two hours, hours up to two days, then days, each rounded."""
    seconds = (moment - at).total_seconds()
    if seconds <= 0:
        return "now"
    if seconds < MINUTE:
        return "in less than a minute"
    unit, size = _unit(seconds)
    number = int(seconds / size + 0.5)
    return f"in {number} {unit}{'' if number == 1 else 's'}"


def until_exactly(moment: datetime, *, at: datetime) -> str:
    """Say how long it is to a moment to the minute, and in days to the hour; what has not passed yet is not counted."""
    minutes = int((moment - at).total_seconds() // MINUTE)
    if minutes < 1:
        return "in less than a minute" if moment > at else "now"
    if minutes < DAY // MINUTE:
        hours, rest = divmod(minutes, 60)
        parts = (hours and f"{hours} h", rest and f"{rest} min")
    else:
        days, rest = divmod(minutes // 60, 24)
        parts = (f"{days} day{'' if days == 1 else 's'}", rest and f"{rest} h")
    return f"in {' '.join(part for part in parts if part)}"


def ago(moment: datetime, *, at: datetime) -> str:
    """Say how long ago a moment was."""
    return "a moment ago" if (at - moment).total_seconds() < MINUTE else f"{timesince(moment, at, depth=1)} ago"


def _unit(seconds):
    if seconds < 2 * HOUR:
        return "minute", MINUTE
    if seconds < 2 * DAY:
        return "hour", HOUR
    return "day", DAY
