"""The shapes in which readers get a picture, where each is cut, how wide it comes, and what its files are called.

A file is named by all that decides its pixels: the original, the recipe, the spot where it is cut. So a name never
changes its bytes, the names of a picture follow from its row alone, and a page needs no list of files.
"""

import hashlib
from dataclasses import dataclass

RECIPE = 2  # raise it whenever the pixels that readers get change, with a migration that makes every picture due
FULL = ""
RATIOS = {FULL: None, "16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
SHAPES = tuple(RATIOS)
WIDTHS = {
    FULL: (320, 480, 640, 960, 1280, 1920),
    "16x9": (320, 480, 640, 960, 1280, 1920),
    "4x3": (320, 480, 640, 960, 1280),
    "1x1": (320, 480, 640, 960),
}
FORMATS = ("avif", "webp")  # the best first; browsers take the first that they know
FIRST = "jpg"  # the one that every program knows
FIRST_WIDTH = 1200  # as search engines and those who share links ask for: 1200 × 675, 900, 1200


@dataclass(frozen=True)
class Box:
    """A part of a picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int

    def size_at(self, width: int) -> tuple[int, int]:
        """Return width and height of the part, scaled to a width."""
        return width, max(1, round(self.height * width / self.width))


@dataclass(frozen=True)
class Copy:
    """One rendition to be made, or made: where it is cut, and what it is called."""

    shape: str
    box: Box
    width: int
    height: int
    format: str
    name: str


def box_of(width: int, height: int, shape: str, focal_x: int, focal_y: int) -> Box:
    """Return the largest part of a picture in a shape that lies as central around its focal point as it can."""
    ratio = RATIOS[shape]
    if ratio is None:
        return Box(0, 0, width, height)
    across, down = ratio
    if width * down > height * across:
        part = max(1, round(height * across / down))
        return Box(_start(width, part, focal_x), 0, part, height)
    part = max(1, round(width * down / across))
    return Box(0, _start(height, part, focal_y), width, part)


def widths_of(shape: str, box: Box) -> list[int]:
    """Return how wide the renditions of a part are: never wider than itself."""
    return sorted({min(box.width, step) for step in WIDTHS[shape]})


def folder_of(ref: str, sha256: str, recipe: int, box: Box) -> str:
    """Return the folder of the renditions of one part of one picture by one recipe."""
    told = f"{ref} {sha256} {recipe} {box.left} {box.top} {box.width} {box.height}"
    return f"pictures/{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _start(whole: int, part: int, focal: int) -> int:
    return min(max(0, round(whole * focal / 100 - part / 2)), whole - part)
