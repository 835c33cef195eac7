from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from newsroom.images import renditions
from newsroom.images.intake import ImageRefused, accept
from newsroom.images.library import add_image, move_focal_point, redact_image
from newsroom.images.models import Image, Rendition
from newsroom.images.renditions import lacks_renditions, make_renditions, master_of
from newsroom.images.shapes import FULL, RECIPE
from tests.images.specimens import (
    SECRETS,
    chunks_of_webp,
    from_a_phone,
    gradient,
    saved,
    swapping_profile,
    with_secrets,
)

ONLY_PIXELS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def made(data, *, kinds=None, **fields):
    """Every rendition of a picture with its file; of some formats only those of these widths, or the widest below."""
    accepted = accept(data)
    image, master = Image(width=accepted.width, height=accepted.height, **fields), master_of(accepted.data)
    for copy in renditions.all_copies(image):
        if kinds is None or copy.width in (*kinds[copy.format], copy.box.width):
            yield copy, master.cut(copy)


def shown(data):
    """The widest WebP of the whole picture, as a browser decodes it."""
    accepted = accept(data)
    image = Image(width=accepted.width, height=accepted.height)
    *_, widest = (copy for copy in renditions.all_copies(image) if (copy.shape, copy.format) == (FULL, "webp"))
    return Pillow.open(BytesIO(master_of(data).cut(widest)))


def only_pixels(copy, file):
    """Whether a file holds no more than its picture needs."""
    picture = Pillow.open(BytesIO(file))
    told = set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    told -= {"loop", "background", "timestamp", "duration"}  # of which every WebP and AVIF has one
    return not told and (copy.format != "webp" or set(chunks_of_webp(file)) <= ONLY_PIXELS)


def near(colour, other, tolerance=12):
    return all(abs(one - two) <= tolerance for one, two in zip(colour, other, strict=True))


def test_renditions_have_the_size_that_pages_are_told():
    for copy, data in made(saved(gradient((900, 600)), "JPEG")):
        picture = Pillow.open(BytesIO(data))
        assert (picture.size, picture.format) == ((copy.width, copy.height), renditions.NAMES[copy.format])


def test_the_highest_and_the_flattest_picture_that_is_taken_can_be_shown():
    assert shown(saved(gradient((1280, 16_000)), "JPEG")).size == (1280, 16_000)
    assert shown(saved(gradient((5000, 1)))).size == (1920, 1)


@pytest.mark.parametrize("focal", [0, 100])
def test_a_crop_keeps_the_focal_point(focal):
    """Left of the picture it is red, right of it blue; a square shows the side of the focal point."""
    image = Pillow.new("RGB", (1200, 400), (200, 20, 20))
    image.paste((20, 20, 200), (600, 0, 1200, 400))
    [square] = [
        data
        for copy, data in made(saved(image), focal_x=focal)
        if (copy.shape, copy.format, copy.width) == ("1x1", "webp", 320)
    ]
    seen = Pillow.open(BytesIO(square)).convert("RGB")
    colour = (20, 20, 200) if focal else (200, 20, 20)
    assert near(seen.getpixel((10, 160)), colour) and near(seen.getpixel((310, 160)), colour)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_but_pixels_survives(kind):
    data = with_secrets(kind)
    assert any(secret in data for secret in SECRETS)
    for copy, file in made(data):
        assert not any(secret in file for secret in SECRETS)
        assert only_pixels(copy, file)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_orientation_is_shown_upright(kind, orientation):
    upright = gradient((1400, 1000))
    as_stored = upright.transpose(UNDONE[orientation]) if orientation > 1 else upright
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    picture = shown(saved(as_stored, kind, exif=exif))
    assert picture.size == (1400, 1000)
    for x, y in ((0.05, 0.05), (0.95, 0.05), (0.05, 0.95)):
        expected = upright.getpixel((int(1400 * x), int(1000 * y)))
        assert near(picture.getpixel((int(1400 * x), int(1000 * y))), expected)


UNDONE = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_90,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_are_those_of_the_profile(kind):
    red = Pillow.new("RGB", (50, 50), (200, 20, 20))
    assert near(shown(saved(red, kind)).getpixel((25, 25)), (200, 20, 20))
    red_green_blue = shown(saved(red, kind, icc_profile=swapping_profile())).getpixel((25, 25))
    assert red_green_blue[2] > 150 > red_green_blue[0]


def test_a_broken_profile_leaves_the_colours_as_they_are():
    red = Pillow.new("RGB", (50, 50), (200, 20, 20))
    assert near(shown(saved(red, icc_profile=swapping_profile()[:200])).getpixel((25, 25)), (200, 20, 20))


def test_colours_for_print_become_colours_for_the_screen():
    picture = shown(saved(Pillow.new("CMYK", (50, 50), (0, 255, 255, 0)), "JPEG"))
    assert picture.mode == "RGB"
    assert near(picture.getpixel((25, 25)), (255, 0, 0))


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
        ("I;16", 90 * 256, (90, 90, 90)),
        ("P", 3, None),
        ("LA", (90, 255), (90, 90, 90)),
        ("RGBA", (90, 100, 110, 255), (90, 100, 110)),
    ],
)
def test_every_kind_of_png_is_shown(mode, colour, seen):
    image = Pillow.new(mode, (700, 700), colour)
    picture = shown(saved(image))
    assert picture.mode == "RGB"
    assert near(picture.getpixel((300, 300)), seen or image.convert("RGB").getpixel((300, 300)))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stays_so(mode):
    image = Pillow.new("RGBA", (700, 700), (200, 20, 20, 0))
    image.paste((200, 20, 20, 255), (0, 0, 350, 700))
    picture = shown(saved(image.convert(mode)))
    assert picture.mode == "RGBA"
    assert picture.getpixel((600, 300))[3] == 0
    assert picture.getpixel((100, 300))[3] == 255


def test_what_is_transparent_lies_on_white_paper_where_a_format_knows_none():
    image = Pillow.new("RGBA", (700, 700), (200, 20, 20, 0))
    jpeg, *_ = (data for copy, data in made(saved(image)) if copy.format == "jpg")
    assert near(Pillow.open(BytesIO(jpeg)).getpixel((300, 300)), (255, 255, 255))


def test_the_transparent_colour_of_a_png_is_transparent():
    data = saved(Pillow.new("RGB", (700, 700), (1, 2, 3)), transparency=(1, 2, 3))
    assert shown(data).getpixel((300, 300))[3] == 0


def test_of_a_photo_with_several_pictures_the_first_is_shown():
    assert shown(from_a_phone()).size == (400, 300)


def test_a_damaged_original_is_no_rendition():
    with pytest.raises(ImageRefused, match="cannot be prepared"):
        master_of(saved(gradient())[:200])


def test_no_outside_picture_tells_more_than_its_pixels(material):
    taken = 0
    for path in sorted((material / "images").rglob("*.*")) + sorted((material / "security/upload").iterdir()):
        try:
            accepted = accept(path.read_bytes())
        except ImageRefused:
            continue
        taken += 1
        for copy, file in made(accepted.data, kinds={"jpg": [1200], "webp": [320], "avif": [320]}):
            assert only_pixels(copy, file), path.name
            assert not Pillow.open(BytesIO(file)).getexif(), path.name
    assert taken > 40


# -- in the library


@pytest.fixture
def image(db):
    return add_image(saved(gradient()), by=None)


def test_a_new_picture_has_its_jpegs_and_lacks_the_rest(image):
    assert {(step.format, step.width) for step in image.renditions.all()} == {("jpg", 800), ("jpg", 600)}
    assert lacks_renditions(image)
    assert make_renditions(image)
    image.refresh_from_db()
    assert image.complete and not lacks_renditions(image)
    assert all(default_storage.exists(step.file.name) for step in image.renditions.all())


def test_missing_rows_and_missing_files_are_seen_and_made_again(image):
    make_renditions(image)
    image.refresh_from_db()
    default_storage.delete(image.renditions.first().file.name)
    assert lacks_renditions(image)
    make_renditions(image)
    assert not lacks_renditions(image)
    image.renditions.all().delete()
    assert lacks_renditions(image)
    make_renditions(image)
    assert not lacks_renditions(image)


def test_making_renditions_twice_changes_nothing(image, monkeypatch):
    make_renditions(image)
    before = list(image.renditions.values())
    monkeypatch.setattr(renditions, "master_of", None)  # nothing is decoded
    assert not make_renditions(image)
    assert list(image.renditions.values()) == before


def test_renditions_of_an_older_recipe_stay_for_the_pages_that_show_them(image, monkeypatch):
    make_renditions(image)
    image.refresh_from_db()
    before, shown_before = Rendition.objects.count(), image.url
    monkeypatch.setattr(renditions, "RECIPE", RECIPE + 1)
    assert lacks_renditions(image)
    assert image.url == shown_before
    make_renditions(image)
    assert Rendition.objects.count() == 2 * before
    assert Image.objects.get().url != shown_before
    assert all(step.is_stored for step in image.renditions.all())


def test_a_picture_is_shown_as_it_was_until_it_is_cut_anew(image):
    before = image.ladder("1x1").first.url
    image.focal_x = 0
    move_focal_point(image)
    image = Image.objects.get()
    assert image.ladder("1x1").first.url == before
    assert lacks_renditions(image) and Image.objects.due().exists()
    make_renditions(image)
    image = Image.objects.get()
    assert image.ladder("1x1").first.url != before
    assert default_storage.exists(before.removeprefix("/media/"))


def test_a_redacted_picture_lacks_nothing(image):
    redact_image(image)
    assert not lacks_renditions(image)


def test_files_made_while_a_picture_was_taken_out_go(image, stored, monkeypatch, django_capture_on_commit_callbacks):
    real = renditions.store_files

    def taken_out_meanwhile(master, copies):
        with django_capture_on_commit_callbacks(execute=True):
            redact_image(Image.objects.get())
        real(master, copies)

    monkeypatch.setattr(renditions, "store_files", taken_out_meanwhile)
    with django_capture_on_commit_callbacks(execute=True):
        make_renditions(image)
    assert stored() == [] and not Rendition.objects.exists()
    assert not Image.objects.get().complete
