"""What comes in from outside: the one door through which anything is fetched, and what a page says of itself.

Imports only the models of sources. Nothing here is called inside a transaction of the database.
"""

from sources.ingest.fetch import AddressRefused, AnswerRefused, Fetched, NoAnswer, NotFetched, fetch
from sources.ingest.proposal import Proposal, agency_of, known_as, propose
from sources.ingest.robots import heed_robots

__all__ = [
    "AddressRefused",
    "AnswerRefused",
    "Fetched",
    "NoAnswer",
    "NotFetched",
    "Proposal",
    "agency_of",
    "fetch",
    "heed_robots",
    "known_as",
    "propose",
]
