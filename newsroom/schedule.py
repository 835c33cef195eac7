"""The periodic work of the newsroom. Each job finds out by itself what is due."""

from datetime import timedelta

from articles.desk.pruning import prune_drafts
from newsroom.accounts.tasks import prune_access_log
from newsroom.images.tasks import look_for_pictures
from newsroom.tasks.periodic import Periodic
from newsroom.tasks.pruning import prune_jobs

SCHEDULE = (
    Periodic(look_for_pictures, every=timedelta(minutes=5)),
    Periodic(prune_jobs, every=timedelta(days=1)),
    Periodic(prune_access_log, every=timedelta(days=1)),
    Periodic(prune_drafts, every=timedelta(days=1)),
)
