from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import caches
from PIL import Image as Pillow

from articles.publishing import update, withdraw
from articles.publishing.share_picture import share_card_url
from articles.views import sharing
from newsroom import clock
from tests.makers import edit, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_drawn_yet():
    caches["memory"].clear()


def test_a_card_is_a_picture_and_kept_as_the_record_is(client):
    response = client.get(share_card_url(make_published_article().versions.get()))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "max-age=0" in response["Cache-Control"] and response.has_header("ETag")
    assert Pillow.open(BytesIO(response.content)).size == (1200, 630)
    assert not response.cookies


def test_a_card_is_drawn_once(client, monkeypatch):
    drawn = []
    monkeypatch.setattr(sharing, "draw_card", lambda card: drawn.append(card) or b"drawn")
    url = share_card_url(make_published_article().versions.get())
    assert client.get(url).content == client.get(url).content == b"drawn"
    assert len(drawn) == 1


def test_an_older_version_keeps_its_card(client):
    with clock.at(clock.now() - timedelta(days=1)):
        article = make_published_article(headline="Old")
    update(edit(article, headline="New"), by=make_user("editor"), notice="New.")
    old, new = article.versions.order_by("number")
    assert share_card_url(old) != share_card_url(new)
    assert [client.get(share_card_url(version)).status_code for version in (old, new)] == [200, 200]


@pytest.mark.parametrize("key", ["0" * 16, "x", "a" * 300, "card-card"])
def test_a_card_of_other_words_leads_to_the_one_of_today(client, key):
    url = share_card_url(make_published_article().versions.get())
    assert client.get(f"{url.rpartition('card-')[0]}card-{key}.png").url == url


def test_a_withdrawn_story_has_no_card_and_a_scheduled_one_not_yet(client):
    article = make_published_article()
    url = share_card_url(article.versions.get())
    withdraw(article, by=make_user("chief editor"), notice="Gone.", reason="Gone.", basis="editorial")
    assert client.get(url).status_code == 410
    assert client.get(share_card_url(make_scheduled_article().versions.get())).status_code == 404
