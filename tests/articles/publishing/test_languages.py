"""One story in its languages: the line on the page, the head, JSON-LD. Read through the page of readers."""

import pytest

from articles.publishing import retract
from tests.articles.syndication.vocabulary import Blocks, faults, vocabulary
from tests.makers import make_article, make_published_article

pytestmark = pytest.mark.django_db


def page(client, article):
    return client.get(article.versions.live().get().get_absolute_url()).content.decode()


def url(article):
    return article.versions.live().get().get_absolute_url()


@pytest.fixture
def original():
    return make_published_article(headline="In English")


@pytest.fixture
def german(original):
    return make_published_article(headline="Auf Deutsch", language="de", translation_of=original)


@pytest.fixture
def arabic(original):
    return make_published_article(headline="بالعربية", language="ar", translation_of=original)


def test_each_is_announced_on_the_others_in_its_own_language(client, original, german, arabic):
    to_german = f'<a href="{url(german)}" hreflang="de" lang="de" dir="ltr">Deutsch</a>'
    to_arabic = f'<a href="{url(arabic)}" hreflang="ar" lang="ar" dir="rtl">العربيّة</a>'
    to_english = f'<a href="{url(original)}" hreflang="en" lang="en" dir="ltr">English</a>'
    assert f"Also in {to_arabic} · {to_german}" in page(client, original)
    assert f"Translated from {to_english}" in page(client, german)
    assert f"Also in {to_arabic}<" in page(client, german)


def test_head_names_every_language_itself_included_and_the_original_as_default(client, original, german, arabic):
    for article in (original, german, arabic):
        html = page(client, article)
        for code, one in (("en", original), ("de", german), ("ar", arabic), ("x-default", original)):
            assert html.count(f'<link rel="alternate" hreflang="{code}" href="http://testserver{url(one)}">') == 1


def test_json_ld_tells_the_translations_and_what_was_translated(client, original, german, arabic):
    [told] = Blocks(page(client, original)).found
    assert [one["inLanguage"] for one in told["workTranslation"]] == ["ar", "de"]
    [told] = Blocks(page(client, german)).found
    assert told["translationOfWork"]["@id"] == f"http://testserver{url(original)}"
    assert told["translationOfWork"]["headline"] == "In English" and "workTranslation" not in told


def test_json_ld_keeps_to_the_vocabulary(client, original, german, material):
    types, properties = vocabulary(material / "schemas/schemaorg/schemaorg-current-https.jsonld")
    for article in (original, german):
        [told] = Blocks(page(client, article)).found
        assert list(faults(told, types, properties)) == []


def test_a_story_in_one_language_announces_nothing(client, original):
    make_article(language="de", translation_of=original)  # not out yet
    html = page(client, original)
    assert "hreflang" not in html and "Also in" not in html and "workTranslation" not in html


def test_a_retracted_translation_is_announced_no_more_and_announces_nothing(client, original, german, chief):
    retract(german, by=chief, notice="It did not happen.", reason="Letter.")
    for article in (original, german):
        html = page(client, article)
        assert "hreflang" not in html and "Translated from" not in html


def test_translations_of_a_retracted_original_still_name_one_another(client, original, german, arabic, chief):
    retract(original, by=chief, notice="It did not happen.", reason="Letter.")
    html = page(client, german)
    assert "Translated from" not in html and "العربيّة</a>" in html and "translationOfWork" not in html
