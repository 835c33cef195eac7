import pytest
from django.urls import reverse

from articles.models import Author
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_author, make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_author_add")


def test_editor_makes_an_author(sign_in, editor):
    fill(sign_in(editor), ADD, "author_form", name="Leyla Haddad", slug="leyla-haddad", bio="Writes on water.")
    assert Author.objects.get().name == "Leyla Haddad"


def test_account_has_one_author(sign_in, chief):
    user = make_user("reporter")
    make_author(user=user)
    response = fill(sign_in(chief), ADD, "author_form", name="Another", slug="another", user=user.pk)
    assert "already exists" in text_of(response)


@pytest.mark.parametrize(
    ("field", "value"), [("name", "\0"), ("name", "x" * 10_000), ("slug", "?"), ("user", "9" * 30)]
)
def test_bad_input_is_a_sentence(sign_in, chief, field, value):
    response = fill(sign_in(chief), ADD, "author_form", **{"name": "Fine", "slug": "fine", field: value})
    assert "Please correct the error" in text_of(response)
    assert not Author.objects.exists()


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    for _ in range(many):
        make_author(user=make_user())
    browser = sign_in(editor)
    with django_assert_max_num_queries(6):
        browser.get(reverse("admin:articles_author_changelist"))
