import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Front, FrontEdition
from articles.models.front import MOST_SLOTS
from articles.publishing import front, retract
from newsroom import clock
from tests.articles.admin.filling import fields, text_of
from tests.makers import make_article, make_edition, make_published_article, make_scheduled_article

pytestmark = pytest.mark.django_db
SCREEN, SLOT = reverse("admin:articles_front_changelist"), reverse("admin:articles_front_slot")
HOUR = timedelta(hours=1)


@pytest.fixture
def stories():
    return [make_published_article(headline=f"Story {number}") for number in "ABC"]


@pytest.fixture
def browser(sign_in, editor):
    return sign_in(editor)


def refs(*articles):
    return [article.ref for article in articles]


def send(browser, do, stories, /, **typed):
    """Press a button of the screen, with some stories in its slots."""
    data = {**fields(browser.get(SCREEN), "front_form"), "stories": refs(*stories), "_do": do, **typed}
    return browser.post(SCREEN, data, follow=True)


def in_a(**duration):
    local = timezone.localtime(clock.now() + timedelta(**duration))
    return {"at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M:%S}"}


def test_arrangement_is_published_in_one_step(browser, stories, editor):
    page = text_of(send(browser, "publish", stories[::-1], note="Morning"))
    assert "Edition 1 is out." in page and "Readers see this arrangement." in page
    edition = FrontEdition.objects.live().get()
    assert (edition.refs, edition.note, edition.made_by) == (refs(*stories[::-1]), "Morning", editor)


def test_arrangement_is_scheduled_and_counts_down(browser, stories):
    page = text_of(send(browser, "schedule", stories, **in_a(hours=5)))
    assert "Edition 1 goes out in 5 hours." in page and "Edition 1 brings this arrangement." in page
    assert FrontEdition.objects.scheduled().get().refs == refs(*stories)


def test_who_publishes_before_a_scheduled_edition_is_told_until_when(browser, stories):
    send(browser, "schedule", stories, **in_a(hours=5))
    page = text_of(send(browser, "publish", stories))
    assert re.search(r"Edition 2 is out until the scheduled one takes over \(\d+ \w+, \d\d:\d\d\)", page)


def test_buttons_move_a_story_without_scripts(browser, stories):
    a, b, c = stories
    for do, order in [
        (f"top {c.ref}", [c, a, b]),
        (f"down {c.ref}", [a, c, b]),
        (f"up {b.ref}", [a, b, c]),
        (f"up {a.ref}", [a, b, c]),
        (f"down {c.ref}", [a, b, c]),
        (f"out {b.ref}", [a, c]),
        (f"add {b.ref}", [a, c, b]),
        (f"add {b.ref}", [a, c, b]),
        ("up unknown", [a, c, b]),
    ]:
        sent = Front.at_work().refs or refs(*stories)
        browser.post(SCREEN, {"stories": sent, "revision": Front.at_work().revision, "_do": do})
        assert Front.at_work().refs == refs(*order), do


def test_chosen_story_is_added_by_its_key(browser, stories):
    send(browser, "add", stories[:1], story=stories[2].pk)
    assert Front.at_work().refs == refs(stories[0], stories[2])
    for key in ("", "abc", "-1", "9" * 30, "\0", "4711"):
        send(browser, "add", stories[:1], story=key)
        assert Front.at_work().refs == refs(stories[0])


def test_scripts_save_each_change_and_are_told_the_revision(browser, stories):
    make_edition(stories[0])
    data = {"stories": refs(*stories), "revision": Front.at_work().revision, "_do": "save"}
    answer = browser.post(SCREEN, data, headers={"accept": "application/json"}).json()
    assert answer["revision"] == Front.at_work().revision
    assert "2 changes that readers do not see yet" in answer["unpublished"]


def test_scripts_ask_for_the_row_of_a_story(browser, stories):
    for named in (stories[0].pk, stories[0].ref):
        assert f'id="slot-{stories[0].ref}"' in browser.get(SLOT, {"story": named}).json()["row"]
    for named in ("", "x", "\0", "9" * 30):
        answer = browser.get(SLOT, {"story": named})
        assert (answer.status_code, answer.json()) == (404, {"error": "This story does not exist."})


def test_who_comes_second_is_told_what_was_saved_and_keeps_what_was_typed(browser, stories, chief):
    a, b, c = stories
    stale = fields(browser.get(SCREEN), "front_form")
    front.arrange(stories=refs(a, b), by=chief, revision=int(stale["revision"]))
    data = {**stale, "stories": refs(c, a), "note": "Mine"}
    assert browser.post(SCREEN, {**data, "_do": "save"}, headers={"accept": "application/json"}).status_code == 412
    response = browser.post(SCREEN, {**data, "_do": "publish"})
    assert response.status_code == 409 and not FrontEdition.objects.exists()
    page = text_of(response)
    assert "Helen Marchetti changed the front while you were arranging it." in page
    assert "What is saved now Story A Story B" in page
    kept = fields(response, "front_form")
    assert (kept["stories"], kept["note"]) == (refs(c, a), "Mine")
    browser.post(SCREEN, {**kept, "_do": "publish"})
    assert FrontEdition.objects.live().get().refs == refs(c, a)


def test_other_refusal_does_not_hide_that_somebody_was_there_before(browser, stories, chief):
    stale = fields(browser.get(SCREEN), "front_form")
    front.arrange(stories=refs(stories[0]), by=chief, revision=int(stale["revision"]))
    response = browser.post(SCREEN, {**stale, "stories": refs(stories[1]) * 2, "_do": "publish"})
    assert "stands on the front twice" in text_of(response)
    kept = fields(response, "front_form")
    assert "Helen Marchetti" in text_of(browser.post(SCREEN, {**kept, "_do": "publish"}))


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 30, "\0", "٣"])
def test_form_of_no_known_revision_is_an_older_one(browser, stories, revision):
    make_edition(stories[0])
    response = browser.post(SCREEN, {"stories": refs(stories[1]), "revision": revision, "_do": "publish"})
    assert response.status_code == 409 and "changed the front" in text_of(response)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (["aaaaaaaaaa"], "The story in place 1 does not exist"),
        (["\0"], "The story in place 1 does not exist"),
        (["x" * 10_000], "The story in place 1 does not exist"),
        (["<svg/onload=x>"] * 500, f"The front holds {MOST_SLOTS} stories, and these are 100"),
        ([], "The front is empty: put at least a lead on it."),
    ],
)
def test_garbage_in_the_slots_is_a_sentence(browser, sent, sentence):
    response = browser.post(SCREEN, {"stories": sent, "revision": 1, "_do": "publish"})
    assert response.status_code == 409 and sentence in text_of(response)
    assert not FrontEdition.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (in_a(hours=-1), "That moment has passed: choose one to come, or publish now."),
        ({"at_0": "", "at_1": ""}, "Choose the day and the time."),
        ({"at_0": "soon", "at_1": "12:00"}, "Enter a valid date."),
        ({"at_0": "2099-13-45", "at_1": "25:61"}, "Enter a valid date."),
        ({"at_0": "9999-12-31", "at_1": "23:59"}, "Choose a day from the year 1900 to the year 2999."),
        ({"at_0": "\0", "at_1": "\0"}, "Enter a valid date."),
        ({**in_a(hours=1), "note": "x" * 201}, "at most 200 characters"),
        ({**in_a(hours=1), "note": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_scheduled_is_a_sentence_and_the_slots_stay(browser, stories, typed, sentence):
    response = send(browser, "schedule", stories, **typed)
    assert sentence in text_of(response) and not FrontEdition.objects.exists()
    assert fields(response, "front_form")["stories"] == refs(*stories)


def test_what_readers_will_not_see_is_marked_and_keeps_the_edition_back(browser, stories, chief):
    retract(stories[0], by=chief, notice="Invented.")
    draft, later = make_article(headline="A draft"), make_scheduled_article(headline="Later")
    page = text_of(send(browser, "save", [*stories, draft, later]))
    assert page.count("readers will not see it here") == 2 and "Later scheduled goes out" in page
    response = send(browser, "publish", [*stories, draft])
    assert response.status_code == 409 and "Readers would not see" in text_of(response)


def test_reporter_looks_and_does_not_arrange(sign_in, reporter, stories):
    make_edition(*stories)
    browser = sign_in(reporter)
    page = browser.get(SCREEN).content.decode()
    assert "Story A" in page and "Publish now" not in page and 'name="_do"' not in page
    for do in ("save", "publish", "schedule"):
        assert browser.post(SCREEN, {"stories": refs(stories[0]), "revision": 1, "_do": do}).status_code == 403
    assert browser.get(SLOT, {"story": stories[0].pk}).status_code == 403
    assert FrontEdition.objects.count() == 1


def test_new_newsroom_has_an_empty_front_and_looking_makes_none(browser):
    assert "Nothing stands on the front" in text_of(browser.get(SCREEN))
    assert not Front.objects.exists()


@pytest.mark.parametrize("many", [1, 12])
def test_screen_costs_the_same_for_few_and_many(browser, many, django_assert_max_num_queries):
    make_edition(*[make_published_article() for _ in range(many)])
    with django_assert_max_num_queries(13):
        browser.get(SCREEN)
