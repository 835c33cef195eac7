"""The back ends: each a module that installs the index on its database and asks it for the newest matches."""

from types import ModuleType

from articles.search import postgresql, sqlite

BACK_ENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def back_end(connection) -> ModuleType:
    """Return the back end of a connection."""
    return BACK_ENDS[connection.vendor]
