"""Pace: how often one network may ask for what costs the database something, by the count of each process."""

from ipaddress import ip_network

from django.core.cache import caches

from newsroom.ops.network import network_of

MINUTE = 60


def too_fast(request, what: str, *, a_minute: int) -> bool:
    """Count a request, and say whether its network has asked more often than that in this minute.

    Private networks are never too fast: one that all requests come from is a proxy of whose trust nobody told us.
    """
    network = network_of(request)
    if not network or not ip_network(network).network_address.is_global:
        return False
    cache, key = caches["memory"], f"pace-{what}-{network}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key) > a_minute
    except ValueError:  # the minute has just ended
        return False
