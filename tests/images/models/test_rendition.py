import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from newsroom.images.library import add_image
from newsroom.images.models import Rendition
from tests.images.specimens import gradient, saved
from tests.makers import make_image

pytestmark = pytest.mark.django_db


def make_rendition(image, **fields):
    values = {"width": 640, "height": 480, "format": "webp", "recipe": 1, "file": "pictures/a.webp", **fields}
    return Rendition.objects.create(image=image, **values)


def test_a_file_stands_once_at_a_picture():
    image = make_image()
    make_rendition(image)
    make_rendition(image, file="pictures/b.webp")
    make_rendition(make_image())
    with pytest.raises(IntegrityError, match="rendition_of_a_picture_stands_once|file"), transaction.atomic():
        make_rendition(image)


@pytest.mark.parametrize("side", ["width", "height"])
def test_it_has_an_area(side):
    with pytest.raises(IntegrityError, match="rendition_has_an_area"), transaction.atomic():
        make_rendition(make_image(), **{side: 0})


def test_it_says_how_large_it_is_without_asking_the_database(django_assert_num_queries):
    rendition = make_rendition(make_image())
    with django_assert_num_queries(0):
        assert str(rendition) == "640 × 480, webp"


def test_it_knows_whether_its_file_is_there():
    rendition = add_image(saved(gradient((60, 40))), by=None).renditions.first()
    assert rendition.is_stored
    default_storage.delete(rendition.file.name)
    assert not rendition.is_stored
