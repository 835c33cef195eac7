import pytest
from django.urls import reverse

from articles.desk.stale import OPENED_BEFORE
from articles.models import Draft, Redaction
from articles.publishing import redact
from tests.articles.admin.filling import fields, fill, text_of
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


def test_what_stands_nowhere_or_in_other_letters_is_said_before(sign_in, chief):
    source = make_source()
    body = f"<p>His name is John Doe. JOHN  DOE.{mark(source)}</p>"
    article = make_published_article(sources=[source], body=body)
    told = text_of(look(sign_in(chief), article, passages="John Doe\nJane Roe"))
    assert "“Jane Roe” stands in no version" in told
    assert "In other letters it stays: “JOHN DOE”." in told


def test_a_page_opened_before_a_redaction_brings_nothing_back(sign_in, chief, editor):
    source = make_source()
    article = make_published_article(sources=[source], body=f"<p>His name is John Doe.{mark(source)}</p>")
    browser = sign_in(editor)
    change, correct = (reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in ("change", "correct"))
    opened, setting_right = fields(browser.get(change), "article_form"), fields(browser.get(correct))
    redact(article, by=chief, **REASON, passages=["John Doe"])
    keeping = reverse("admin:articles_article_keep", args=[article.pk])
    for typed in (opened, setting_right):
        kept = browser.post(keeping, {**typed, "tab": "tabtabtab", "writer": editor.pk})
        assert kept.status_code == 409 and "Passages of this story were redacted" in kept.json()["error"]
    page = browser.post(change, {**opened, "dateline": "Istanbul"})
    assert OPENED_BEFORE in text_of(page) and "John Doe" in page.content.decode()  # to be copied from
    assert OPENED_BEFORE in text_of(browser.post(change, {**fields(page, "article_form"), "dateline": "Istanbul"}))
    told = {"notice": "Where it was.", "dateline": "Istanbul", "_step": "confirm"}
    assert OPENED_BEFORE in text_of(browser.post(correct, {**setting_right, **told}))
    article.refresh_from_db()
    assert "John Doe" not in article.body and not Draft.objects.exists() and article.versions.count() == 1
    fill(browser, change, "article_form", dateline="Istanbul")
    article.refresh_from_db()
    assert article.dateline == "Istanbul"


def test_unsaved_work_from_before_a_redaction_is_blanked_and_taken_up(sign_in, chief, editor):
    source = make_source()
    article = make_published_article(sources=[source], body=f"<p>His name is John Doe.{mark(source)}</p>")
    browser, change = sign_in(editor), reverse("admin:articles_article_change", args=[article.pk])
    typed = {**fields(browser.get(change), "article_form"), "headline": "Typed by hand", "tab": "tabtabtab"}
    browser.post(reverse("admin:articles_article_keep", args=[article.pk]), {**typed, "writer": editor.pk})
    redact(article, by=chief, **REASON, passages=["John Doe"])
    restored = browser.post(change, {"_restore": Draft.objects.get().tab})
    browser.post(change, fields(restored, "article_form"))
    article.refresh_from_db()
    assert article.headline == "Typed by hand" and "John Doe" not in article.body


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
