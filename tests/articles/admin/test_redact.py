import pytest
from django.urls import reverse

from articles.models import Redaction
from tests.articles.admin.filling import fields, text_of
from tests.makers import make_published_article, make_source, mark

pytestmark = pytest.mark.django_db
REASON = {"basis": "personal", "reason": "A court order."}


def page(article):
    return reverse("admin:articles_article_redact", args=[article.pk])


def look(browser, article, **typed):
    return browser.post(page(article), {**fields(browser.get(page(article))), **REASON, **typed})


def test_passages_are_shown_blanked_before_they_are(sign_in, chief):
    source = make_source()
    article = make_published_article(sources=[source], body=f"<p>His name is John Doe.{mark(source)}</p>")
    browser = sign_in(chief)
    looked = look(browser, article, passages="John Doe\n")
    assert "████ ███" in text_of(looked) and "Version 1" in text_of(looked)
    assert not Redaction.objects.exists()
    response = browser.post(page(article), {**fields(looked), "_step": "confirm"}, follow=True)
    assert "Blanked in 1 version." in text_of(response)
    assert "John Doe" not in article.versions.get().document
    article.refresh_from_db()
    assert "John Doe" not in article.body


def test_pictures_are_offered_and_disappear(sign_in, chief):
    article = make_published_article()
    browser = sign_in(chief)
    looked = look(browser, article, images=[article.lead_image.ref])
    browser.post(page(article), {**fields(looked), "_step": "confirm"})
    assert article.versions.get().lead_image is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"passages": ""}, "Name a passage or a picture to blank."),
        ({"passages": "x", "basis": ""}, "This field is required."),
        ({"passages": "not in it"}, "No version holds that"),
        ({"passages": "\0"}, "Null characters are not allowed."),
        ({"images": ["aaaaaaaaaa"]}, "Select a valid choice."),
        ({"passages": "Statement", "reason": " "}, "This field is required."),
    ],
)
def test_bad_input_is_a_sentence(sign_in, chief, typed, sentence):
    article = make_published_article()
    response = look(sign_in(chief), article, **typed)
    assert response.status_code == 200 and sentence in text_of(response)
    assert not Redaction.objects.exists()


def test_passage_too_short_is_refused_by_the_verb_with_a_sentence(sign_in, chief):
    article = make_published_article()
    browser = sign_in(chief)
    looked = look(browser, article, passages="St")
    response = browser.post(page(article), {**fields(looked), "_step": "confirm"})
    assert "at least 3 characters" in text_of(response)
    assert not Redaction.objects.exists()
