from io import StringIO

import pytest
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command

from newsroom.images.library import add_image, redact_image
from newsroom.images.management.commands import renditions
from newsroom.images.models import Image
from newsroom.images.renditions import lacks_renditions
from tests.images.specimens import gradient, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare():
    """Three pictures whose renditions are gone."""
    images = [add_image(saved(gradient((60, 40 + n))), by=None) for n in range(3)]
    for image in images:
        image.renditions.all().delete()
    return images


def run():
    out = StringIO()
    call_command("renditions", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_what_is_missing_is_made(bare):
    assert run() == "made the renditions of 3 pictures\n"
    assert not any(lacks_renditions(image) for image in Image.objects.all())


def test_what_is_there_is_left(bare):
    run()
    assert run() == "made the renditions of 0 pictures\n"


def test_a_missing_file_is_made_again(bare):
    run()
    name = bare[0].renditions.first().file.name
    default_storage.delete(name)
    assert run() == "made the renditions of 1 pictures\n"
    assert default_storage.exists(name)


def test_it_can_be_stopped_and_started_again(bare, monkeypatch):
    make = renditions.make_renditions

    def make_one_and_stop(image):
        make(image)
        raise KeyboardInterrupt

    monkeypatch.setattr(renditions, "make_renditions", make_one_and_stop)
    with pytest.raises(CommandError, match="Start again for the rest"):
        run()
    monkeypatch.undo()
    assert run() == "made the renditions of 2 pictures\n"


def test_an_original_that_is_gone_or_damaged_does_not_stop_the_others(bare):
    gone, damaged, _ = bare
    storages["private"].delete(gone.original.name)
    with damaged.original.storage.open(damaged.original.name, "wb") as file:
        file.write(b"no picture")
    with pytest.raises(CommandError, match="of 1 pictures, 2 could not be made") as caught:
        run()
    assert caught.value.returncode == 1


def test_a_redacted_picture_does_not_come_back(bare):
    redact_image(bare[0])
    assert run() == "made the renditions of 2 pictures\n"


def test_a_large_library_is_read_in_batches(bare, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(renditions, "BATCH", 2)
    with django_assert_max_num_queries(6):
        assert [image.pk for image in renditions.pictures()] == [image.pk for image in bare]
