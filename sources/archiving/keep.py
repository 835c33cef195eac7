"""Put an archived copy beside its source."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from newsroom import clock
from sources.models import ArchivedCopy, Source
from sources.models.archived_copy import copy_name


def keep(
    source: Source,
    *,
    data: bytes,
    content_type: str = "text/plain; charset=utf-8",
    url: str = "",
    text: str = "",
    fetched_at: datetime | None = None,
) -> ArchivedCopy:
    """Keep the bytes of a report and return the copy.

    The file is named by its SHA-256, so the same bytes are stored once. ``text`` is what
    a reader would read in it. The file is written before the row: a crash between the two
    leaves an unused file, never a row without its bytes.
    """
    copy = ArchivedCopy(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        content_type=content_type,
        url=url or source.url,
        text=text.replace("\0", ""),
        fetched_at=fetched_at or clock.now(),
    )
    name, storage = copy_name(copy, ""), storages["private"]
    copy.original.name = name if storage.exists(name) else storage.save(name, ContentFile(data))
    copy.save()
    return copy
