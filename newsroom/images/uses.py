"""Where pictures are shown: a registry that the rooms above fill.

A picture that somebody uses cannot be deleted, neither at the desk nor by code.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsroom.images.models import Image


class Use(NamedTuple):
    """One place that shows a picture: its ref, what to call the place, and where the desk finds it ("" nowhere)."""

    image: str
    label: str
    url: str = ""


Finder = Callable[[list[str]], Iterable[Use]]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Add a function that is given refs of pictures and returns their uses; usable as a decorator."""
    _finders.append(finder)
    return finder


def uses_of(images: Iterable[Image]) -> Iterator[Use]:
    """Find every use of some pictures, in as many questions as there are finders."""
    refs = [image.ref for image in images]
    for finder in _finders:
        yield from finder(refs)
