import pytest
from django.urls import reverse

from articles.models import Article
from articles.publishing import correct, live_content
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db


def history(article):
    return reverse("admin:articles_article_history", args=[article.pk])


def test_history_says_who_did_what_when_and_why(sign_in, editor):
    article = make_published_article()
    correct(article, by=editor, content=live_content(article), notice="Told to readers.", reason="A reader wrote.")
    change = reverse("admin:articles_article_change", args=[article.pk])
    fill(sign_in(editor), change, "article_form", headline="Edited")
    text = text_of(sign_in(editor).get(history(article)))
    assert "Jonah Adeyemi corrected version 2 A reader wrote." in text
    assert "published version 1" in text and "Told to readers." in text
    assert "Jonah Adeyemi edited Changed Headline." in text


def test_cancelled_version_says_so(sign_in, editor):
    article = make_scheduled_article()
    fill(sign_in(editor), reverse("admin:articles_article_cancel", args=[article.pk]), reason="No more.")
    text = text_of(sign_in(editor).get(history(article)))
    assert "cancelled the schedule" in text and "No more." in text


def test_history_leads_to_the_texts_that_were_kept(sign_in, editor):
    article = make_published_article()
    html = sign_in(editor).get(history(article)).content.decode()
    assert reverse("admin:articles_article_working_history", args=[article.pk]) in html and ": 1 text," in html


def test_milestone_can_be_read(sign_in, editor):
    article = make_published_article(headline="First")
    Article.objects.filter(pk=article.pk).update(standfirst="Half-written.")
    correct(article, by=editor, content=live_content(article), notice="Told.")
    url = reverse("admin:articles_milestone_change", args=[article.milestones.first().pk])
    assert "Half-written." in text_of(sign_in(editor).get(url))


@pytest.mark.parametrize("many", [1, 8])
def test_history_costs_the_same_for_few_and_many_versions(sign_in, editor, many, django_assert_max_num_queries):
    article = make_published_article()
    for _ in range(many):
        correct(article, by=editor, content=live_content(article), notice="Told.")
    browser = sign_in(editor)
    with django_assert_max_num_queries(11):
        assert browser.get(history(article)).status_code == 200


def test_history_of_nothing_is_not_found_and_of_others_is_read(sign_in, reporter):
    assert sign_in(reporter).get("/admin/articles/article/4711/history/").status_code == 404
    assert sign_in(reporter).get(history(make_published_article(by=make_user("editor")))).status_code == 200
