from django.apps import AppConfig

from newsroom.ops import checks


class OpsConfig(AppConfig):
    name = "newsroom.ops"

    def ready(self):
        checks.connect()
