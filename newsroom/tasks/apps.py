from importlib import import_module

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "newsroom.tasks"
    label = "jobs"
    verbose_name = "Jobs"

    def ready(self):
        import_module("newsroom.tasks.checks")
        import_module("newsroom.tasks.reactions")
