"""Limits by address, counted where attempts to sign in are counted: in the cache that all processes share."""

from allauth.core.internal import ratelimit


def within_limit(request, action: str, *, an_hour: int) -> bool:
    """Count a request of this address; False where it has had so many within an hour."""
    rates = {action: f"{an_hour}/h/ip"}
    return ratelimit.consume(request, app="newsroom", action=action, config=rates, limit_get=True) is not None
