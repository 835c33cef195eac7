import pytest

from newsroom.images import uses
from newsroom.images.uses import Use, register, uses_of
from tests.makers import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_finders(monkeypatch):
    monkeypatch.setattr(uses, "_finders", [])


def test_every_finder_is_asked_once_for_any_number_of_pictures():
    asked = []

    @register
    def stories(refs):
        asked.append(refs)
        return [Use(refs[0], "a story", "/admin/")]

    register(lambda refs: [Use(refs[1], "the front")])
    images = [make_image(), make_image()]
    found = list(uses_of(images))
    assert asked == [[image.ref for image in images]]
    assert found == [Use(images[0].ref, "a story", "/admin/"), Use(images[1].ref, "the front", "")]


def test_without_finders_nothing_is_used():
    assert list(uses_of([make_image()])) == []
