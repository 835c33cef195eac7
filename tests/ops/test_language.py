"""The readers' pages speak the language of the site; the desk speaks English."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from newsroom import clock
from tests.makers import make_agency, make_published_article, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[("de", "ltr"), ("ar", "rtl")])
def site(request, settings):
    """A site in another language: its code and its direction."""
    settings.LANGUAGE_CODE = request.param[0]
    with translation.override(settings.LANGUAGE_CODE):
        yield request.param


WORDS = {"de": ("Zum Inhalt springen", "Berichtigungen"), "ar": ("تخطَّ إلى المحتوى", "التصحيحات")}


@pytest.mark.parametrize("name", ["front", "latest", "corrections", "tags", "search", "feeds", "report_any", "ledgers"])
def test_pages_are_in_the_language_of_the_site(client, site, name):
    language, direction = site
    make_published_article(at=clock.now() - timedelta(days=3))
    page = client.get(reverse(f"articles:{name}")).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert all(words in page for words in WORDS[language]) and "Skip to content" not in page


def test_what_a_browser_asks_for_changes_nothing_and_no_cookie_is_set(client):
    response = client.get(reverse("articles:front"), headers={"accept-language": "de"})
    assert '<html lang="en" dir="ltr">' in response.content.decode()
    assert not response.cookies and "Accept-Language" not in response.headers.get("Vary", "")


def test_a_story_is_rendered_in_the_language_of_the_site_though_the_desk_is_english(client, site, settings):
    with translation.override("en"):  # as the desk is
        article = make_published_article(headline="In English")
    page = client.get(article.versions.live().get().get_absolute_url()).content.decode()
    assert {"de": "Stützt sich auf", "ar": "يستند إلى"}[site[0]] in page
    assert "Stands on" not in page and '<h1 lang="en" dir="ltr">' in page


def test_stories_in_another_language_than_the_site_say_so_in_lists(client, site):
    make_published_article(headline="In English")
    make_published_article(headline="Wie die Seite", language=site[0])
    page = client.get(reverse("articles:latest")).content.decode()
    assert 'lang="en" dir="auto"><a' in page and f'lang="{site[0]}" dir="auto"' not in page


def test_countries_and_languages_are_named_in_the_language_of_the_site(client, site):
    agency = make_agency(country="DE", language="tr")
    make_published_article(sources=[make_source(agency=agency)], overrule="One agency.")
    page = client.get(agency.get_absolute_url()).content.decode()
    assert {"de": "Deutschland", "ar": "ألمانيا"}[site[0]] in page
    assert {"de": "Türkisch", "ar": "التركيّة"}[site[0]] in page


def test_days_are_written_as_the_language_writes_them(client, site):
    article = make_published_article(at=clock.now().replace(year=2026, month=5, day=7))
    address = reverse("articles:day", args=[2026, "05", "07"])
    page = client.get(address).content.decode()
    assert article.headline in page and {"de": "7. Mai 2026", "ar": "7 مايو 2026"}[site[0]] in page


def test_the_desk_is_english(sign_in, editor, site):
    article = make_published_article()
    browser = sign_in(editor)
    for address in (
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_change", args=[article.pk]),
        reverse("admin:articles_article_correct", args=[article.pk]),
    ):
        page = browser.get(address)
        assert page.status_code == 200 and '<html lang="en' in page.content.decode(), address


def test_an_error_of_the_site_is_told_in_its_language(client, site):
    page = client.get("/nowhere/").content.decode()
    assert {"de": "Unter dieser Adresse steht nichts", "ar": "لا شيء في هذا العنوان"}[site[0]] in page
