"""Originals: prove that what the record names by its SHA-256, copies of reports and pictures, still has it.

What a redaction blanked or took out is left aside: its SHA-256 stays, and nothing that has it.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile

from articles.publishing.record import digest_of
from newsroom.images.models import Image
from sources.models import ArchivedCopy


def verify_texts() -> Iterator[str]:
    """Yield the archived copies whose text is not the one that was kept. Of plain text alone it can be told."""
    plain = ArchivedCopy.objects.filter(redacted_at=None, content_type__startswith="text/plain")
    for ref, sha256, text in plain.values_list("source__ref", "sha256", "text").iterator(chunk_size=200):
        if digest_of(text) != sha256:
            yield f"source {ref}: the text of its archived copy {sha256} is not the one that was kept"


def verify_files() -> Iterator[str]:
    """Yield the copies and pictures whose file is gone or another one; the same file is read once."""
    copies = ArchivedCopy.objects.filter(redacted_at=None).exclude(original="").select_related("source").defer("text")
    ordered = copies.order_by("original", "sha256", "pk").iterator(chunk_size=200)
    for (_, sha256), same in groupby(ordered, key=lambda copy: (copy.original.name, copy.sha256)):
        copy = next(same)
        if fault := _fault(copy.original, sha256):
            yield f"source {copy.source.ref}: the file of its archived copy {sha256} {fault}"
    for image in Image.objects.kept().order_by("pk").iterator(chunk_size=200):
        if fault := _fault(image.original, image.sha256):
            yield f"picture {image.ref}: its original {fault}"


def _fault(original: FieldFile, sha256: str) -> str:
    try:
        with original.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except (OSError, ValueError, SuspiciousFileOperation):  # a row without the name of a file of ours, too
        return "is gone"
    return "" if same else "is another one"
