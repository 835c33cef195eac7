"""What follows when a job ends: one that failed is tried again, later each time; a line in the log."""

import logging

from django.dispatch import receiver
from django.utils import timezone
from django_tasks_db.compat import task_finished
from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.tasks.jobs import FAILED, put_back, terms_of

log = logging.getLogger("newsroom.tasks")


@receiver(task_finished)
def try_again(task_result, **kwargs):
    if task_result.status != FAILED:
        return
    path, tried = task_result.task.module_path, len(task_result.worker_ids)
    terms, row = terms_of(path), DBTaskResult.objects.filter(pk=task_result.id).first()
    why = row and row.traceback.strip().rpartition("\n")[2]
    if row is None or tried >= terms.tries:
        log.error("%s failed, tried %d of %d, given up: %s", path, tried, terms.tries, why)
        return
    after = clock.now() + terms.pause_after(tried)
    put_back(row, after=after)
    when = timezone.localtime(after)
    log.warning("%s failed, tried %d of %d, again at %s: %s", path, tried, terms.tries, f"{when:%H:%M:%S}", why)
