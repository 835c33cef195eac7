"""Look at an upload and take it, or refuse it with one sentence that says what to do.

The content decides, never the name. Nothing is written to disk here.
"""

import hashlib
import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from PIL import Image as Pillow

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
DAMAGED = "The picture is damaged or cut off. Open it on your computer, save it anew and upload that."
WELCOME = "JPEG, PNG, WebP or AVIF"
MAX_PIXELS = 50_000_000
MAX_PIXELS_HELD_OFTEN = 25_000_000  # the decoders of WebP and AVIF hold all pixels up to four times
HELD_OFTEN = {"WEBP": "WebP", "AVIF": "AVIF"}
MAX_SIDE = 16_000  # WebP ends at 16,383 pixels
MAX_SCANS = 100  # a progressive JPEG has ten; a scan of 75 bytes costs 50 ms, and a file can hold 400,000
MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")  # one that is followed by its length
ORIENTATION = 0x0112
TURNED = {5, 6, 7, 8}

Upload = bytes | IO[bytes] | File

# What is often sent instead: how it begins (at which byte) and what it is called.
STRANGERS = (
    (0, b"GIF8", "a GIF"),
    (0, b"II*\0", "a TIFF"),
    (0, b"MM\0*", "a TIFF"),
    (0, b"BM", "a BMP"),
    (0, b"\0\0\1\0", "an icon"),
    (0, b"8BPS", "a Photoshop file"),
    (0, b"%PDF", "a PDF"),
    (0, b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (0, b"\xff\x0a", "a JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "a JPEG XL"),
    (4, b"ftyphei", "an HEIC photo"),
    (4, b"ftyphev", "an HEIC photo"),
    (4, b"ftypmif", "an HEIC photo"),
    (4, b"ftyp", "a video"),
    (0, b"PK\3\4", "a ZIP archive or an office document"),
)


class ImageRefused(Exception):
    """The picture is not taken; the message is the sentence for the person who sent it."""


@dataclass(frozen=True)
class Accepted:
    """A picture that can be decoded: its bytes, and width and height as a viewer sees them."""

    data: bytes
    format: str
    width: int
    height: int
    sha256: str


def accept(upload: Upload) -> Accepted:
    """Read and check a picture; raise ImageRefused where it is not one that readers can be shown."""
    data = _bytes_of(upload)
    image = _open(data)
    _check_shape(image)
    if data.startswith(b"\xff\xd8") and _scans_of(data) > MAX_SCANS:
        raise ImageRefused(DAMAGED)
    width, height = _decoded_size(image, data)
    # Phones write several pictures into one JPEG (MPO); the first is the one to be seen.
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    return Accepted(data, kind, width, height, hashlib.sha256(data).hexdigest())


def orientation(image: Pillow.Image) -> int:
    """Return how a picture is turned, 1 to 8 (EXIF 2.32, tag 0x0112); 1 where it does not say."""
    if image.format == "PNG":
        image.load()  # asking it for EXIF would load it too, and hide below that it is damaged
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except Exception:  # whatever is wrong in EXIF, the picture is still a picture
        return 1
    return value if value in range(1, 9) else 1


def _bytes_of(upload: Upload) -> bytes:
    file = ContentFile(upload) if isinstance(upload, bytes) else File(upload)
    size = getattr(upload, "size", file.size)
    if not size:
        raise ImageRefused("The file is empty. Choose the picture again.")
    if size > settings.MAX_UPLOAD_BYTES:
        raise ImageRefused(
            f"The file is larger than {settings.MAX_UPLOAD_BYTES / 1e6:.3g} MB. "
            "Save the picture smaller and upload it again."
        )
    file.seek(0)
    return file.read()


def _open(data: bytes) -> Pillow.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            return Pillow.open(BytesIO(data), formats=FORMATS)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise ImageRefused(_too_many_pixels("far too many")) from error
    except Exception as error:  # damaged files make Pillow raise whatever its parsers raise
        raise ImageRefused(_stranger(data)) from error


def _check_shape(image):
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise ImageRefused(_too_many_pixels(f"{pixels / 1e6:.0f} million"))
    if image.format in HELD_OFTEN and pixels > MAX_PIXELS_HELD_OFTEN:
        raise ImageRefused(
            f"The picture has {pixels / 1e6:.1f} million pixels; of {HELD_OFTEN[image.format]} at most "
            f"{MAX_PIXELS_HELD_OFTEN // 1_000_000} million are taken. Save it as JPEG, or smaller, and upload it again."
        )
    if max(image.size) > MAX_SIDE:
        raise ImageRefused(
            f"The picture is {image.width} by {image.height} pixels; a side may have at most {MAX_SIDE}. "
            "Crop it or save it smaller, and upload it again."
        )
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise ImageRefused("The picture moves. Only still pictures are taken: save one frame and upload that.")


def _decoded_size(image, data):
    """Decode the whole picture, and return its size as it is seen."""
    width, height = image.size
    try:
        Pillow.open(BytesIO(data), formats=FORMATS).verify()  # the checksums of a PNG, which decoding ignores
        image.draft(None, (1, 1))  # a JPEG is read to its end, but decoded at an eighth of its size
        image.load()
        turned = orientation(image) in TURNED
    except Exception as error:  # damaged files make Pillow raise whatever its parsers raise
        raise ImageRefused(DAMAGED) from error
    return (height, width) if turned else (width, height)


def _scans_of(data):
    """Count the scans of a JPEG up to its end (ITU-T T.81, annex B); no further than is allowed."""
    count, at = 0, 2
    while (marker := MARKER.search(data, at)) and marker[0] != b"\xff\xd9" and count <= MAX_SCANS:
        count += marker[0] == b"\xff\xda"
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    return count


def _too_many_pixels(count):
    return (
        f"The picture has {count} pixels; at most {MAX_PIXELS // 1_000_000} million are taken. "
        "Save it smaller and upload it again."
    )


def _stranger(data):
    name = next((name for at, mark, name in STRANGERS if data.startswith(mark, at)), "")
    if not name and b"<svg" in data[:4096].lower():
        name = "an SVG drawing"
    if name:
        return f"This is {name}. Save the picture as {WELCOME} and upload that."
    return f"This is not a picture that we can read, or it is damaged. Upload a {WELCOME}."
