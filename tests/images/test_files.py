import pytest
from django.core.files.storage import default_storage

from newsroom.images.files import drop_unused, put
from newsroom.images.models import Rendition
from tests.makers import make_image


def test_writing_a_file_twice_writes_it_once():
    assert [put(default_storage, "pictures/a.webp", b"one") for _ in range(2)] == ["pictures/a.webp"] * 2
    assert default_storage.listdir("pictures")[1] == ["a.webp"]


def test_of_two_who_write_the_same_file_at_once_one_wins(monkeypatch):
    put(default_storage, "pictures/a.webp", b"one")
    exists, asked = default_storage.exists, []
    monkeypatch.setattr(default_storage, "exists", lambda name: bool(asked or asked.append(name)) and exists(name))
    assert put(default_storage, "pictures/a.webp", b"one") == "pictures/a.webp"
    assert default_storage.listdir("pictures")[1] == ["a.webp"]


@pytest.mark.django_db
def test_only_files_without_a_row_are_dropped():
    for name in ("pictures/used.webp", "pictures/unused.webp"):
        put(default_storage, name, b"one")
    Rendition.objects.create(image=make_image(), width=1, height=1, format="webp", recipe=1, file="pictures/used.webp")
    drop_unused(renditions=["pictures/used.webp", "pictures/unused.webp", "pictures/never-there.webp", ""])
    assert default_storage.listdir("pictures")[1] == ["used.webp"]
