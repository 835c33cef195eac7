import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError

from newsroom.images import uses
from newsroom.images.library import add_image
from newsroom.images.models import Image, Rendition
from newsroom.images.uses import Use
from tests.images.specimens import gradient, saved, with_secrets

pytestmark = pytest.mark.django_db


def test_files_go_with_their_rows_on_commit(django_capture_on_commit_callbacks, stored):
    image = add_image(saved(gradient()), by=None)
    assert len(stored()) == 4
    with django_capture_on_commit_callbacks() as waiting:
        image.delete()
        assert len(stored()) == 4
    for callback in waiting:
        callback()
    assert stored() == []


def test_files_of_a_deletion_that_fails_stay(stored):
    image = add_image(saved(gradient()), by=None)
    with pytest.raises(RuntimeError), transaction.atomic():
        image.delete()
        raise RuntimeError
    assert len(stored()) == 4


def test_deleting_many_at_once_leaves_no_file(django_capture_on_commit_callbacks, stored):
    for shade in (1, 2, 3):
        add_image(saved(gradient((60, 40 + shade))), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.all().delete()
    assert stored() == []


def test_a_rendition_that_two_pictures_share_stays_with_the_other(django_capture_on_commit_callbacks):
    first, second = (add_image(with_secrets(kind, (60, 40)), by=None) for kind in ("PNG", "WEBP"))
    name = first.renditions.first().file.name
    Rendition.objects.filter(pk=second.renditions.first().pk).update(file=name)
    with django_capture_on_commit_callbacks(execute=True):
        first.delete()
    assert default_storage.exists(name)


def test_a_picture_that_is_shown_cannot_be_deleted(monkeypatch, stored):
    monkeypatch.setattr(uses, "_finders", [lambda refs: [Use(refs[0], "the story “Harbour”")]])
    image = add_image(saved(gradient((60, 40))), by=None)
    with pytest.raises(ProtectedError, match="is shown by the story “Harbour”"), transaction.atomic():
        image.delete()
    assert Image.objects.filter(pk=image.pk).exists()
    assert len(stored()) == 5
