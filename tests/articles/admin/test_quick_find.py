import pytest
from django.urls import reverse

from tests.makers import make_article, make_user

pytestmark = pytest.mark.django_db

FIND = reverse("admin:articles_article_find")


def test_quick_find_answers_with_where_each_thing_is_edited(sign_in, editor):
    article = make_article(headline="Harbour pilots", slug="pilots", sources=[], tags=[])
    answer = sign_in(editor).get(FIND, {"q": "pilots\0"})
    url = reverse("admin:articles_article_change", args=[article.pk])
    assert answer.json() == {
        "results": [{"kind": "story", "title": "Harbour pilots", "about": "draft · pilots", "url": url}]
    }
    assert "no-store" in answer.headers["Cache-Control"]


def test_quick_find_is_for_the_desk(client, sign_in):
    assert client.get(FIND).status_code == 302
    assert sign_in(make_user(is_staff=True)).get(FIND, {"q": "x"}).json() == {"results": []}


def test_every_page_of_the_desk_has_one_map_of_modules(sign_in, editor):
    article = make_article()
    browser = sign_in(editor)
    for url in (
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_add"),
        reverse("admin:articles_article_change", args=[article.pk]),
        reverse("admin:articles_article_history", args=[article.pk]),
        reverse("admin:sources_source_changelist"),
    ):
        html = browser.get(url).content.decode()
        assert html.count("importmap") == 1, url
        assert html.index("importmap") < html.index("quick_find.js") and "data-quick-find" in html, url


def test_nobody_is_offered_quick_find_before_signing_in(client):
    html = client.get(reverse("admin:login")).content.decode()
    assert "importmap" not in html and "quick_find.js" not in html
