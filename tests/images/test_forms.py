import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from newsroom.images.forms import ImageForm
from newsroom.images.library import add_image
from tests.images.specimens import empty_png, gradient, saved
from tests.makers import make_image

pytestmark = pytest.mark.django_db

WORDS = {"alt": "A pier", "caption": "The pier.", "credit": "Photo: A. B.", "focal_x": "50", "focal_y": "50"}


def filled(data, *, name="pier.jpg", **words):
    return ImageForm({**WORDS, **words}, {"picture": SimpleUploadedFile(name, data, "image/jpeg")})


def complaints(form):
    assert not form.is_valid()
    return [complaint for found in form.errors.values() for complaint in found]


def test_a_picture_with_its_words_is_valid():
    form = filled(saved(gradient((60, 40))), name="../../etc/\u202egpj.exe")
    assert form.is_valid()
    assert (form.cleaned_data["picture"].accepted.width, form.instance.alt) == (60, "A pier")


def test_words_may_come_later():
    assert filled(saved(gradient((60, 40))), alt="", caption="", credit="").is_valid()


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "The file is empty."),
        (b"<svg onload=alert(1)>", "This is an SVG drawing."),
        (empty_png(30_000, 30_000), "far too many pixels"),
        (saved(gradient())[:900], "damaged or cut off"),
    ],
)
def test_what_is_refused_is_one_sentence_at_the_field(data, complaint):
    [said] = complaints(filled(data))
    assert complaint in said


def test_no_picture_is_asked_for():
    assert complaints(ImageForm(WORDS)) == ["Choose a picture."]


def test_a_picture_that_is_there_is_named():
    image = add_image(saved(gradient((60, 40))), by=None, alt="A pier")
    [said] = complaints(filled(saved(gradient((60, 40)))))
    assert image.ref in said and "“A pier”" in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({"focal_x": "101"}, "Give a number from 0 to 100."),
        ({"focal_y": "-1"}, "greater than or equal to 0"),
        ({"focal_y": "middle"}, "whole number"),
        ({"focal_x": ""}, "required"),
        ({"usable_until": "9999-12-31T23:59"}, "to the year 2999"),
        ({"usable_until": "0001-01-01T00:00"}, "from the year 1900"),
        ({"usable_until": "soon"}, "valid date"),
        ({"alt": "x" * 501}, "at most 500 characters"),
        ({"credit": "x\0y"}, "Null characters"),
    ],
)
def test_words_that_do_not_fit_are_complained_about_once(words, complaint):
    [said] = complaints(filled(saved(gradient((60, 40))), **words))
    assert complaint in said


@pytest.mark.parametrize("data", [saved(gradient((60, 40))), b"no picture"])
def test_the_temporary_file_of_a_large_upload_is_gone_after_the_look(data, settings, tmp_path, stored):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    upload = TemporaryUploadedFile("pier.jpg", "image/jpeg", len(data), None)
    upload.write(data)
    upload.seek(0)
    path = Path(upload.temporary_file_path())
    assert path.exists() and path.parent in (tmp_path, Path(tempfile.gettempdir()))
    ImageForm(WORDS, {"picture": upload}).is_valid()
    assert not path.exists()
    assert stored() == []


def test_the_picture_itself_cannot_be_changed():
    image = make_image()
    form = ImageForm({**WORDS, "alt": "Another pier"}, {"picture": SimpleUploadedFile("x.png", b"x")}, instance=image)
    assert "picture" not in form.fields
    assert form.is_valid()
    assert form.save().sha256 == image.sha256
