"""No screen of the desk: the queue is no business of editors, and the log tells ops what became of jobs."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)
