"""The desk's lists and forms of agencies and sources. Configuration; the verbs are in ``sources``."""

from sources.admin.agency import AgencyAdmin
from sources.admin.archived_copy import ArchivedCopyAdmin
from sources.admin.source import SourceAdmin

__all__ = ["AgencyAdmin", "ArchivedCopyAdmin", "SourceAdmin"]
