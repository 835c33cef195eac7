"""The nouns of sourcing, low to high: agency, source, archived copy.

Public names come from here. A module imports only those before it in that order.
"""

from sources.models.agency import Agency, FormerAgencySlug
from sources.models.source import Source

from sources.models.archived_copy import ArchivedCopy  # isort: skip

__all__ = ["Agency", "ArchivedCopy", "FormerAgencySlug", "Source"]
