from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, features

from newsroom.images import card as drawing
from newsroom.images.card import FONTS, Card, broken, draw_card, font_for


def drawn(**words):
    data = draw_card(Card(**{"headline": "Two sides leave Istanbul", "masthead": "The Public Record", **words}))
    picture = Pillow.open(BytesIO(data))
    assert (picture.size, picture.format) == ((1200, 630), "PNG") and len(data) < 60_000
    return picture.convert("RGB")


def inked(picture, box):
    """Whether anything but paper lies in a part."""
    part = picture.crop(box)
    return ImageChops.difference(part, Pillow.new("RGB", part.size, part.getpixel((0, 0)))).getbbox() is not None


HEADLINE, MARGINS = (64, 130, 1136, 500), [(0, 0, 60, 630), (1140, 0, 1200, 630)]


@pytest.mark.parametrize(
    "headline",
    ["Short", "A long headline about many things " * 9, "W" * 400, "Łódź, Şanlıurfa, Đà Nẵng", "Київ", "Αθήνα"],
)
def test_a_headline_is_drawn_and_stays_inside(headline):
    picture = drawn(headline=headline, label="War and conflicts")
    assert inked(picture, HEADLINE)
    assert not any(inked(picture, margin) for margin in MARGINS)


def test_what_no_font_can_write_is_left_out_and_the_masthead_stays():
    picture = drawn(headline="日本の首相", label="日本")
    assert not inked(picture, (64, 60, 1136, 400)) and inked(picture, (64, 440, 1136, 620))


@pytest.mark.skipif(not features.check("fribidi"), reason="no FriBiDi on this machine: right to left is left out")
def test_arabic_and_hebrew_stand_at_the_right():
    for headline in ("سلام", "שלום"):
        picture = drawn(headline=headline, right_to_left=True)
        assert inked(picture, (900, 130, 1136, 400)) and not inked(picture, (64, 130, 700, 400))


def test_right_to_left_is_left_out_where_it_cannot_be_set(monkeypatch):
    monkeypatch.setattr(drawing, "_sets_from_right_to_left", lambda: False)
    assert font_for("سلام", right_to_left=True) is None
    assert not inked(drawn(headline="سلام", right_to_left=True, masthead=""), (64, 60, 1136, 620))


def test_a_retraction_says_so_in_red():
    def red(picture):
        return any(r > 150 and g < 60 for r, g, _ in picture.crop((64, 80, 600, 120)).get_flattened_data())

    assert red(drawn(label="Retracted", alarm=True)) and not red(drawn(label="Politics"))


def test_no_line_is_wider_than_the_card():
    font = drawing._font(FONTS[0], 60)
    for text in ("word " * 50, "W" * 300, "a " + "W" * 100 + " b"):
        lines = list(broken(text, font, 1000))
        assert all(font.getlength(line) <= 1000 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
