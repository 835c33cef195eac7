"""The pictures are drawn by code, all of one size, the same every time."""

from io import BytesIO

import pytest
from PIL import Image

from newsroom.demo import pictures
from newsroom.demo.content.drawings import DRAWINGS


@pytest.mark.parametrize("key", sorted(pictures.SCENES))
def test_a_picture_is_large_and_uses_its_whole_range_of_tones(key):
    picture = Image.open(BytesIO(pictures.draw(key)))
    dark, light = picture.convert("L").getextrema()
    assert (picture.size, picture.format) == ((1600, 1067), "PNG")
    assert dark < 40
    assert light > 220


def test_the_same_picture_has_the_same_bytes():
    assert pictures.draw("gauge") == pictures.draw("gauge")


def test_every_picture_of_the_library_has_a_scene_and_words():
    assert {drawing.key for drawing in DRAWINGS} == set(pictures.SCENES)
    assert all(len(drawing.alt) > 40 and drawing.caption and drawing.credit for drawing in DRAWINGS)
    assert all(0 <= part <= 100 for drawing in DRAWINGS for part in drawing.focal)
