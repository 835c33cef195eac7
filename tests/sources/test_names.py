import pytest

from sources.names import COUNTRIES, country_name, language_name


@pytest.mark.parametrize(("code", "name"), [("UA", "Ukraine"), ("CI", "Côte d’Ivoire"), ("ZZ", "ZZ")])
def test_a_country_is_named_where_it_is_known(code, name):
    assert country_name(code) == name


def test_every_country_has_one_code_of_two_letters():
    assert len(COUNTRIES) == 249
    assert all(len(code) == 2 and code.isupper() and name for code, name in COUNTRIES.items())


@pytest.mark.parametrize(
    ("tag", "name"), [("uk", "Ukrainian"), ("pt-BR", "Brazilian Portuguese"), ("fa-IR", "Persian"), ("xx", "xx")]
)
def test_a_language_is_named_in_english_where_it_is_known(tag, name):
    assert language_name(tag) == name
