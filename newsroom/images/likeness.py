"""Pictures that look alike: the same one saved anew, smaller, cut a little or with other colours.

Which of two neighbouring spots is the brighter, over a grid of 8 by 8, across and down: 128 bits
that survive scaling and encoding ("difference hash"). What has no detail has no likeness.
"""

from PIL import Image as Pillow

from newsroom.images.models import Image

GRID = 8
NEAR = 12  # bits of 128 that may differ
FLAT = 6  # a picture with fewer bits set says nothing
LOOKED_AT = 200_000


def looks_of(pixels: Pillow.Image) -> str:
    """Return how a picture looks, as 32 hexadecimal digits; "" where it has no detail."""
    grey = pixels.convert("L")
    across = _steps(grey.resize((GRID + 1, GRID), Pillow.Resampling.BOX).tobytes(), GRID + 1, 1)
    down = _steps(grey.resize((GRID, GRID + 1), Pillow.Resampling.BOX).tobytes(), GRID, GRID)
    bits = across << GRID * GRID | down
    return f"{bits:032x}" if FLAT <= bits.bit_count() <= 2 * GRID * GRID - FLAT else ""


def alike(image: Image) -> list[Image]:
    """Return the pictures of the library that look like one, the most alike first; the newest are looked at."""
    if not image.looks:
        return []
    bits = int(image.looks, 16)
    others = Image.objects.kept().exclude(pk=image.pk).exclude(looks="").order_by("-created_at", "-pk")
    near = {}
    for key, looks in others.values_list("pk", "looks")[:LOOKED_AT].iterator(chunk_size=5000):
        if (apart := (bits ^ int(looks, 16)).bit_count()) <= NEAR:
            near[key] = apart
    found = Image.objects.in_bulk(sorted(near, key=near.__getitem__)[:3])
    return sorted(found.values(), key=lambda other: near[other.pk])


def _steps(grey: bytes, width: int, ahead: int) -> int:
    """One bit for each spot of the grid: whether the next one, to the right or below, is brighter."""
    bits = 0
    for row in range(GRID):
        for column in range(GRID):
            here = row * width + column
            bits = bits << 1 | (grey[here + ahead] > grey[here] + 2)
    return bits
