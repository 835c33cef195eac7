"""The verbs of the library. Decoding and encoding happen outside of any transaction."""

from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from threading import Lock

from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from newsroom import clock
from newsroom.accounts.models import User
from newsroom.images.files import drop_unused, put
from newsroom.images.intake import Accepted, ImageRefused, Upload, accept
from newsroom.images.likeness import looks_of
from newsroom.images.metadata import Told, told_by
from newsroom.images.models import Image
from newsroom.images.models.image import original_name
from newsroom.images.renditions import Master, first_copies, master_of, record_renditions, store_files
from newsroom.images.shapes import RECIPE
from newsroom.images.tasks import prepare_picture
from newsroom.tasks.jobs import once

# The largest picture that intake accepts takes 260 MB (JPEG) to 450 (WebP, PNG with transparency) while it is prepared,
# at worst 580 (progressive JPEG in CMYK) or 640 (PNG with one transparent colour). Measured.
one_at_a_time = Lock()


class AlreadyInLibrary(ImageRefused):
    """The very same file has been taken before; ``image`` is what the library has of it."""

    def __init__(self, image: Image) -> None:
        self.image = image
        name = f"“{shorten(str(image), 80, placeholder='…')}” (ref {image.ref})"
        super().__init__(
            f"This picture, {name}, was taken out by a redaction and may not come back. Choose another one."
            if image.redacted_at
            else f"The library has this picture already: {name}. Use that one."
        )


@dataclass(frozen=True)
class Prepared:
    """A picture that needs only be written down."""

    accepted: Accepted
    master: Master
    told: Told


def prepare(upload: Upload) -> Prepared:
    """Take a picture in and decode it, without writing anything.

    Raises ImageRefused, or AlreadyInLibrary before the costly part of the work.
    """
    with one_at_a_time:
        accepted = accept(upload)
        _refuse_twin(accepted.sha256)
        return Prepared(accepted, master_of(accepted.data), told_by(accepted.data))


def enter(image: Image, prepared: Prepared) -> Image:
    """Write a prepared picture into the library under an unsaved row with its words: files, then rows.

    Words that are empty are taken from the file. The JPEGs are there when it returns; for the
    rest it asks the worker.

    Raises AlreadyInLibrary where somebody else was faster, ValidationError where the words are
    too long or the focal point lies outside. No file is left behind.
    """
    accepted = prepared.accepted
    image.sha256, image.format, image.byte_size = accepted.sha256, accepted.format, len(accepted.data)
    image.width, image.height = accepted.width, accepted.height
    image.looks = looks_of(prepared.master.pixels)
    take_words(image, prepared.told)
    image.clean_fields(exclude=["original"])
    image.original.name = original_name(image, "")
    image.recipe, image.cut_x, image.cut_y, image.complete = RECIPE, image.focal_x, image.focal_y, False
    copies = first_copies(image)
    try:
        put(storages["private"], image.original.name, accepted.data)
        store_files(prepared.master, copies)
        with transaction.atomic():
            image.save(force_insert=True)
            record_renditions(image, copies)
            once(prepare_picture, image.ref)
    except Exception as error:
        drop_unused(originals=[image.original.name], renditions=[copy.name for copy in copies])
        if isinstance(error, IntegrityError):
            _refuse_twin(accepted.sha256)
        raise
    return image


def take_words(image: Image, told: Told) -> None:
    """Take the words of a file where a picture has none, and heed a prohibition."""
    for name, words in vars(told).items():
        if not getattr(image, name):
            setattr(image, name, words)
    image.no_use = image.no_use or told.forbids


def add_image(
    upload: Upload,
    *,
    by: User | None,
    alt: str = "",
    caption: str = "",
    credit: str = "",
    focal_x: int = 50,
    focal_y: int = 50,
) -> Image:
    """Take a picture into the library, in one go. Raises what ``prepare`` and ``enter`` raise."""
    image = Image(alt=alt, caption=caption, credit=credit, focal_x=focal_x, focal_y=focal_y, uploaded_by=by)
    return enter(image, prepare(upload))


def move_focal_point(image: Image) -> None:
    """Save a picture with another focal point: until the worker has cut it anew, it is shown as it was."""
    image.due_since = clock.now()
    with transaction.atomic():
        image.save()
        once(prepare_picture, image.ref)


def redact_image(image: Image) -> None:
    """Take a picture out for good: its renditions, its words and its original go, on commit.

    The row stays with its ref and SHA-256, so that records keep their meaning and the same file
    is not taken again.
    """
    original = image.original.name or ""
    with transaction.atomic():
        image.renditions.all().delete()
        image.original, image.redacted_at, image.recipe, image.complete = "", clock.now(), 0, False
        image.alt = image.caption = image.credit = image.rights = image.instructions = ""
        words = ["alt", "caption", "credit", "rights", "instructions"]
        image.save(update_fields=["original", "redacted_at", "recipe", "complete", *words])
        transaction.on_commit(partial(drop_unused, originals=[original]))


def _refuse_twin(sha256: str) -> None:
    if twin := Image.objects.filter(sha256=sha256).first():
        raise AlreadyInLibrary(twin)
