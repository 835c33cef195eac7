"""The links of a story at the desk: made for somebody, watched, revoked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.desk.preview_links import make_link
from articles.models import PreviewLink, PreviewUse
from articles.publishing import withdraw
from newsroom import clock
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_article, make_published_article, make_source, make_user

pytestmark = pytest.mark.django_db


def links(article):
    return reverse("admin:articles_article_links", args=[article.pk])


@pytest.mark.parametrize("days", [1, 7, 30])
def test_link_is_made_for_somebody_and_some_days(sign_in, editor, days):
    article = make_article()
    response = fill(sign_in(editor), links(article), label="Jane Roe", days=days)
    link = article.preview_links.get()
    assert (link.label, link.made_by) == ("Jane Roe", editor)
    assert link.expires_at - link.made_at == timedelta(days=days)
    assert f"http://testserver{link.get_absolute_url()}" in text_of(response)


def test_seven_days_are_offered_first(sign_in, editor):
    article = make_article()
    fill(sign_in(editor), links(article), label="Jane Roe")
    link = article.preview_links.get()
    assert link.expires_at - link.made_at == timedelta(days=7)


@pytest.mark.parametrize("wrong", [{"label": ""}, {"days": "365"}, {"days": "x"}, {"label": "x" * 101}])
def test_link_for_nobody_or_for_ever_is_not_made(sign_in, editor, wrong):
    article = make_article()
    sign_in(editor).post(links(article), {"label": "Jane Roe", "days": "7", **wrong})
    assert not PreviewLink.objects.exists()


def test_uses_are_listed(sign_in, client, editor):
    link = make_link(make_article(), label="Jane Roe", days=7, by=editor)
    client.get(link.get_absolute_url(), REMOTE_ADDR="203.0.113.77")
    text = text_of(sign_in(editor).get(links(link.article)))
    assert "1 time, last" in text and "Jane Roe, from the network 203.0.113.0/24" in text
    assert "203.0.113.77" not in text


def test_link_is_revoked_once(sign_in, editor):
    link = make_link(make_article(), label="Jane Roe", days=7, by=editor)
    browser = sign_in(editor)
    browser.post(links(link.article), {"revoke": link.pk})
    link.refresh_from_db()
    first = link.revoked_at
    response = browser.post(links(link.article), {"revoke": link.pk}, follow=True)
    link.refresh_from_db()
    assert link.revoked_at == first and first
    assert "revoked" in text_of(response) and link.get_absolute_url() not in response.content.decode()
    assert browser.get(link.get_absolute_url()).status_code == 410


def test_withdrawn_story_lists_its_links_as_revoked_and_gets_no_new_one(sign_in, editor, chief):
    article = make_published_article(by=editor)
    make_link(article, label="Jane Roe", days=7, by=editor)
    withdraw(article, by=chief, notice="It would harm somebody.")
    browser = sign_in(editor)
    shown = browser.get(links(article))
    assert "its links ended with it" in text_of(shown) and "revoked" in text_of(shown)
    assert "Make a link" not in text_of(shown)
    response = browser.post(links(article), {"label": "John Doe", "days": "7"}, follow=True)
    assert "This story is withdrawn, so no link shows it." in text_of(response)
    assert article.preview_links.get().label == "Jane Roe"


@pytest.mark.parametrize("key", ["", "0", "x", "9" * 40, "٣"])
def test_link_that_is_not_of_the_story_is_not_revoked(sign_in, editor, key):
    other = make_link(make_article(), label="Jane Roe", days=7, by=editor)
    url = links(make_article())
    assert sign_in(editor).post(url, {"revoke": key}).status_code == 404
    assert sign_in(editor).post(url, {"revoke": other.pk}).status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_links_are_for_those_who_may_edit_the_story(sign_in, reporter):
    own, url = make_article(by=reporter), links(make_article())
    browser = sign_in(reporter)
    assert browser.get(links(own)).status_code == 200
    assert browser.get(url).status_code == browser.post(url, {"label": "x", "days": 7}).status_code == 403
    assert not PreviewLink.objects.exists()


def test_embargo_is_said_before_a_link_is_made(sign_in, editor):
    source = make_source(embargo_until=clock.now() + timedelta(days=2))
    assert "under embargo until" in text_of(sign_in(editor).get(links(make_article(sources=[source]))))
    assert "under embargo until" not in text_of(sign_in(editor).get(links(make_article())))


def test_story_with_links_can_be_deleted_and_they_with_it(sign_in, client):
    editor = make_user("editor")
    link = make_link(make_article(), label="Jane Roe", days=7, by=editor)
    client.get(link.get_absolute_url())
    url = reverse("admin:articles_article_delete", args=[link.article_id])
    assert sign_in(editor).post(url, {"post": "yes"}).status_code == 302
    assert not PreviewLink.objects.exists() and not PreviewUse.objects.exists()


@pytest.mark.parametrize("many", [1, 20])
def test_page_costs_the_same_for_few_and_many_links(sign_in, editor, many, django_assert_max_num_queries):
    article = make_article()
    for place in range(many):
        link = make_link(article, label=f"Reader {place}", days=7, by=editor)
        PreviewUse.objects.create(link=link)
    browser = sign_in(editor)
    with django_assert_max_num_queries(12):
        assert browser.get(links(article)).status_code == 200
