"""The focal point, set by a script or by the form."""

import pytest
from django.urls import reverse

from newsroom.images.library import add_image, redact_image
from tests.articles.admin.filling import fill
from tests.makers import make_image, make_user, picture_bytes

pytestmark = pytest.mark.django_db


def focal(image):
    return reverse("admin:images_image_focal", args=[image.pk])


def test_a_script_is_told_of_a_picture_and_moves_its_focal_point(sign_in, reporter):
    image = make_image(focal_x=20, focal_y=30)
    browser = sign_in(reporter)
    told = browser.get(focal(image)).json()
    assert (told["x"], told["y"], told["width"], told["mayChange"]) == (20, 30, image.width, True)
    assert browser.post(focal(image), {"focal_x": "0", "focal_y": "100"}).json()["y"] == 100
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (0, 100)


@pytest.mark.parametrize(
    "sent", [{}, {"focal_x": "x", "focal_y": "1"}, {"focal_x": "101", "focal_y": "-1"}, {"focal_x": "\0"}]
)
def test_what_is_no_place_in_the_picture_is_a_sentence(sign_in, reporter, sent):
    image = make_image()
    answer = sign_in(reporter).post(focal(image), sent)
    assert answer.status_code == 400 and "from 0 to 100" in answer.json()["error"]
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (50, 50)


def test_only_who_may_change_pictures_moves_it_and_a_redacted_one_is_gone(sign_in, client, reporter):
    image = make_image()
    assert client.get(focal(image)).status_code == 302
    assert sign_in(make_user(is_staff=True)).get(focal(image)).status_code == 403
    redact_image(image)
    assert sign_in(reporter).get(focal(image)).status_code == 404


def test_the_form_of_a_picture_draws_it_for_the_script_that_sets_the_point(sign_in, reporter):
    image = add_image(picture_bytes(), by=reporter, alt="A pier", credit="Photo: Us")
    url = reverse("admin:images_image_change", args=[image.pk])
    page = sign_in(reporter).get(url).content.decode()
    assert f'data-width="{image.width}"' in page and "js/desk/form/focal.js" in page
    fill(sign_in(reporter), url, "image_form", focal_x="12", focal_y="34")
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (12, 34)
