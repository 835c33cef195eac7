"""From what network somebody asks: enough to notice a stranger, too little to know a person."""

from ipaddress import ip_address, ip_network

from django.conf import settings

KEPT_BITS = {4: 24, 6: 48}


def network_of(request) -> str:
    """Return the network of the address that asks, as "203.0.113.0/24"; "" where it is not known.

    Behind proxies that are trusted it is the address which the outermost of them named.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if trusted := settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        told = request.headers.get("X-Forwarded-For", address).split(",")
        address = told[-trusted] if len(told) >= trusted else ""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    if getattr(found, "scope_id", None):
        return ""  # of this machine's own wire
    return str(ip_network(f"{found}/{KEPT_BITS[found.version]}", strict=False))
