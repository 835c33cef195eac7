"""The working history of a story at the desk: a list, a comparison, and what is brought back."""

import re

import pytest
from django.urls import reverse

from articles.models import Article
from articles.publishing import send_back, send_to_review
from articles.publishing.record import content_of
from articles.publishing.working_copy import keep
from tests.articles.admin.filling import fields, text_of
from tests.makers import make_article, make_published_article, make_ready_article, make_user

pytestmark = pytest.mark.django_db


def page(name, article, *key):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *key])


def write(article, **values):
    Article.objects.filter(pk=article.pk).update(**values)
    article.refresh_from_db()


@pytest.fixture
def article(reporter, editor):
    """A story sent to review, sent back, and written on."""
    article = make_article(by=reporter, headline="Ferries stop", standfirst="They stop today.")
    send_to_review(article, by=reporter)
    write(article, headline="Ferries stop for a week")
    send_back(article, by=editor, reason="Ask the port.")
    write(article, headline="Ferries stop for two weeks", standfirst="They stop tomorrow.")
    return article


def test_list_says_who_when_why_and_what_changed(sign_in, editor, article):
    text = text_of(sign_in(editor).get(page("working_history", article)))
    assert "Sent back: Ask the port. Jonah Adeyemi" in text
    assert "Sent to review Mara Lindqvist" in text
    assert "Headline changed; Standfirst changed" in text
    assert "The first that was kept" in text


def test_any_two_are_compared_word_by_word(sign_in, editor, article):
    browser = sign_in(editor)
    first, second = article.milestones.order_by("at")
    html = browser.get(page("compare", article), {"old": first.pk, "new": second.pk}).content.decode()
    assert re.search(r"<ins>[^<]*for a week</ins>", html)
    html = browser.get(page("compare", article), {"old": second.pk}).content.decode()
    assert "<del>a week</del>" in html or "<del>a</del>" in html


def test_text_is_compared_with_what_readers_see(sign_in, editor):
    article = make_published_article(headline="As published")
    write(article, headline="As written now")
    text = text_of(sign_in(editor).get(page("compare", article), {"old": "live"}))
    assert "From version 1, which readers see to the working copy." in text
    assert "Bring back from version 1, which readers see" in text


def test_comparison_offers_exactly_the_fields_that_differ(sign_in, editor, article):
    first = article.milestones.order_by("at")[0]
    html = sign_in(editor).get(page("compare", article), {"old": first.pk}).content.decode()
    assert set(re.findall(r"\?field=(\w+)", html)) == {"headline", "standfirst"}


def test_field_is_restored_after_a_look(sign_in, editor, article):
    browser, first = sign_in(editor), article.milestones.order_by("at")[0]
    url = f"{page('restore', article, first.pk)}?field=headline"
    looked = browser.get(url)
    assert "Nothing has happened yet" in text_of(looked) and "<del>" in looked.content.decode()
    article.refresh_from_db()
    assert article.headline == "Ferries stop for two weeks"
    response = browser.post(url, fields(looked), follow=True)
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Ferries stop", "They stop tomorrow.")
    assert "Restored." in text_of(response)


def test_everything_is_restored(sign_in, editor, article):
    browser, first = sign_in(editor), article.milestones.order_by("at")[0]
    url = page("restore", article, first.pk)
    browser.post(url, fields(browser.get(url)))
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Ferries stop", "They stop today.")


def test_look_says_that_the_approval_lapses(sign_in, editor):
    article = make_ready_article(headline="Approved")
    keep(article, content_of(make_article()), label="Another", by=editor)
    url = page("restore", article, article.milestones.first().pk)
    assert "The approval of the text lapses." in text_of(sign_in(editor).get(url))


def test_text_saved_meanwhile_is_looked_at_again(sign_in, editor, article):
    browser, first = sign_in(editor), article.milestones.order_by("at")[0]
    url = page("restore", article, first.pk)
    looked = fields(browser.get(url))
    write(article, headline="Saved meanwhile", revision=9)
    response = browser.post(url, looked)
    assert response.status_code == 409 and "Somebody saved this story meanwhile" in text_of(response)
    assert fields(response)["revision"] == "9"
    article.refresh_from_db()
    assert article.headline == "Saved meanwhile"


def test_reporter_reads_the_history_of_others_and_restores_nothing(sign_in, article):
    browser, first = sign_in(make_user("reporter")), article.milestones.first()
    assert browser.get(page("working_history", article)).status_code == 200
    compared = browser.get(page("compare", article), {"old": first.pk})
    assert compared.status_code == 200 and "Bring back" not in text_of(compared)
    url = page("restore", article, first.pk)
    assert browser.get(url).status_code == browser.post(url, {"revision": 1}).status_code == 403


@pytest.mark.parametrize("key", ["0", "9" * 30, "٣", "abc", "live"])
def test_text_that_does_not_exist_is_not_found(sign_in, editor, article, key):
    browser = sign_in(editor)
    assert browser.get(page("compare", article), {"old": key}).status_code == 404
    assert browser.get(page("compare", article), {"old": "working", "new": key}).status_code == 404
    assert browser.get(f"{page('working_history', article)}{key}/restore/").status_code in (302, 404)


def test_text_of_another_story_and_the_working_copy_itself_are_not_restored(sign_in, editor, article):
    browser, other = sign_in(editor), make_article()
    for key in (article.milestones.first().pk, "working"):
        assert browser.post(page("restore", other, key), {"revision": 1}).status_code == 404
    url = page("restore", article, article.milestones.first().pk)
    assert browser.post(url, {"revision": 1, "field": "stage"}).status_code == 404


@pytest.mark.parametrize("many", [2, 40])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    article = make_published_article()
    for place in range(many):
        write(article, headline=f"Headline as of {place}")
        keep(article, content_of(article), label=f"Milestone {place}", by=editor)
    browser = sign_in(editor)
    with django_assert_max_num_queries(19):
        text = text_of(browser.get(page("working_history", article)))
    assert text.count("Headline changed") == min(many, 30)
    assert browser.get(page("working_history", article), {"page": "2"}).status_code == 200
