"""Copies of reports and originals of pictures still have their SHA-256, or are named."""

import pytest
from django.core.files.storage import storages

from articles.publishing.originals import verify_files, verify_texts
from newsroom.images.library import add_image, redact_image
from newsroom.images.models import Image
from sources.archiving import blank
from sources.models import ArchivedCopy
from tests.images.specimens import gradient, saved
from tests.makers import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy():
    return make_source(copy="The bridge is open.").copies.get()


def write(name, data):
    with storages["private"].open(name, "wb") as file:
        file.write(data)


def test_another_text_of_a_copy_is_found(copy):
    assert list(verify_texts()) == []
    ArchivedCopy.objects.update(text="The bridge is closed.")
    assert list(verify_texts()) == [
        f"source {copy.source.ref}: the text of its archived copy {copy.sha256} is not the one that was kept"
    ]


def test_a_copy_that_was_blanked_is_left_aside(copy):
    blank(copy, ["bridge"])
    assert [*verify_texts(), *verify_files()] == []


def test_files_of_copies_that_were_changed_or_deleted_are_found(copy):
    assert list(verify_files()) == []
    told = f"source {copy.source.ref}: the file of its archived copy {copy.sha256}"
    write(copy.original.name, b"The bridge is closed.")
    assert list(verify_files()) == [f"{told} is another one"]
    storages["private"].delete(copy.original.name)
    assert list(verify_files()) == [f"{told} is gone"]


def test_originals_of_pictures_that_were_changed_or_deleted_are_found():
    image = add_image(saved(gradient((90, 60))), by=None)
    assert list(verify_files()) == []
    write(image.original.name, b"another")
    assert list(verify_files()) == [f"picture {image.ref}: its original is another one"]
    storages["private"].delete(image.original.name)
    assert list(verify_files()) == [f"picture {image.ref}: its original is gone"]
    for name in ("", "../elsewhere"):
        Image.objects.update(original=name)
        assert list(verify_files()) == [f"picture {image.ref}: its original is gone"]


def test_a_picture_taken_out_by_a_redaction_is_left_aside():
    redact_image(add_image(saved(gradient((90, 60))), by=None))
    assert list(verify_files()) == []
