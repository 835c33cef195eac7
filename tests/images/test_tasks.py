from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django_tasks_db.models import DBTaskResult

from newsroom import clock
from newsroom.images import tasks
from newsroom.images.library import add_image, move_focal_point, redact_image
from newsroom.images.models import Image
from newsroom.images.signals import renditions_made
from newsroom.images.tasks import look_for_pictures, prepare_picture
from tests.images.specimens import gradient, saved
from tests.makers import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return add_image(saved(gradient((60, 40))), by=None)


@pytest.fixture
def told():
    """The pictures of which the library told."""
    heard = []

    def hear(image, **kwargs):
        heard.append((image.ref, image.complete))

    renditions_made.connect(hear)
    yield heard
    renditions_made.disconnect(hear)


def waiting():
    return [row.args_kwargs["args"] for row in DBTaskResult.objects.filter(task_path=prepare_picture.module_path)]


def test_a_new_picture_is_prepared_by_the_worker_and_told_of(image, told):
    assert waiting() == [[image.ref]]
    assert prepare_picture.call(image.ref) == f"prepared picture {image.ref}"
    assert told == [(image.ref, True)]
    assert not Image.objects.due().exists()
    assert prepare_picture.call(image.ref) is None


def test_a_lost_job_is_asked_for_again_after_a_while(image):
    DBTaskResult.objects.all().delete()
    assert look_for_pictures.call() is None
    with clock.at(clock.now() + timedelta(minutes=3)):
        assert look_for_pictures.call() == "asked for 1 pictures"
        assert look_for_pictures.call() is None
    assert waiting() == [[image.ref]]


def test_pages_that_could_not_be_told_are_told_at_the_next_try(image, told):
    def fail(**kwargs):
        raise RuntimeError

    renditions_made.connect(fail)
    with pytest.raises(RuntimeError):
        prepare_picture.call(image.ref)
    renditions_made.disconnect(fail)
    assert Image.objects.due().get() == image
    prepare_picture.call(image.ref)
    assert told[-1] == (image.ref, True) and not Image.objects.due().exists()


def test_a_focal_point_that_moves_meanwhile_stays_due(image, monkeypatch):
    real = tasks.make_renditions

    def moved_meanwhile(working):
        made = real(working)
        other = Image.objects.get()
        other.focal_x = 0
        move_focal_point(other)
        return made

    monkeypatch.setattr(tasks, "make_renditions", moved_meanwhile)
    prepare_picture.call(image.ref)
    assert Image.objects.due().get() == image
    monkeypatch.undo()
    prepare_picture.call(image.ref)
    assert (Image.objects.get().cut_x, Image.objects.due().count()) == (0, 0)


def test_an_original_that_is_gone_is_reported_once(image, caplog):
    storages["private"].delete(image.original.name)
    assert prepare_picture.call(image.ref) is None
    assert f"picture {image.ref} cannot be prepared" in caplog.text
    assert not Image.objects.due().exists()


def test_a_picture_taken_out_meanwhile_leaves_no_file(image, stored, django_capture_on_commit_callbacks):
    prepare_picture.call(image.ref)
    with django_capture_on_commit_callbacks(execute=True):
        redact_image(Image.objects.get())
    assert prepare_picture.call(image.ref) is None
    assert stored() == []


def test_a_picture_that_is_gone_is_no_work():
    assert prepare_picture.call("0000000000") is None


def test_the_sweep_costs_one_question_where_nothing_is_due(django_assert_num_queries):
    make_image(due_since=None)
    with django_assert_num_queries(1):
        look_for_pictures.call()
