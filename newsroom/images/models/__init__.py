"""The nouns of the image library."""

from newsroom.images.models.image import Image, ImageQuerySet
from newsroom.images.models.rendition import Rendition

__all__ = ["Image", "ImageQuerySet", "Rendition"]
