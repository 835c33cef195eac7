from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw, ImageEnhance

from newsroom.images.library import add_image, redact_image
from newsroom.images.likeness import alike, looks_of
from tests.images.specimens import saved


def scene(turned=False, size=(800, 600)):
    """A picture with something in it."""
    image = Pillow.new("RGB", size, (180, 200, 220))
    pen = ImageDraw.Draw(image)
    for place in range(9):
        x = place * 97 % size[0]
        pen.rectangle((x, 80 + place * 53, x + 130, 190 + place * 53), fill=(20 * place, 90, 200 - 20 * place))
        pen.ellipse((700 - x, 20 * place, 780 - x, 90 + 20 * place), fill=(250 - 20 * place, 240, 40))
    return image.transpose(Pillow.Transpose.FLIP_LEFT_RIGHT) if turned else image


def apart(one, other):
    return (int(looks_of(one), 16) ^ int(looks_of(other), 16)).bit_count()


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: image.resize((300, 225)),
        lambda image: Pillow.open(BytesIO(saved(image, "JPEG", quality=40))),
        lambda image: ImageEnhance.Brightness(image).enhance(0.8),
        lambda image: image.convert("L"),
    ],
    ids=["smaller", "encoded anew", "darker", "grey"],
)
def test_the_same_picture_looks_the_same(changed):
    assert apart(scene(), changed(scene())) <= 12


def test_another_picture_looks_otherwise():
    assert apart(scene(), scene(turned=True)) > 30


def test_a_picture_without_detail_looks_like_nothing():
    assert looks_of(Pillow.new("RGB", (300, 200), "red")) == ""


@pytest.mark.django_db
def test_pictures_that_look_alike_are_found_the_nearest_first(django_assert_max_num_queries):
    first = add_image(saved(scene()), by=None)
    second = add_image(saved(ImageEnhance.Brightness(scene()).enhance(0.7), "JPEG", quality=30), by=None)
    other = add_image(saved(scene(turned=True)), by=None)
    third = add_image(saved(scene().resize((640, 480))), by=None)
    with django_assert_max_num_queries(2):
        assert set(alike(third)) == {first, second}
    assert alike(third)[0] == first
    assert alike(other) == []
    redact_image(first)
    assert alike(third) == [second]
