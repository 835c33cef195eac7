"""What must not go, and what follows when rows go: their files go after them, on commit."""

from functools import partial

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from newsroom.images.files import drop_unused
from newsroom.images.models import Image, Rendition
from newsroom.images.uses import uses_of


@receiver(pre_delete, sender=Image)
def keep_what_is_shown(instance, **kwargs):
    if use := next(uses_of([instance]), None):
        raise ProtectedError(f"“{instance}” ({instance.ref}) is shown by {use.label}.", {instance})


@receiver(post_delete, sender=Image)
def drop_original(instance, using, **kwargs):
    transaction.on_commit(partial(drop_unused, originals=[instance.original.name]), using=using)


@receiver(post_delete, sender=Rendition)
def drop_rendition(instance, using, **kwargs):
    transaction.on_commit(partial(drop_unused, renditions=[instance.file.name]), using=using)
