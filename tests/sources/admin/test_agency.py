import pytest
from django.urls import reverse

from sources.models import Agency
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_agency

pytestmark = pytest.mark.django_db
ADD = reverse("admin:sources_agency_add")
FORM = "agency_form"
FINE = {"name": "Longitude", "slug": "longitude", "disclosure": "Owned by its papers.", "language": "en"}


def test_editor_adds_an_agency(sign_in, editor):
    fill(sign_in(editor), ADD, FORM, **FINE, country="CH", party_to_conflict="on")
    assert Agency.objects.get().party_to_conflict


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "\0"),
        ("disclosure", ""),
        ("disclosure", "x" * 10_000),
        ("country", "Switzerland"),
        ("slug", "no slug!"),
        ("homepage", "javascript:alert(1)"),
        ("copy_policy", "all"),
    ],
)
def test_bad_input_is_a_sentence(sign_in, editor, field, value):
    response = fill(sign_in(editor), ADD, FORM, **{**FINE, field: value})
    assert "Please correct the error" in text_of(response)
    assert not Agency.objects.exists()


def test_former_slug_is_shown_after_a_change(sign_in, editor):
    agency = make_agency(slug="old-name")
    url = reverse("admin:sources_agency_change", args=[agency.pk])
    fill(sign_in(editor), url, FORM, slug="new-name")
    assert "old-name" in text_of(sign_in(editor).get(url))


def test_reporter_reads_agencies(sign_in, reporter):
    agency = make_agency(name="Read by all")
    url = reverse("admin:sources_agency_change", args=[agency.pk])
    assert "Read by all" in text_of(sign_in(reporter).get(url))
    assert sign_in(reporter).post(url, FINE).status_code == 403


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    for _ in range(many):
        make_agency()
    browser = sign_in(editor)
    with django_assert_max_num_queries(6):
        browser.get(reverse("admin:sources_agency_changelist"))


def test_list_says_whose_interest_an_agency_has(sign_in, editor):
    make_agency(name="State Wire", state_owned=True, party_to_conflict=True)
    text = text_of(sign_in(editor).get(reverse("admin:sources_agency_changelist")))
    assert "state owned, party to a conflict" in text
