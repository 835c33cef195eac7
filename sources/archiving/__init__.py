"""Keeping what a source said when we looked. Imports only the models of sources."""

from sources.archiving.blank import blank
from sources.archiving.keep import keep

__all__ = ["blank", "keep"]
