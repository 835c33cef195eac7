import re

import pytest

from newsroom.images.models import Image
from newsroom.images.templatetags.pictures import picture


@pytest.fixture
def image():
    return Image(width=3000, height=2000, sha256="a" * 64, recipe=2, complete=True)


def attributes(html, tag):
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', found)) for found in re.findall(rf"<{tag} ([^>]*)>", html)]


def test_formats_stand_best_first_and_the_jpeg_last(image):
    html = picture(image, alt="A pier", sizes="100vw")
    assert [source["type"] for source in attributes(html, "source")] == ["image/avif", "image/webp"]
    [shown] = attributes(html, "img")
    assert shown["src"].endswith("/1200.jpg") and (shown["width"], shown["height"]) == ("1200", "800")
    assert html.startswith("<picture>") and html.endswith("</picture>")


def test_what_lies_below_is_lazy_and_the_lead_is_fetched_first(image):
    [below], [lead] = (attributes(picture(image, alt="", sizes="1px", eager=eager), "img") for eager in (False, True))
    assert below["loading"] == "lazy" and "fetchpriority" not in below
    assert lead["fetchpriority"] == "high" and "loading" not in lead


def test_narrow_windows_get_another_crop_with_its_own_size(image):
    html = picture(image, alt="", sizes="100vw", shape="16x9", narrow="1x1", below=75)
    narrow, wide = attributes(html, "source")[:2], attributes(html, "source")[2:]
    assert {source["media"] for source in narrow} == {"(max-width: 74.99rem)"}
    assert all("media" not in source for source in wide)
    assert {(source["width"], source["height"]) for source in narrow} == {("1200", "1200")}
    assert {(source["width"], source["height"]) for source in wide} == {("1200", "675")}


def test_until_all_is_made_every_shape_has_its_jpeg(image):
    image.complete = False
    html = picture(image, alt="", sizes="100vw", shape="16x9", narrow="4x3")
    [narrow] = attributes(html, "source")
    assert narrow["srcset"].endswith("/1200.jpg") and "type" not in narrow
    assert len(attributes(picture(image, alt="", sizes="1px"), "source")) == 0


def test_nothing_wider_than_is_worth_sending_is_offered(image):
    [avif, _] = attributes(picture(image, alt="", sizes="13rem", most=640), "source")
    assert [step.split()[1] for step in avif["srcset"].split(", ")] == ["320w", "480w", "640w"]


def test_without_a_picture_there_is_nothing(image):
    image.recipe = 0
    assert picture(image, alt="", sizes="1px") == picture(None, alt="", sizes="1px") == ""


def test_words_are_escaped(image):
    assert "&quot;&gt;&lt;script&gt;" in picture(image, alt='"><script>', sizes="1px")
