"""How long a response may be kept: one table of policies, each cut to the moment when the page changes by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from newsroom import clock

MINUTE, HOUR = 60, 3600


@dataclass(frozen=True)
class Policy:
    """Seconds: in a browser, at the edge where it forgets pages on demand (RFC 9111), and how long the edge may show
    the old page while it fetches the new one (RFC 5861).
    """

    browser: int
    edge: int
    stale: int = 0


POLICIES = {
    # A browser asks each time, and is answered with 304: nobody can make it forget, and a correction is seen at once.
    "story": Policy(browser=0, edge=24 * HOUR),
    "list": Policy(browser=0, edge=24 * HOUR),
    "record": Policy(browser=0, edge=24 * HOUR),
    "feed": Policy(browser=5 * MINUTE, edge=24 * HOUR, stale=MINUTE),
    "machine": Policy(browser=HOUR, edge=24 * HOUR),
    "search": Policy(browser=0, edge=0),  # nobody could name what to forget: it is asked again, and answered with 304
    "moved": Policy(browser=HOUR, edge=24 * HOUR),
    "missing": Policy(browser=10, edge=MINUTE),
    "gone": Policy(browser=MINUTE, edge=5 * MINUTE),
}
BY_STATUS = {301: "moved", 404: "missing", 410: "gone", 451: "gone"}

_horizons: list[Callable[[], datetime | None]] = []


def register_horizon(tells: Callable[[], datetime | None]) -> None:
    """Have a function asked when something public changes next by itself: None for never."""
    if tells not in _horizons:
        _horizons.append(tells)


def horizon() -> datetime | None:
    """Return the next moment at which anything public changes by itself."""
    return min(filter(None, (tells() for tells in _horizons)), default=None)


def cache_control(policy: str, until: datetime | None = None) -> str:
    """Write the Cache-Control of a policy for a page that stays as it is ``until`` a moment.

    A lifetime that was cut lets nobody show the old page any longer: it would be wrong.
    """
    lifetimes = POLICIES[policy]
    browser, edge, stale = lifetimes.browser, min(lifetimes.edge, settings.EDGE_SECONDS), lifetimes.stale
    if until is not None and (left := max(0, int((until - clock.now()).total_seconds()))) < edge + stale:
        browser, edge, stale = min(browser, left), min(edge, left), 0
    parts = ["public", f"max-age={browser}", f"s-maxage={edge}", f"stale-while-revalidate={stale}"]
    return ", ".join(parts)
