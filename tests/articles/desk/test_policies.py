import pytest
from django.core.checks import run_checks

from articles.desk.policies import to_write
from articles.models.policy import REQUIRED
from tests.makers import make_policy

pytestmark = pytest.mark.django_db


def warnings():
    return [found.msg for found in run_checks(databases=["default"]) if found.id == "articles.W001"]


def test_a_check_names_the_pages_that_readers_miss():
    make_policy("privacy")
    [told] = warnings()
    assert "Accessibility" in told and "Privacy" not in told
    for slug in REQUIRED.keys() - {"privacy"}:
        make_policy(slug)
    assert warnings() == []


def test_who_may_write_them_is_reminded_on_the_first_page(chief, editor):
    make_policy("privacy")
    [pile] = to_write(chief)
    assert [line.title for line in pile.lines] == [REQUIRED[slug][0] for slug in REQUIRED if slug != "privacy"]
    assert "slug=about" in pile.lines[0].url
    assert to_write(editor) == []
