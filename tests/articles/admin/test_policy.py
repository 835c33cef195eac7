import pytest
from django.urls import reverse

from articles.models import PolicyEdition
from tests.articles.admin.filling import text_of
from tests.makers import make_policy, make_source, mark

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_policyedition_changelist")
NEW = reverse("admin:articles_policyedition_add")
TYPED = {
    "base": "0",
    "slug": "tip-line",
    "title": "Tip line",
    "body": "<p>Write to us.</p>",
    "language": "en",
    "in_footer": "on",
}


def test_a_page_is_written_looked_at_and_published(sign_in, chief):
    browser = sign_in(chief)
    look = browser.post(NEW, {**TYPED, "_step": "look"})
    assert "Write to us." in text_of(look) and not PolicyEdition.objects.exists()
    done = browser.post(NEW, {**TYPED, "_step": "confirm"}, follow=True)
    assert "Edition 1 of the page is public." in text_of(done)
    assert PolicyEdition.objects.get().by == chief


def test_the_next_edition_begins_with_what_readers_see_and_shows_what_changes(sign_in, chief):
    make_policy("standards")
    browser, url = sign_in(chief), f"{NEW}?slug=standards"
    assert "Edition 1 of this page." in browser.get(url).content.decode()
    typed = {**TYPED, "base": "1", "slug": "standards", "title": "Standards", "_step": "look"}
    refused = browser.post(url, typed)
    assert "Tell readers in one or two sentences what is new" in text_of(refused) and "Write to us." in text_of(refused)
    look = browser.post(url, {**typed, "notice": "Simpler."})
    assert "<ins>" in look.content.decode() and "Simpler." in text_of(look)


def test_who_was_overtaken_sees_the_newer_edition_and_loses_nothing(sign_in, chief):
    make_policy("standards", editions=2)
    typed = {**TYPED, "base": "1", "slug": "standards", "notice": "Mine.", "_step": "confirm"}
    response = sign_in(chief).post(f"{NEW}?slug=standards", typed)
    assert response.status_code == 409 and "Edition 2 of this page came out" in text_of(response)
    assert '<textarea name="base" hidden>\n2</textarea>' in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("slug", "Tip line!", "Write it in a-z and 0-9"),
        ("slug", "standards", "A page stands at this address already"),
        ("title", "", "This field is required."),
        ("language", "klingon language", "Write the code of a language"),
        ("body", "<p></p>", "The page has no text."),
        ("base", "x", "Look at the marked fields"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_kept(sign_in, chief, field, value, told):
    make_policy("standards")
    response = sign_in(chief).post(NEW, {**TYPED, field: value, "_step": "look"})
    assert told in text_of(response) and PolicyEdition.objects.count() == 1


def test_a_source_cannot_be_cited(sign_in, chief):
    body = f"<p>It said.{mark(make_source())}</p>"
    assert "cites no source" in text_of(sign_in(chief).post(NEW, {**TYPED, "body": body, "_step": "look"}))


def test_the_list_shows_each_page_once_and_what_is_missing(sign_in, editor, chief):
    make_policy("standards", editions=2)
    page = text_of(sign_in(editor).get(LIST))
    assert page.count("/about/standards/") == 1 and "Privacy" in page and "Write: Privacy" not in page
    assert "Write: Privacy" in text_of(sign_in(chief).get(LIST))


def test_an_edition_is_read_and_never_changed(sign_in, chief):
    edition = make_policy()
    url = reverse("admin:articles_policyedition_change", args=[edition.pk])
    assert "Edition 1 of this page." in text_of(sign_in(chief).get(url))
    assert sign_in(chief).post(url, {"title": "Forged"}).status_code == 403
