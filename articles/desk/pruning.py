"""Forgetting drafts that nobody came back to."""

from datetime import timedelta

from articles.models import Draft
from newsroom import clock
from newsroom.tasks.jobs import job

KEPT_FOR = timedelta(days=30)  # after the last key; as long as the revision that a form was opened at


@job()
def prune_drafts():
    """Delete what was typed long ago and neither saved nor discarded."""
    dropped, _ = Draft.objects.filter(saved_at__lt=clock.now() - KEPT_FOR).delete()
    return f"forgot {dropped} drafts" if dropped else None
