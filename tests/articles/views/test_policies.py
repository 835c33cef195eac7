import pytest
from django.core.cache import caches
from django.urls import reverse

from articles.models.policy import policy_url
from tests.makers import make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _footer_is_asked_anew():
    caches["memory"].clear()


def html(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    assert not response.cookies
    return response.content.decode()


def test_a_page_shows_its_newest_edition_and_where_its_history_stands(client):
    edition = make_policy("standards", editions=2)
    page = html(client, "/about/standards/")
    assert "Edition 2 of this page." in page and "Edition 1 of this page." not in page
    assert f'href="{edition.history_url}"' in page


def test_the_history_keeps_every_edition_with_its_reason_and_the_words_that_differ(client):
    edition = make_policy("standards", editions=2)
    history = html(client, edition.history_url)
    assert "First published." in history and "New." in history and "noindex" in history
    first = html(client, reverse("articles:policy_edition", args=["standards", 1]))
    assert "Edition 1 of this page." in first and "This is edition 1" in first
    changes = html(client, edition.changes_url)
    assert "<del" in changes and "<ins>" in changes


def test_about_leads_to_the_other_pages_and_has_one_address(client):
    make_policy("about")
    make_policy("privacy")
    assert reverse("articles:policy", args=["privacy"]) in html(client, "/about/")
    moved = client.get("/about/about/")
    assert (moved.status_code, moved.url) == (301, policy_url("about"))


def test_the_footer_of_every_page_links_to_those_that_stand_in_it(client):
    make_policy("privacy")
    make_policy("tip-line", in_footer=False)
    front = html(client, "/")
    assert 'href="/about/privacy/"' in front and "tip-line" not in front
    assert html(client, "/about/tip-line/")


@pytest.mark.parametrize(
    "path",
    [
        "/about/",
        "/about/nothing/",
        "/about/nothing/history/",
        "/about/standards/history/2/",
        "/about/standards/history/1/changes/",
        "/about/standards/history/99999999999999999999/",
        "/about/%00/",
    ],
)
def test_what_was_never_written_is_not_found(client, path):
    make_policy("standards")
    html(client, path, 404)
