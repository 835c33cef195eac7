"""What readers get: AVIF, WebP and one JPEG in four shapes, upright, in sRGB, without a word of metadata.

The JPEGs are made at once when a picture comes in, the others by the worker. All of it takes
CPU, none of it stands inside a transaction.
"""

from dataclasses import dataclass
from io import BytesIO

from django.core.files.storage import storages
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageCms

from newsroom.images.files import drop_unused, put
from newsroom.images.intake import FORMATS, TURNED, ImageRefused, orientation
from newsroom.images.models import Image, Rendition
from newsroom.images.shapes import FIRST, FIRST_WIDTH, RECIPE, SHAPES, WIDTHS, Copy, box_of

QUALITIES = {
    "avif": {"quality": 52, "speed": 8},  # speed 6 takes three times as long for files a twelfth smaller
    "webp": {"quality": 78, "method": 4},
    "jpg": {"quality": 82, "progressive": True, "optimize": True},
}
NAMES = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
PAPER = (255, 255, 255)
UPRIGHT = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}

Size = tuple[int, int]


@dataclass(frozen=True)
class Master:
    """A picture upright and in sRGB, no larger than is needed to cut every rendition out of it."""

    pixels: Pillow.Image
    width: int  # of the original

    def cut(self, copy: Copy) -> bytes:
        """Return the file of a rendition."""
        scale, box, (right, bottom) = self.pixels.width / self.width, copy.box, self.pixels.size
        part = (
            box.left * scale,
            box.top * scale,
            min(right, (box.left + box.width) * scale),
            min(bottom, (box.top + box.height) * scale),
        )
        picture = self.pixels.resize((copy.width, copy.height), Pillow.Resampling.LANCZOS, box=part)
        return _file(picture, copy.format)


def master_of(data: bytes) -> Master:
    """Decode an accepted picture. Takes up to seconds of CPU; raises ImageRefused where it cannot be shown."""
    try:
        image = Pillow.open(BytesIO(data), formats=FORMATS)
        size = image.size[::-1] if orientation(image) in TURNED else image.size
        pixels = _upright_in_srgb(image, _enough(size))
        pixels.info = {}  # Pillow would write comments and more of it into the copies
        return Master(pixels, size[0])
    except Exception as error:  # Pillow's codecs raise whatever they raise
        raise ImageRefused(
            "The picture cannot be prepared for readers. Open it on your computer, save it anew as JPEG "
            "and upload that."
        ) from error


def first_copies(image: Image) -> list[Copy]:
    """Return what a picture needs before anybody may see it: the JPEG of each shape."""
    return image.plan(RECIPE, image.focal_x, image.focal_y, [FIRST])


def all_copies(image: Image) -> list[Copy]:
    """Return all that a picture should have, cut around its focal point of now."""
    return image.plan(RECIPE, image.focal_x, image.focal_y)


def make_renditions(image: Image) -> bool:
    """Make what a picture lacks from its original; say whether anything was to be done.

    Those of an older recipe or focal point stay: pages made before show them. Raises
    FileNotFoundError where the original is gone, ImageRefused where it is damaged.
    """
    copies = all_copies(image)
    missing = [copy for copy in copies if not storages["default"].exists(copy.name)]
    record_renditions(image, copies)  # before the files: what is written has a row that finds it
    if missing:
        with image.original.open() as original:
            master = master_of(original.read())
        store_files(master, missing)
    return _completed(image, copies) or bool(missing)


def lacks_renditions(image: Image) -> bool:
    """Whether something of this recipe is missing, row or file. A redacted picture lacks nothing."""
    if image.redacted_at:
        return False
    if not (image.complete and image.recipe == RECIPE and (image.cut_x, image.cut_y) == (image.focal_x, image.focal_y)):
        return True
    known = set(image.renditions.values_list("file", flat=True))
    return not all(copy.name in known and storages["default"].exists(copy.name) for copy in all_copies(image))


def store_files(master: Master, copies: list[Copy]) -> None:
    """Cut renditions and write their files; those that are there stay."""
    for copy in copies:
        put(storages["default"], copy.name, master.cut(copy))


def record_renditions(image: Image, copies: list[Copy]) -> None:
    """Write the rows that name the files; those that are there stay."""
    Rendition.objects.bulk_create(
        (
            Rendition(
                image=image, width=copy.width, height=copy.height, format=copy.format, recipe=RECIPE, file=copy.name
            )
            for copy in copies
        ),
        ignore_conflicts=True,
    )


def _completed(image, copies):
    """Note that all is there, unless the picture was taken out meanwhile: then its files go. True for news."""
    with transaction.atomic():
        now = Image.objects.select_for_update().get(pk=image.pk)
        made = {"recipe": RECIPE, "cut_x": image.focal_x, "cut_y": image.focal_y, "complete": True}
        if not now.redacted_at:
            news = any(getattr(now, name) != value for name, value in made.items())
            Image.objects.filter(pk=image.pk).update(**made)
            return news
        now.renditions.all().delete()
    drop_unused(renditions=[copy.name for copy in copies])
    return False


def _enough(size: Size) -> Size:
    """Return the size out of which every rendition can be cut without enlarging."""
    widest = {shape: max(FIRST_WIDTH, *WIDTHS[shape]) for shape in SHAPES}
    scale = max(min(1.0, widest[shape] / box_of(*size, shape, 50, 50).width) for shape in SHAPES)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _upright_in_srgb(image: Pillow.Image, size: Size) -> Pillow.Image:
    """Shrink first: colours and turning then cost little, in time and memory."""
    turn = orientation(image)
    as_stored = size[::-1] if turn in TURNED else size
    # Decoding a JPEG at twice the size that is needed keeps what the eye sees.
    image.draft(None, (2 * as_stored[0], 2 * as_stored[1]))
    profile = image.info.get("icc_profile")
    picture = _resized(_continuous(image), as_stored)
    if turn in UPRIGHT:
        picture = picture.transpose(UPRIGHT[turn])
    return _in_srgb(picture, profile)


def _continuous(image: Pillow.Image) -> Pillow.Image:
    """Give up palettes, single bits and sixteen bits: they cannot be shrunk smoothly."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _in_srgb(image: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = image.convert(image.mode.removesuffix("A")) if alpha else image
    colours = _through_profile(colours, profile) or colours.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _through_profile(image: Pillow.Image, profile: bytes | None) -> Pillow.Image | None:
    """Convert by the profile that the picture carries; None where it has none, or a broken one."""
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _resized(image: Pillow.Image, size: Size) -> Pillow.Image:
    return image if image.size == size else image.resize(size, Pillow.Resampling.LANCZOS)


def _file(image: Pillow.Image, kind: str) -> bytes:
    if kind == FIRST and image.mode == "RGBA":
        image = _on_paper(image)
    file = BytesIO()
    image.save(file, NAMES[kind], exif=b"", xmp=b"", icc_profile=None, **QUALITIES[kind])
    return file.getvalue()


def _on_paper(image: Pillow.Image) -> Pillow.Image:
    """JPEG knows no transparency."""
    paper = Pillow.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
