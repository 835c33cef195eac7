"""Our own origin in what is stored: a name that nobody can have (RFC 2606), until somebody asks under the real one."""

from urllib.parse import urljoin

ORIGIN = "https://origin.invalid"


def absolute(url: str) -> str:
    """Return an address of ours with the mark before it; one that is absolute already (a foreign storage) as it is."""
    return ORIGIN + url if url.startswith("/") and not url.startswith("//") else urljoin(ORIGIN, url)


def at_origin(stored: str, origin: str) -> str:
    """Put the origin ("https://news.example") in the place of the mark."""
    return stored.replace(ORIGIN, origin)
