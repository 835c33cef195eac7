from importlib import import_module

from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "newsroom.images"
    label = "images"
    verbose_name = "Pictures"

    def ready(self):
        import_module("newsroom.images.reactions")
