"""The nouns of stories, low to high.

tag, author → article → citation, shown_picture, related, address → version → listings → search_row · rendering,
redaction, log, error_report, milestone, preview_link → preview_use, policy, front; of the desk alone: saved_filter,
draft, presence, revision, desk_note. A module imports only from those before it. Public names come from here.
"""

from articles.models.address import Address
from articles.models.article import Article, Byline
from articles.models.author import Author, FormerAuthorSlug
from articles.models.citation import Citation, CitedSource
from articles.models.desk_note import DeskNote
from articles.models.draft import Draft
from articles.models.error_report import Answer, ErrorReport
from articles.models.front import Front, FrontEdition, ImmutableEdition, Slot
from articles.models.listings import AgencyUse, Bylining, Listing, SourceUse, Tagging
from articles.models.log import StoryLog
from articles.models.milestone import Milestone
from articles.models.paging import Page, StoryList
from articles.models.policy import PolicyEdition
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.preview_use import PreviewUse
from articles.models.redaction import Redaction
from articles.models.related import RelatedStory
from articles.models.rendering import Rendering
from articles.models.revision import Revision
from articles.models.saved_filter import SavedFilter
from articles.models.search_row import SearchRow
from articles.models.shown_picture import ShownPicture
from articles.models.tag import FormerTagSlug, Tag, TaggedArticle
from articles.models.version import ImmutableVersion, Version

__all__ = [
    "Address",
    "AgencyUse",
    "Answer",
    "Article",
    "Author",
    "Byline",
    "Bylining",
    "Citation",
    "CitedSource",
    "DeskNote",
    "Draft",
    "ErrorReport",
    "FormerAuthorSlug",
    "FormerTagSlug",
    "Front",
    "FrontEdition",
    "ImmutableEdition",
    "ImmutableVersion",
    "Listing",
    "Milestone",
    "Page",
    "PolicyEdition",
    "Presence",
    "PreviewLink",
    "PreviewUse",
    "Redaction",
    "RelatedStory",
    "Rendering",
    "Revision",
    "SavedFilter",
    "SearchRow",
    "ShownPicture",
    "Slot",
    "SourceUse",
    "StoryList",
    "StoryLog",
    "Tag",
    "TaggedArticle",
    "Tagging",
    "Version",
]
