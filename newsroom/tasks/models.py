"""What the worker writes down about itself. The queue is the table of django-tasks-db."""

from django.db import models


class Heartbeat(models.Model):
    """A worker, and when it was last known to live."""

    worker = models.CharField(primary_key=True, max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "heartbeat"

    def __str__(self):
        return self.worker


class Turn(models.Model):
    """When a periodic job is due next. Whoever moves the moment on asks for the job."""

    name = models.CharField(primary_key=True, max_length=100)
    due_at = models.DateTimeField()

    class Meta:
        verbose_name = "turn"

    def __str__(self):
        return self.name
