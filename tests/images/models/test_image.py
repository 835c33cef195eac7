import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from newsroom.images.library import add_image
from newsroom.images.models import Image
from tests.images.specimens import gradient, saved
from tests.makers import make_image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"width": 0}, "picture_has_an_area"),
        ({"height": 0}, "picture_has_an_area"),
        ({"focal_x": 101}, "focal_point_lies_in_the_picture"),
        ({"focal_y": 101}, "focal_point_lies_in_the_picture"),
        ({"focal_x": -1}, "focal"),
        ({"sha256": "a" * 64}, "a_picture_is_kept_once|sha256"),
    ],
)
def test_the_database_keeps_the_rules(fields, rule):
    make_image(sha256="a" * 64)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make_image(**fields)


def test_a_picture_is_called_by_what_is_to_be_seen():
    assert str(make_image(alt="A harbour", caption="The harbour of Almery")) == "A harbour"
    assert str(make_image(alt="", caption="The harbour of Almery")) == "The harbour of Almery"
    nameless = make_image(alt="", caption="")
    assert str(nameless) == f"Picture {nameless.ref}"


@pytest.mark.parametrize(("wanted", "given"), [(100, 320), (640, 640), (641, 960), (1280, 1280), (4000, 1920)])
def test_the_narrowest_rendition_that_is_wide_enough_is_shown(wanted, given):
    image = make_image(width=4000, height=3000, recipe=2, complete=True)
    assert image.picture(width=wanted).width == given


def test_without_renditions_there_is_nothing_to_show():
    image = make_image()
    assert (image.picture(), image.url, image.ladder()) == (None, "", None)


def test_until_all_is_made_the_jpeg_is_shown():
    image = make_image(width=4000, height=3000, recipe=2)
    assert image.url.endswith("/1200.jpg") and (image.picture().width, image.picture().height) == (1200, 900)
    assert image.ladder("16x9").srcset("avif", 1920) == ""


def test_the_ladder_is_written_as_browsers_read_it():
    ladder = make_image(width=700, height=500, recipe=2, complete=True).ladder()
    folder = ladder.address
    assert ladder.srcset("avif", 640) == f"{folder}320.avif 320w, {folder}480.avif 480w, {folder}640.avif 640w"
    assert ladder.srcset("webp", 1280).endswith(f"{folder}700.webp 700w")
    assert ladder.srcset("webp", 100) == f"{folder}320.webp 320w"


def test_asking_for_a_ladder_costs_no_query(django_assert_num_queries):
    image = make_image(recipe=2, complete=True)
    with django_assert_num_queries(0):
        assert all(image.ladder(shape).srcset("avif", 1920) for shape in ("", "16x9", "4x3", "1x1"))


def test_pictures_are_due_until_they_are_done():
    old, new = make_image(), make_image()
    make_image(due_since=None)
    make_image(redacted_at="2026-01-01T00:00Z")
    assert list(Image.objects.due()) == [old, new]


def test_what_was_redacted_is_not_kept():
    kept, _ = make_image(), make_image(redacted_at="2026-01-01T00:00Z")
    assert list(Image.objects.kept()) == [kept]


def test_the_original_is_private_and_named_by_its_content():
    image = add_image(saved(gradient((60, 40))), by=None)
    assert image.original.name == f"originals/{image.sha256[:2]}/{image.sha256}.png"
    assert not default_storage.exists(image.original.name)
