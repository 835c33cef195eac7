"""The history of a story: who did what, when and why, and the versions that readers got."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.shortcuts import render

from articles.models import Article, StoryLog, Version
from newsroom.accounts.models import User

SAID = {
    "send_to_review": "sent to review",
    "send_back": "sent back",
    "approve": "approved",
    "approval_lapsed": "changed what was approved",
    "publish": "published",
    "update": "published an update",
    "copy_edit": "published a copy edit",
    "schedule": "scheduled",
    "cancel": "cancelled the schedule",
    "stopped": "stopped the schedule",
    "correct": "corrected",
    "clarify": "clarified",
    "rebase": "carried into the scheduled update",
    "merged": "merged with the working copy",
    "retract": "retracted",
    "withdraw": "withdrew",
    "reinstate": "reinstated",
    "redact": "redacted",
    "import": "imported with its history",
    "restore": "restored",
    "link_translation": "linked as translations",
    "unlink_translation": "linked as translations no more",
    "stands": "left as it is after its original was set right",
}
SHOWN = 200


@dataclass(frozen=True)
class Deed:
    """One line of the history; ``is_edit`` for a saving of the form, the rest are verbs."""

    at: datetime
    by: User | None
    what: str
    why: str
    version: Version | None = None
    is_edit: bool = False


def deed_of(row: StoryLog) -> Deed:
    """Return an entry of the log as a line, without its version."""
    return Deed(row.at, row.by, SAID.get(row.verb, row.verb.replace("_", " ")), row.reason)


def deeds(article: Article) -> list[Deed]:
    """Return what was done to a story, newest first: two queries, the newest of each."""
    log = article.log.select_related("by", "version").defer("version__document")[:SHOWN]
    kind = ContentType.objects.get_for_model(Article)
    edits = LogEntry.objects.filter(content_type=kind, object_id=str(article.pk)).select_related("user")[:SHOWN]
    found = [replace(deed_of(row), version=row.version) for row in log]
    found += [
        Deed(row.action_time, row.user, "began" if row.is_addition() else "edited", _fields(row), is_edit=True)
        for row in edits
    ]
    return sorted(found, key=lambda deed: deed.at, reverse=True)[:SHOWN]


def _fields(entry: LogEntry) -> str:
    return "" if entry.is_addition() else entry.get_change_message()


def history_page(model_admin, request, object_id):
    """Show the history of a story in place of Django's log of its object."""
    article = model_admin.story_or_404(request, unquote(object_id))
    versions = article.versions.order_by("-number").defer("document")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "History",
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        "deeds": deeds(article),
        "versions": versions,
        "kept": article.milestones.count() if request.user.has_perm("articles.view_milestone") else 0,
    }
    return render(request, "admin/articles/article/history.html", context)
