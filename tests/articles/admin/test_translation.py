from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from articles.publishing import correct, live_content
from newsroom import clock
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import make_article, make_published_article, make_user

pytestmark = pytest.mark.django_db

FORM = "article_form"


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def original_of(article):
    return reverse("admin:articles_article_original", args=[article.pk])


@pytest.fixture
def original():
    return make_published_article(at=clock.now() - timedelta(hours=3), headline="The original")


@pytest.fixture
def behind(original):
    """A live translation whose original was corrected since."""
    at = clock.now() - timedelta(hours=2)
    made = make_published_article(at=at, language="de", translation_of=original)
    Article.objects.filter(pk=made.pk).update(created_at=at)
    content = replace(live_content(original), headline="Right")
    correct(original, by=make_user("editor"), content=content, notice="It was Tuesday.")
    return made


def test_an_original_is_chosen_on_the_writing_screen_and_both_logs_say_so(sign_in, editor, original):
    article = make_published_article(language="de")
    response = fill(sign_in(editor), change(article), FORM, translation_of=str(original.pk), _continue="1")
    assert "linked" in text_of(sign_in(editor).get(reverse("admin:articles_article_history", args=[article.pk])))
    assert response.status_code == 200
    article.refresh_from_db()
    assert article.translation_of == original
    assert [row.verb for row in (article.log.first(), original.log.first())] == ["link_translation"] * 2


def test_a_link_is_taken_away_again(sign_in, editor, original):
    article = make_article(language="de", translation_of=original)
    fill(sign_in(editor), change(article), FORM, translation_of="", _continue="1")
    article.refresh_from_db()
    assert article.translation_of is None and article.log.first().verb == "unlink_translation"


def test_what_cannot_be_is_a_sentence(sign_in, editor, original):
    browser = sign_in(editor)
    same, itself, second = make_article(), make_article(), make_article(language="DE")
    make_article(language="de", translation_of=original)
    for article, chosen, sentence in (
        (same, original, "The original is in this language (en) too"),
        (itself, itself, "A story cannot be a translation of itself"),
        (second, original, "has a translation into this language (DE) already"),
        (original, make_article(language="fr"), "This story has translations itself"),
        (make_article(language="fr"), Article.objects.get(translation_of=original), "Select a valid choice"),
        (make_article(language="fr"), "9" * 30, "Select a valid choice"),
    ):
        key = chosen if isinstance(chosen, str) else str(chosen.pk)
        assert sentence in text_of(fill(browser, change(article), FORM, translation_of=key)), sentence


def test_an_original_does_not_take_the_language_of_its_translation(sign_in, editor, original):
    make_article(language="de", translation_of=original)
    response = fill(sign_in(editor), change(original), FORM, language="de")
    assert "A translation of this story is in this language already." in text_of(response)


def test_once_readers_have_it_a_reporter_does_not_link_it(sign_in, original):
    article = make_published_article(language="de")
    browser = sign_in(article.created_by)
    assert "translation_of" not in fields(browser.get(change(article)), FORM)
    fill(browser, change(article), FORM, translation_of=str(original.pk), _continue="1")
    article.refresh_from_db()
    assert article.translation_of is None
    draft = make_article(language="de", by=article.created_by)
    assert "translation_of" in fields(browser.get(change(draft)), FORM)


def test_language_of_a_linked_live_story_is_checked_for_reporters_too(sign_in, original):
    make_article(language="fr", translation_of=original)
    article = make_published_article(language="de", translation_of=original)
    response = fill(sign_in(article.created_by), change(article), FORM, language="fr")
    assert "has a translation into this language (fr) already" in text_of(response)


def test_screen_of_the_translation_says_what_happened_and_leads_on(sign_in, editor, behind, original):
    page = sign_in(editor).get(change(behind)).content.decode()
    assert "The original was corrected" in page and original_of(behind) in page
    assert original.versions.live().get().changes_url in page


def test_somebody_says_why_it_stays_as_it_is(sign_in, editor, behind):
    browser = sign_in(editor)
    assert "It was Tuesday." in text_of(browser.get(original_of(behind)))
    assert "This field is required" in text_of(browser.post(original_of(behind), {"reason": " "}))
    response = browser.post(original_of(behind), {"reason": "The German text had it right."}, follow=True)
    assert "The translation stays as it is." in text_of(response)
    assert "The original was corrected" not in text_of(response)
    assert "Nothing is to be looked at" in text_of(browser.get(original_of(behind), follow=True))


def test_a_reporter_is_told_but_does_not_decide(sign_in, behind):
    browser = sign_in(behind.created_by)
    page = browser.get(change(behind)).content.decode()
    assert "The original was corrected" in page and original_of(behind) not in page
    assert browser.get(original_of(behind)).status_code == 403
