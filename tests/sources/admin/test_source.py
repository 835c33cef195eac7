from hashlib import sha256

import pytest
from django.urls import reverse

from sources.models import Source
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import make_agency, make_source

pytestmark = pytest.mark.django_db
ADD = reverse("admin:sources_source_add")
LIST = reverse("admin:sources_source_changelist")
FORM = "source_form"


def change(source):
    return reverse("admin:sources_source_change", args=[source.pk])


def test_reporter_adds_a_report_with_a_copy(sign_in, reporter):
    agency = make_agency()
    fill(
        sign_in(reporter),
        ADD,
        FORM,
        agency=agency.pk,
        title="Talks end",
        url="https://agency.example/1",
        copy="They left.\r\nNothing was signed.",
    )
    source = Source.objects.get()
    kept = source.copies.get()
    assert (source.created_by, kept.url) == (reporter, "https://agency.example/1")
    assert kept.sha256 == sha256(b"They left.\nNothing was signed.").hexdigest()


def test_copy_is_added_and_none_is_changed(sign_in, reporter):
    source = make_source(copy="First look.")
    fill(sign_in(reporter), change(source), FORM, copy="Second look.")
    assert list(source.copies.values_list("text", flat=True)) == ["Second look.", "First look."]
    fill(sign_in(reporter), change(source), FORM, title="Another title")
    assert source.copies.count() == 2


def test_form_shows_the_mark_to_cite_it_by_and_its_copies(sign_in, reporter):
    source = make_source(copy="What it said.")
    text = text_of(sign_in(reporter).get(change(source)))
    assert f'<cite data-source="{source.ref}"></cite>' in text and "What it said." in text


def test_same_address_of_an_agency_is_a_sentence(sign_in, reporter):
    source = make_source()
    response = fill(sign_in(reporter), ADD, FORM, agency=source.agency.pk, title="Again", url=source.url)
    assert "in the list already" in text_of(response)


def test_same_id_of_an_agency_is_a_sentence(sign_in, reporter):
    source = make_source(filed_id="A1", filed_version="2")
    response = fill(
        sign_in(reporter), ADD, FORM, agency=source.agency.pk, title="Again", url="", filed_id="A1", filed_version="2"
    )
    assert "in the list already" in text_of(response)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("agency", "9" * 30),
        ("agency", ""),
        ("title", "x" * 10_000),
        ("title", "a\0b"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://agency.example/1"),
        ("url", "https://agency.example/" + "x" * 5_000),
        ("copy", "a\0b"),
        ("filed_at_0", "never"),
        ("filed_id", "x" * 10_000),
        ("language", "x" * 100),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_kept(sign_in, reporter, field, value):
    agency = make_agency()
    response = fill(
        sign_in(reporter), ADD, FORM, **{"agency": agency.pk, "title": "Fine", "copy": "Fine.", field: value}
    )
    assert "Please correct the error" in text_of(response)
    assert not Source.objects.exists()


def test_list_shows_standing_and_copies_and_is_searched(sign_in, reporter):
    make_source(title="Pilots strike")
    make_source(title="Railway sold")
    text = text_of(sign_in(reporter).get(LIST, {"q": "strike"}))
    assert "Pilots strike" in text and "Railway sold" not in text and "Usable" in text


@pytest.mark.parametrize("query", [{"q": "\0"}, {"status__exact": "x"}, {"agency__kind__exact": "\0"}, {"p": "x"}])
def test_bad_address_of_the_list_is_a_page(sign_in, reporter, query):
    assert sign_in(reporter).get(LIST, query, follow=True).status_code == 200


def test_embargo_of_a_standing_report_is_not_on_the_form(sign_in, editor):
    source = make_source()
    assert "embargo_until_0" in fields(sign_in(editor).get(ADD), FORM)
    assert "embargo_until_0" not in fields(sign_in(editor).get(change(source)), FORM)


def test_copies_are_read_only(sign_in, editor):
    copy = make_source().copies.get()
    url = reverse("admin:sources_archivedcopy_change", args=[copy.pk])
    assert copy.sha256 in text_of(sign_in(editor).get(url))
    assert sign_in(editor).post(url, {"text": "x"}).status_code == 403
