"""The readers' pages in German and Arabic: every word is marked, translated, compiled, and keeps its places."""

import gettext
import re

import pytest

from tests.catalogues import LANGUAGES, ROOT, TEMPLATES, catalogue, said_in_code, said_in_templates, unmarked

SAME_EVERYWHERE = {"RSS", "Atom", "JSON Feed", "sha256", "masthead--front"}
PLACE = re.compile(r"%\(\w+\)[sd]")

language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_word_of_a_readers_template_is_unmarked(path):
    assert set(unmarked(path)) <= SAME_EVERYWHERE


@language
def test_everything_that_is_said_is_translated(language):
    known = catalogue(language)
    missing = [said for said in said_in_templates() | said_in_code() if not known.get(said)]
    assert not missing, "make messages, then translate these in locale/"


@language
def test_nothing_is_translated_that_nobody_says(language):
    assert set(catalogue(language)) <= said_in_templates() | said_in_code()


@language
def test_what_is_compiled_says_what_is_written(language):
    with (ROOT / f"locale/{language}/LC_MESSAGES/django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    written = {}
    for said, translation in catalogue(language).items():
        many = isinstance(translation, list)
        written |= {(said, place): form for place, form in enumerate(translation)} if many else {said: translation}
    compiled.pop("", None)
    assert compiled == written, "make messages compiles them"


@language
def test_no_translation_names_a_place_that_is_not_filled(language):
    for said, translation in catalogue(language).items():
        if isinstance(translation, list):
            assert len(translation) == {"de": 2, "ar": 6}[language] and all(translation), said
            continue  # a form may leave out the number that it spells
        assert sorted(PLACE.findall(translation)) == sorted(PLACE.findall(said)), said
        assert re.findall("</?[a-z]+", translation) == re.findall("</?[a-z]+", said), said
