"""The desk's lists, forms and pages of stories.

Configuration and pages; what they ask is in ``articles.desk``, what they do is in
``articles.publishing``. ``source`` puts the stories beside the sources, which know none.
"""

from articles.admin.author import AuthorAdmin
from articles.admin.error_report import ErrorReportAdmin
from articles.admin.front import FrontAdmin
from articles.admin.policy import PolicyAdmin
from articles.admin.records import LogAdmin, MilestoneAdmin, RedactionAdmin, VersionAdmin
from articles.admin.source import CitedSourceAdmin
from articles.admin.story import StoryAdmin
from articles.admin.tag import TagAdmin

__all__ = [
    "AuthorAdmin",
    "CitedSourceAdmin",
    "ErrorReportAdmin",
    "FrontAdmin",
    "LogAdmin",
    "MilestoneAdmin",
    "PolicyAdmin",
    "RedactionAdmin",
    "StoryAdmin",
    "TagAdmin",
    "VersionAdmin",
]
