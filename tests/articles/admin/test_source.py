import pytest
from django.urls import reverse

from tests.articles.admin.filling import text_of
from tests.makers import make_article, make_source

pytestmark = pytest.mark.django_db
LIST = reverse("admin:sources_source_changelist")


def test_list_says_how_many_stories_cite_a_source_and_leads_to_them(sign_in, editor):
    source = make_source()
    make_article(headline="Citing", sources=[source])
    make_article(headline="Citing too", sources=[source])
    make_article(headline="Other")
    browser = sign_in(editor)
    page = browser.get(LIST, {"q": source.ref}).content.decode()
    stories = reverse("admin:articles_article_changelist", query={"source": source.ref})
    assert f'<a href="{stories}">2</a>' in page
    text = text_of(browser.get(stories))
    assert "Citing too" in text and "Other" not in text


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    make_article(sources=[make_source() for _ in range(many)])
    browser = sign_in(editor)
    with django_assert_max_num_queries(6):
        browser.get(LIST)
