"""Stored renderings follow the pictures that they show."""

from datetime import timedelta

import pytest

from articles.models import Rendering, Version
from articles.publishing import rendering, update
from articles.publishing.rendering import RECIPE, renew
from newsroom import clock
from newsroom.images.library import add_image
from newsroom.images.tasks import prepare_picture
from tests.images.specimens import gradient, saved
from tests.makers import edit, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return add_image(saved(gradient((900, 600))), by=None, alt="A field", credit="Us")


def html(article):
    return Rendering.objects.get(version=article.versions.last(), recipe=RECIPE).html


def test_a_story_goes_out_with_the_first_jpeg_and_shows_the_rest_when_it_is_made(image, client):
    article = make_published_article(
        lead_image=image, body=f'<p>Text.</p><figure data-image="{image.ref}"></figure>', sources=[], overrule="Ours."
    )
    assert html(article).count("<picture>") == 2 and "image/avif" not in html(article)
    prepare_picture.call(image.ref)
    assert html(article).count('type="image/avif"') == 3  # the lead in two shapes, and the one in the body
    shown = client.get(article.versions.get().get_absolute_url()).content.decode()
    assert "image/avif" in shown and shown.count('fetchpriority="high"') == 1
    assert shown.count('loading="lazy"') == shown.count("<picture>") - 1


def test_what_is_scheduled_follows_too_and_what_is_over_does_not(image):
    scheduled = make_scheduled_article(lead_image=image)
    with clock.at(clock.now() - timedelta(days=1)):
        story = make_published_article(lead_image=image)
    update(edit(story, headline="Changed"), by=make_user("editor"), notice="New.")
    assert renew(image) == 2
    prepare_picture.call(image.ref)
    assert "image/avif" in html(scheduled)


def test_stories_with_other_pictures_are_left_alone(image):
    make_published_article()
    assert renew(image) == 0


def test_a_rendering_is_made_of_what_stands_once_the_story_is_locked(image, monkeypatch):
    """A redaction between the look and the lock is not undone."""
    article = make_published_article(lead_image=image)
    asked = []
    real = rendering.store
    monkeypatch.setattr(
        rendering, "store", lambda version, record: asked.append(version.digest) or real(version, record)
    )
    renew(image)
    assert asked == [Version.objects.get(article=article).digest]
