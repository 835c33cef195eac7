"""The library at the desk: what comes in, what is taken from files, what looks alike."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsroom import clock
from newsroom.images.library import add_image
from newsroom.images.models import Image
from tests.images.specimens import gradient, saved
from tests.images.test_likeness import scene
from tests.images.test_metadata import with_iim, with_xmp

pytestmark = pytest.mark.django_db
ADD = "admin:images_image_add"


@pytest.fixture
def desk(sign_in, editor):
    return sign_in(editor)


def send(desk, data, **words):
    fields = {"alt": "", "caption": "", "credit": "", "focal_x": "50", "focal_y": "50", **words}
    return desk.post(reverse(ADD), {**fields, "picture": SimpleUploadedFile("a.jpg", data)}, follow=True)


def page(desk, image):
    return desk.get(reverse("admin:images_image_change", args=[image.pk])).content.decode()


def test_words_of_the_file_are_put_into_the_form_to_be_read_over(desk):
    shown = send(desk, with_xmp(), caption="My own.").content.decode()
    assert "Taken from the file: alt text, credit, copyright notice. Read it over, then save." in shown
    assert "Zoë Müller / Agence Z" in shown and "My own." in shown


def test_a_file_without_words_leads_back_to_the_list(desk):
    response = send(desk, saved(gradient((60, 40)), "JPEG"), alt="A field")
    assert response.redirect_chain[-1][0] == reverse("admin:images_image_changelist")


def test_a_prohibition_is_marked_and_said(desk):
    shown = send(desk, with_iim((40, b"No use in Norway"))).content.decode()
    assert "instructions, not to be used" in shown
    assert Image.objects.get().no_use


def test_what_looks_alike_is_named_with_a_link_and_taken_all_the_same(desk):
    first = add_image(saved(scene()), by=None, alt="A <b>pier</b>")
    shown = send(desk, saved(scene().resize((640, 480)), "JPEG"), alt="The pier").content.decode()
    link = f'<a href="{reverse("admin:images_image_change", args=[first.pk])}">“A &lt;b&gt;pier&lt;/b&gt;”</a>'
    assert f"This picture looks like {link} (ref {first.ref}), which the library has already." in shown
    assert Image.objects.count() == 2
    assert link in page(desk, Image.objects.get(alt="The pier"))


def test_a_moved_focal_point_is_due(desk):
    image = add_image(saved(gradient((60, 40))), by=None, alt="A", credit="B")
    Image.objects.update(due_since=None)
    fields = {"alt": "A", "caption": "", "credit": "B", "focal_x": "10", "focal_y": "50"}
    desk.post(reverse("admin:images_image_change", args=[image.pk]), fields)
    assert Image.objects.due().get().focal_x == 10


def test_words_alone_make_nothing_due(desk):
    image = add_image(saved(gradient((60, 40))), by=None, alt="A", credit="B")
    Image.objects.update(due_since=None)
    fields = {"alt": "Other", "caption": "", "credit": "B", "focal_x": "50", "focal_y": "50"}
    desk.post(reverse("admin:images_image_change", args=[image.pk]), fields)
    assert not Image.objects.due().exists() and Image.objects.get().alt == "Other"


def test_the_library_is_filtered_by_rights(desk):
    shown = {"ended": -1, "ending": 1, "later": 40}
    for place, (words, days) in enumerate(shown.items()):
        add_image(saved(gradient((60, 40 + place))), by=None, alt=words)
        Image.objects.filter(alt=words).update(usable_until=clock.now() + timedelta(days=days))
    address = reverse("admin:images_image_changelist")
    for value, found in {"barred": ["ended"], "ending": ["ending"]}.items():
        response = desk.get(address, {"rights": value})
        assert [image.alt for image in response.context["cl"].queryset] == found


def test_a_window_of_the_writing_desk_is_told_the_ref_of_the_new_picture_and_no_other_field(desk):
    told = send(desk, saved(gradient((60, 40)), "JPEG"), _popup="1", _to_field="ref").context["popup_response_data"]
    assert json.loads(told)["value"] == Image.objects.get().ref
    assert desk.get(reverse(ADD), {"_popup": "1", "_to_field": "sha256"}).status_code == 400
