"""Files named by their content: writing one twice is writing it once."""

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from newsroom.images.models import Image, Rendition


def put(storage: Storage, name: str, data: bytes) -> str:
    """Write a file unless it is there, and return its name."""
    if storage.exists(name):
        return name
    written = storage.save(name, ContentFile(data, name=name))
    if written != name:  # somebody else wrote the same bytes in between
        storage.delete(written)
    return name


def drop_unused(*, originals: Iterable[str] = (), renditions: Iterable[str] = ()) -> None:
    """Delete those of the files that no row names any more."""
    for name in filter(None, originals):
        if not Image.objects.filter(original=name).exists():
            storages["private"].delete(name)
    for name in filter(None, renditions):
        if not Rendition.objects.filter(file=name).exists():
            storages["default"].delete(name)
