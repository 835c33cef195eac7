import pytest

from newsroom.images.models import Image
from newsroom.images.shapes import FULL, RATIOS, SHAPES, Box, box_of, folder_of, widths_of


@pytest.mark.parametrize(
    ("size", "shape", "focal", "box"),
    [
        ((1600, 1200), FULL, (0, 0), Box(0, 0, 1600, 1200)),
        ((1600, 900), "16x9", (0, 100), Box(0, 0, 1600, 900)),
        ((1600, 1600), "16x9", (50, 50), Box(0, 350, 1600, 900)),
        ((1600, 1600), "16x9", (50, 0), Box(0, 0, 1600, 900)),
        ((1600, 1600), "16x9", (50, 100), Box(0, 700, 1600, 900)),
        ((3000, 1000), "1x1", (40, 50), Box(700, 0, 1000, 1000)),
        ((3000, 1000), "1x1", (100, 50), Box(2000, 0, 1000, 1000)),
        ((1, 5000), "16x9", (50, 50), Box(0, 2500, 1, 1)),
    ],
)
def test_a_crop_is_as_large_as_it_can_be_and_keeps_the_focal_point(size, shape, focal, box):
    assert box_of(*size, shape, *focal) == box


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (640, 480), (333, 1999), (16_000, 40)])
def test_a_crop_lies_in_its_picture_and_has_its_shape(size):
    for shape in SHAPES:
        for focal in ((0, 0), (33, 66), (100, 100)):
            box = box_of(*size, shape, *focal)
            assert box.left >= 0 and box.top >= 0 and min(box.width, box.height) >= 1
            assert box.left + box.width <= size[0] and box.top + box.height <= size[1]
            if ratio := RATIOS[shape]:
                assert abs(box.width - box.height * ratio[0] / ratio[1]) <= ratio[0] / ratio[1]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (320, [320]),
        (700, [320, 480, 640, 700]),
        (1920, [320, 480, 640, 960, 1280, 1920]),
        (9000, [320, 480, 640, 960, 1280, 1920]),
    ],
)
def test_no_rendition_is_wider_than_its_part(width, widths):
    assert widths_of(FULL, Box(0, 0, width, 10)) == widths


def test_a_name_says_all_that_decides_the_pixels():
    told = ("ref", "sha", 2, Box(0, 0, 10, 10))
    others = [("fer", *told[1:]), ("ref", "ahs", *told[2:]), ("ref", "sha", 3, told[3]), (*told[:3], Box(1, 0, 9, 10))]
    assert len({folder_of(*told), *(folder_of(*other) for other in others)}) == 5
    assert folder_of(*told) == folder_of(*told)


def test_two_shapes_that_are_cut_alike_share_their_files():
    square = Image(width=500, height=500, sha256="a")
    names = [copy.name for copy in square.plan(2, 50, 50)]
    assert len(names) == len(set(names))
    assert len({name.split("/")[1] for name in names}) == 3
