import pytest

from articles.publishing import retract
from articles.publishing.known import Known
from articles.publishing.origin import ORIGIN
from articles.publishing.record import content_of_version
from articles.publishing.share_picture import card_of, share_card_url, share_picture
from newsroom.images.library import add_image
from tests.images.specimens import gradient, saved
from tests.makers import make_published_article, make_tag, make_user

pytestmark = pytest.mark.django_db


def shared_picture(version):
    content = content_of_version(version)
    return share_picture(version, content, Known.of(content))


def test_a_story_with_a_picture_is_shared_with_it():
    image = add_image(saved(gradient((1600, 1200)), "JPEG"), by=None, alt="A pier", credit="Us")
    shared = shared_picture(make_published_article(lead_image=image).versions.get())
    assert (shared.width, shared.height, shared.mime, shared.alt) == (1200, 675, "image/jpeg", "A pier")
    assert shared.url == f"{ORIGIN}{image.ladder('16x9').first.url}"


def test_a_story_without_one_is_shared_with_a_card():
    version = make_published_article(headline="Ships sail", tags=[make_tag(name="Economy")]).versions.get()
    shared = shared_picture(version)
    assert (shared.width, shared.height, shared.mime, shared.alt) == (1200, 630, "image/png", "Ships sail")
    assert shared.url == f"{ORIGIN}{share_card_url(version)}"
    assert f"{version.version_url}card-" in shared.url
    assert (card_of(version).headline, card_of(version).label) == ("Ships sail", "Economy")


def test_a_retraction_is_shared_as_one():
    image = add_image(saved(gradient()), by=None, alt="A pier", credit="Us")
    article = make_published_article(lead_image=image)
    version = retract(article, by=make_user("chief editor"), notice="It was wrong.", reason="Wrong.")
    assert shared_picture(version).mime == "image/png"
    assert (card_of(version).label, card_of(version).alarm) == ("Retracted", True)


def test_a_story_from_right_to_left_is_drawn_so():
    assert card_of(make_published_article(language="ar").versions.get()).right_to_left


def test_an_address_names_what_is_drawn(settings):
    version = make_published_article().versions.get()
    before = share_card_url(version)
    settings.SITE_NAME = "Another paper"
    assert share_card_url(version) != before
