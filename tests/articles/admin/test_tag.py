import pytest
from django.urls import reverse

from articles.models import Tag
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_published_article, make_tag

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_tag_add")
LIST = reverse("admin:articles_tag_changelist")


def test_editor_makes_a_tag(sign_in, editor):
    fill(
        sign_in(editor),
        ADD,
        "tag_form",
        name="War and conflicts",
        slug="war-and-conflicts",
        media_topic="medtop:16000000",
    )
    assert Tag.objects.get().slug == "war-and-conflicts"


def test_order_of_the_masthead_is_set_in_the_list(sign_in, editor):
    tag = make_tag("Politics")
    fill(sign_in(editor), LIST, "changelist-form", form__0__navigation_order="3", _save="Save")
    tag.refresh_from_db()
    assert tag.navigation_order == 3


def test_former_slugs_are_shown(sign_in, editor):
    tag = make_tag("Politics", slug="politics")
    url = reverse("admin:articles_tag_change", args=[tag.pk])
    fill(sign_in(editor), url, "tag_form", slug="parliament")
    assert "politics" in text_of(sign_in(editor).get(url))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 10_000),
        ("name", ""),
        ("name", "a\0b"),
        ("slug", "no slug!"),
        ("media_topic", "war"),
        ("navigation_order", "-1"),
        ("navigation_order", "9" * 30),
        ("description", "x" * 10_000),
    ],
)
def test_bad_input_is_a_sentence(sign_in, editor, field, value):
    response = fill(sign_in(editor), ADD, "tag_form", **{"name": "Fine", "slug": "fine", field: value})
    assert "Please correct the error" in text_of(response)
    assert not Tag.objects.exists()


def test_name_that_exists_is_a_sentence(sign_in, editor):
    make_tag("Politics", slug="politics")
    assert "already exists" in text_of(fill(sign_in(editor), ADD, "tag_form", name="Politics", slug="other"))


def test_reporter_chooses_tags_and_makes_none(sign_in, reporter):
    assert sign_in(reporter).get(ADD).status_code == 403
    assert "Add another tag" not in sign_in(reporter).get(reverse("admin:articles_article_add")).content.decode()


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(sign_in, editor, many, django_assert_max_num_queries):
    for _ in range(many):
        make_tag()
    browser = sign_in(editor)
    with django_assert_max_num_queries(7):
        browser.get(LIST)


def test_tag_that_stands_in_what_was_published_says_why_it_stays(sign_in, chief):
    tag = make_tag()
    make_published_article(tags=[tag])
    page = sign_in(chief).get(reverse("admin:articles_tag_delete", args=[tag.pk]))
    assert "it cannot be deleted" in page.content.decode() and "Back to" in page.content.decode()
