"""When something goes out, spelled out: the day, the time, the zone with its offset, and how long it is until then."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateformat import format as write_date

from articles.desk.countdown import until_exactly
from newsroom import clock


@dataclass(frozen=True)
class GoesOut:
    """A moment to come in words; ``static/js/desk/form/schedule.js`` says the same in the browser."""

    moment: datetime
    spelled: str
    zone: str
    zone_name: str
    until: str


def goes_out(moment: datetime) -> GoesOut:
    """Spell a moment out in the time of the newspaper."""
    local = timezone.localtime(moment)
    return GoesOut(
        moment=moment,
        spelled=write_date(local, "l, j F Y, H:i"),
        zone=zone_at(moment),
        zone_name=timezone.get_current_timezone_name(),
        until=until_exactly(moment, at=clock.now()),
    )


def zone_at(moment: datetime) -> str:
    """Name the time zone of the newspaper with its offset at a moment: it changes with the season."""
    name, offset = timezone.get_current_timezone_name(), timezone.localtime(moment).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    if not minutes:
        return name if name == "UTC" else f"{name} (UTC)"
    hours, rest = divmod(abs(minutes), 60)
    return f"{name} (UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''})"
