from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Front, FrontEdition
from newsroom import clock
from tests.articles.admin.filling import text_of
from tests.makers import make_edition, make_published_article

pytestmark = pytest.mark.django_db
EDITIONS, SCREEN = reverse("admin:articles_front_editions"), reverse("admin:articles_front_changelist")
HOUR = timedelta(hours=1)


def deed(name, number):
    return reverse(f"admin:articles_front_{name}", args=[number])


@pytest.fixture
def stories():
    return [make_published_article(headline=f"Story {number}") for number in "ABC"]


def test_history_tells_who_when_why_and_what_changed(sign_in, editor, stories):
    a, b, c = stories
    make_edition(a, b, by=editor, note="Morning")
    make_edition(c, a, by=editor, note="Noon")
    make_edition(b, at=clock.now() + HOUR)
    page = text_of(sign_in(editor).get(EDITIONS))
    assert page.index("Edition 3 scheduled") < page.index("Edition 2 readers see it") < page.index("Edition 1 From")
    assert "by Jonah Adeyemi Noon in Story C, as the lead out Story B, which stood in place 2" in page
    assert "Morning" in page


def test_edition_is_brought_back_into_the_arrangement(sign_in, editor, stories):
    make_edition(*stories)
    make_edition(stories[1])
    sent = {"revision": Front.at_work().revision}
    page = text_of(sign_in(editor).post(deed("restore", 1), sent, follow=True))
    assert "The arrangement is that of edition 1 now." in page
    assert Front.at_work().refs == [story.ref for story in stories]
    assert FrontEdition.objects.live().get().number == 2


@pytest.mark.parametrize(
    ("number", "revision", "sentence"),
    [(1, "1", "changed the front while"), (1, "x", "changed the front while"), (9, "3", "There is no edition 9")],
)
def test_edition_not_to_be_brought_back_is_a_sentence(sign_in, editor, stories, number, revision, sentence):
    make_edition(stories[0])
    make_edition(stories[1])
    page = text_of(sign_in(editor).post(deed("restore", number), {"revision": revision}, follow=True))
    assert sentence in page and Front.at_work().refs == [stories[1].ref]


def test_scheduled_edition_is_cancelled_once(sign_in, editor, stories):
    make_edition(stories[0], at=clock.now() + HOUR)
    browser = sign_in(editor)
    assert "Edition 1 is cancelled" in text_of(browser.post(deed("cancel", 1), follow=True))
    assert "Edition 1 is not scheduled any more" in text_of(browser.post(deed("cancel", 1), follow=True))
    page = text_of(browser.get(EDITIONS))
    assert "Edition 1 cancelled Was to go out" in page and "cancelled by Jonah Adeyemi" in page


def test_reporter_reads_and_changes_nothing(sign_in, reporter, stories):
    make_edition(stories[0])
    make_edition(stories[1], at=clock.now() + HOUR)
    browser = sign_in(reporter)
    page = browser.get(EDITIONS)
    assert page.status_code == 200 and "Bring back" not in text_of(page)
    for url in (deed("restore", 1), deed("cancel", 2)):
        assert browser.post(url, {"revision": "2"}).status_code == 403
        assert browser.get(url).status_code == 405
    assert FrontEdition.objects.scheduled().exists()


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "\0"])
def test_any_page_is_a_page(sign_in, editor, page):
    assert "never published" in text_of(sign_in(editor).get(EDITIONS, {"page": page}))


@pytest.mark.parametrize("many", [2, 20])
def test_history_costs_the_same_for_few_and_many(sign_in, editor, stories, many, django_assert_max_num_queries):
    for number in range(many):
        make_edition(stories[number % 3], by=editor)
    browser = sign_in(editor)
    with django_assert_max_num_queries(9):
        browser.get(EDITIONS)
