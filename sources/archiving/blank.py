"""Blank passages in an archived copy that must not be kept."""

from collections.abc import Collection
from functools import partial

from django.db import transaction

from newsroom import clock, prose
from sources.models import ArchivedCopy


def blank(copy: ArchivedCopy, passages: Collection[str]) -> bool:
    """Blank the passages in the text of a copy and drop its bytes; the SHA-256 stays.

    Returns whether the copy held any of them. The file goes after the commit, and only
    where no other copy is stored in it.
    """
    text = prose.blank_words(copy.text, passages)
    if text == copy.text:
        return False
    copy.text = text
    name, storage = copy.original.name, copy.original.storage
    copy.original, copy.redacted_at = "", clock.now()
    copy.save(update_fields=["text", "original", "redacted_at"])
    if name and not ArchivedCopy.objects.filter(original=name).exists():
        transaction.on_commit(partial(storage.delete, name))
    return True
