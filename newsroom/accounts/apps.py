from importlib import import_module

from django.apps import AppConfig

from newsroom.accounts import checks


class AccountsConfig(AppConfig):
    name = "newsroom.accounts"
    verbose_name = "People"

    def ready(self):
        checks.connect()
        import_module("newsroom.accounts.reactions")
