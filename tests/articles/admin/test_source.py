import pytest
from django.urls import reverse

from articles import publishing
from articles.admin.source import LOCKED
from articles.publishing.record import content_of_version
from sources.models import Source
from tests.articles.admin.filling import fill, text_of
from tests.makers import (
    edit,
    make_article,
    make_published_article,
    make_ready,
    make_scheduled_article,
    make_source,
    make_user,
    mark,
)

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


def change(source):
    return reverse("admin:sources_source_change", args=[source.pk])


def everything_of(source):
    return [*Source.objects.filter(pk=source.pk).values(), *source.copies.values()]


@pytest.mark.parametrize("make", [make_published_article, make_scheduled_article])
def test_report_that_a_public_story_cites_is_read_by_reporters_and_changed_by_editors(sign_in, reporter, editor, make):
    source = make_source(title="As filed")
    make(sources=[source], by=reporter)
    before, browser = everything_of(source), sign_in(reporter)
    shown = browser.get(change(source))
    assert shown.status_code == 200 and LOCKED in text_of(shown)
    assert "As filed" in text_of(shown) and "Text of the report" not in text_of(shown)
    sent = {"title": "Invented", "url": "https://evil.example/", "copy": "Never said.", "agency": source.agency_id}
    assert browser.post(change(source), sent).status_code == 403
    assert everything_of(source) == before
    shown = sign_in(editor).get(change(source))
    assert LOCKED not in text_of(shown)
    fill(sign_in(editor), change(source), "source_form", title="As corrected", copy="What it says now.")
    source.refresh_from_db()
    assert source.title == "As corrected" and source.copies.count() == 2


@pytest.mark.parametrize("cited", [False, True])
def test_report_that_no_public_story_cites_is_changed_by_reporters(sign_in, reporter, editor, cited):
    source = make_source(title="As filed")
    if cited:
        make_article(sources=[source], by=editor)
    shown = sign_in(reporter).get(change(source))
    assert LOCKED not in text_of(shown) and "Text of the report" in text_of(shown)
    fill(sign_in(reporter), change(source), "source_form", title="As corrected", copy="What it says now.")
    source.refresh_from_db()
    assert source.title == "As corrected" and source.copies.count() == 2


def test_report_stays_locked_when_a_later_version_cites_it_no_more(sign_in, reporter):
    source, other = make_source(), make_source()
    article = make_published_article(sources=[source, other])
    body = f"<p>Statement.{mark(other)}</p>"
    article.citations.filter(source=source).delete()
    publishing.update(make_ready(edit(article, body=body)), by=make_user("editor"), overrule="So be it.")
    assert [cited.source for cited in content_of_version(article.versions.last()).citations] == [other.ref]
    assert sign_in(reporter).post(change(source), {"title": "Invented"}).status_code == 403


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    make_article(sources=[make_source() for _ in range(many)])
    browser = sign_in(editor)
    with django_assert_max_num_queries(6):
        browser.get(LIST)
