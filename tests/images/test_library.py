import threading
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from newsroom import clock
from newsroom.images import library
from newsroom.images.intake import ImageRefused
from newsroom.images.library import AlreadyInLibrary, add_image, enter, prepare, redact_image
from newsroom.images.models import Image, Rendition
from tests.images.specimens import gradient, saved, with_secrets
from tests.makers import make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_picture_enters_with_its_words_and_its_renditions():
    user, data = make_user("reporter"), saved(gradient((1600, 900)), "JPEG")
    with clock.at(NOON):
        image = add_image(
            data, by=user, alt="A pier", caption="The pier.", credit="Photo: A. B.", focal_x=10, focal_y=90
        )
    image.refresh_from_db()
    assert (image.alt, image.caption, image.credit) == ("A pier", "The pier.", "Photo: A. B.")
    assert (image.focal_x, image.focal_y, image.uploaded_by, image.created_at) == (10, 90, user, NOON)
    assert (image.width, image.height, image.format, image.byte_size) == (1600, 900, "JPEG", len(data))
    assert {(step.width, step.height) for step in image.renditions.all()} == {(1200, 675), (1200, 900), (900, 900)}
    assert all(step.is_stored for step in image.renditions.all())


def test_the_original_is_kept_byte_for_byte():
    data = with_secrets()
    with add_image(data, by=None).original.open() as original:
        assert original.read() == data


def test_the_same_file_enters_once_and_the_refusal_names_it(stored):
    image = add_image(saved(gradient()), by=None, alt="A pier")
    before = stored()
    with pytest.raises(AlreadyInLibrary, match=rf"“A pier” \(ref {image.ref}\)") as caught:
        add_image(saved(gradient()), by=None)
    assert caught.value.image == image
    assert stored() == before


def test_the_name_in_a_refusal_is_short():
    add_image(saved(gradient()), by=None, alt="A pier with people. " * 25)
    with pytest.raises(AlreadyInLibrary) as caught:
        add_image(saved(gradient()), by=None)
    assert len(str(caught.value)) < 200


def test_what_is_refused_leaves_nothing(stored):
    with pytest.raises(ImageRefused):
        add_image(saved(gradient(), "JPEG")[:-500], by=None)
    assert stored() == []
    assert not Image.objects.exists()


@pytest.mark.parametrize("words", [{"alt": "x" * 501}, {"credit": "x" * 201}, {"focal_x": 101}, {"focal_y": -1}])
def test_words_that_do_not_fit_are_refused_and_leave_nothing(words, stored):
    with pytest.raises(ValidationError):
        add_image(saved(gradient()), by=None, **words)
    assert stored() == []


def test_of_two_who_send_the_same_picture_at_once_the_second_is_refused(stored):
    first, second = prepare(saved(gradient())), prepare(saved(gradient()))
    image = enter(Image(), first)
    before = stored()
    with pytest.raises(AlreadyInLibrary, match=image.ref):
        enter(Image(), second)
    assert stored() == before
    assert Rendition.objects.count() == 3


def test_a_failure_of_the_database_leaves_no_file(stored, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(library, "record_renditions", fail)
    with pytest.raises(RuntimeError):
        add_image(saved(gradient()), by=None)
    assert stored() == []
    assert not Image.objects.exists()


def test_pictures_are_prepared_one_at_a_time(monkeypatch):
    inside, most = [], []

    def accept(upload):
        inside.append(upload)
        most.append(len(inside))
        threading.Event().wait(0.02)
        inside.pop()
        raise ImageRefused

    monkeypatch.setattr(library, "accept", accept)
    threads = [threading.Thread(target=lambda: pytest.raises(ImageRefused, prepare, b"")) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 4


@pytest.mark.django_db(transaction=True)
def test_no_picture_is_worked_on_inside_a_transaction(monkeypatch):
    outside = []
    for work in ("accept", "master_of", "store_files"):
        original = getattr(library, work)
        monkeypatch.setattr(
            library, work, lambda *x, original=original: outside.append(not connection.in_atomic_block) or original(*x)
        )
    add_image(saved(gradient()), by=None)
    assert outside == [True] * 3


def test_a_redacted_picture_loses_its_files_and_keeps_its_name(stored, django_capture_on_commit_callbacks):
    image = add_image(saved(gradient()), by=None, alt="A child")
    ref, sha256 = image.ref, image.sha256
    with clock.at(NOON), django_capture_on_commit_callbacks(execute=True):
        redact_image(image)
    assert stored() == []
    image.refresh_from_db()
    assert (image.ref, image.sha256, image.redacted_at) == (ref, sha256, NOON)
    assert (image.picture(), bool(image.original)) == (None, False)


def test_a_redacted_picture_may_not_come_back(django_capture_on_commit_callbacks):
    image = add_image(saved(gradient()), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        redact_image(image)
    with pytest.raises(AlreadyInLibrary, match="taken out by a redaction"):
        add_image(saved(gradient()), by=None)
