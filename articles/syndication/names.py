"""Names that outlive an address: URNs made from refs (RFC 9562, version 5), the same under any domain."""

from uuid import UUID, uuid5

NEWSROOM = UUID("5c1a7a0c-7c0e-5d63-9d0c-0f6f2b1d7c55")  # for ever: another one would make every story new to feeds


def urn(*parts: str | int) -> str:
    """Return the name of a thing, such as ``urn("story", ref)``."""
    return uuid5(NEWSROOM, "/".join(map(str, parts))).urn
