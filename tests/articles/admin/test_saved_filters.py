import pytest
from django.urls import reverse

from articles.models import SavedFilter
from tests.articles.admin.filling import text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
SAVE = reverse("admin:articles_article_save_filter")


def delete_url(saved):
    return reverse("admin:articles_article_delete_filter", args=[saved.pk])


def test_a_person_names_what_the_list_shows_and_finds_it_above_the_list(sign_in, editor):
    browser = sign_in(editor)
    answer = browser.post(SAVE, {"name": " My drafts ", "query": "whose=mine&p=3&stage=draft&e=1"}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?stage=draft&whose=mine", 302)]
    html = answer.content.decode()
    assert '<a href="?stage=draft&amp;whose=mine" aria-current="true">My drafts</a>' in html
    assert "Keep this filter as" not in html
    assert "My drafts" in text_of(browser.get(LIST))


def test_the_name_that_was_given_before_means_the_new_query(sign_in, editor):
    browser = sign_in(editor)
    for query in ("stage=draft", "stage=ready"):
        browser.post(SAVE, {"name": "Mine", "query": query})
    assert [saved.query for saved in editor.saved_filters.all()] == ["stage=ready"]


def test_filters_are_a_persons_own(sign_in, editor):
    theirs = SavedFilter.objects.create(user=make_user("editor"), name="Theirs", query="stage=draft")
    browser = sign_in(editor)
    assert "Theirs" not in text_of(browser.get(LIST))
    assert browser.post(delete_url(theirs)).status_code == 404
    browser.post(SAVE, {"name": "Theirs", "query": "stage=ready"})
    assert SavedFilter.objects.count() == 2


def test_a_person_deletes_a_filter_of_their_own(sign_in, editor):
    mine = SavedFilter.objects.create(user=editor, name="Mine", query="stage=draft")
    browser = sign_in(editor)
    assert browser.get(delete_url(mine)).status_code == 405
    answer = browser.post(delete_url(mine), {"query": "stage=draft"}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?stage=draft", 302)]
    assert "is gone" in text_of(answer) and not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "stage=draft", "Give the filter a name."),
        ("All", "", "Filter or search the list first"),
        ("Leafing", "p=2", "Filter or search the list first"),
        ("x" * 61, "stage=draft", "at most 60 characters"),
        ("a\0b", "stage=draft", "Null characters"),
        ("Long", "q=" + "x" * 600, "at most 500 characters"),
    ],
)
def test_what_cannot_be_kept_is_a_sentence(sign_in, editor, name, query, sentence):
    answer = sign_in(editor).post(SAVE, {"name": name, "query": query}, follow=True)
    assert answer.status_code == 200
    assert sentence in text_of(answer) and not SavedFilter.objects.exists()


def test_nothing_is_kept_for_who_may_read_no_story(sign_in):
    assert sign_in(make_user(is_staff=True)).post(SAVE, {"name": "Mine", "query": "stage=draft"}).status_code == 403


@pytest.mark.parametrize("many", [1, 40])
def test_list_costs_the_same_for_few_and_many_filters(sign_in, editor, many, django_assert_max_num_queries):
    SavedFilter.objects.bulk_create(
        SavedFilter(user=editor, name=f"Filter {n}", query="stage=draft") for n in range(many)
    )
    browser = sign_in(editor)
    with django_assert_max_num_queries(10):
        browser.get(LIST)
