import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.notes import LONGEST_NOTE, LONGEST_PASSAGE
from articles.desk.notes import add_note, reply_to, resolve
from articles.models import DeskNote, PreviewLink
from newsroom import clock
from tests.articles.admin.filling import fields, text_of
from tests.makers import make_article, make_published_article, make_user

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


def at(article, name="notes"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


# -- without a script


def test_notes_are_written_answered_resolved_and_opened_again_by_forms(sign_in, editor, reporter):
    article = make_article(by=reporter)
    browser = sign_in(editor)
    page = browser.post(at(article), {"text": "Who says so?", "add": "1"}, follow=True)
    assert "The note stands beside the story." in text_of(page) and "Who says so?" in text_of(page)
    note = article.desk_notes.get()
    page = sign_in(reporter).post(at(article), {f"reply-{note.pk}": "The ministry.", "reply": note.pk}, follow=True)
    assert "The ministry. Mara Lindqvist" in text_of(page)
    page = sign_in(reporter).post(at(article), {"resolve": note.pk}, follow=True)
    assert "No note is open." in text_of(page) and "Resolved by Mara Lindqvist" in text_of(page)
    assert "Resolved: 1" in text_of(sign_in(editor).get(at(article, "change")))
    page = sign_in(reporter).post(at(article), {"reopen": note.pk}, follow=True)
    assert "Resolved by" not in text_of(page)


def test_rail_of_the_story_shows_open_notes_and_their_number(sign_in, editor):
    article = make_article(body="<p>Some 7,000 came.</p>", sources=[])
    add_note(article, by=editor, text="Who says so?", passage="7,000")
    add_note(article, by=editor, text="And this?", passage="8,000")
    page = sign_in(editor).get(at(article, "change"))
    text = text_of(page)
    assert "Notes between editors 2 open" in text and "Who says so?" in text
    assert page.content.decode().count('<p class="lost" hidden>') == 1
    assert "add" not in fields(page, "article_form")


def test_who_may_see_a_story_may_note_and_nobody_else(sign_in, client, editor, reporter):
    article = make_article(by=editor)
    assert client.post(at(article), {"text": "x"}).status_code == 302
    assert sign_in(make_user(is_staff=True)).post(at(article), {"text": "x"}).status_code == 403
    assert sign_in(reporter).post(at(article), {"text": "Seen"}, headers=SCRIPT).status_code == 200
    assert "Seen" in text_of(sign_in(reporter).get(at(article, "change")))
    published = make_published_article()
    assert sign_in(reporter).post(at(published), {"text": "Seen"}, headers=SCRIPT).status_code == 200


def test_who_may_only_see_a_story_is_refused_to_resolve_the_notes_of_others(sign_in, editor, reporter):
    article = make_article(by=editor)
    note, done = (add_note(article, by=editor, text=text) for text in ("Who says so?", "And this?"))
    resolve(done, by=editor)
    browser = sign_in(reporter)
    for deed, about in (("resolve", note), ("reopen", done)):
        told = browser.post(at(article), {deed: about.pk}, headers=SCRIPT)
        assert told.status_code == 403 and "or wrote the note" in told.json()["error"]
        assert "or wrote the note" in text_of(browser.post(at(article), {deed: about.pk}))
    assert DeskNote.objects.open().get() == note
    buttons = [buttons_of(browser.get(at(article, name))) for name in ("notes", "change")]
    assert all("resolve" not in shown and "reopen" not in shown and "reply" in shown for shown in buttons)
    told = browser.post(at(article), {"text": "Mine", "add": "1"}, headers=SCRIPT).json()["notes"]
    mine = article.desk_notes.get(text="Mine")
    assert f'name="resolve" value="{mine.pk}"' in told and f'name="resolve" value="{note.pk}"' not in told
    assert browser.post(at(article), {"resolve": mine.pk}, headers=SCRIPT).status_code == 200


def buttons_of(response):
    """The names of the buttons of a page."""
    return re.findall(r'<button type="submit" form="notes" name="(\w+)"', response.content.decode())


def test_without_a_token_of_the_session_nothing_is_written(editor):
    article = make_article()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    assert browser.post(at(article), {"text": "x"}).status_code == 403


# -- by the script of the writing screen


def test_a_script_is_answered_with_the_list_as_it_is_then(sign_in, editor):
    article = make_article(body="<p>Some 7,000 came.</p>", sources=[])
    answer = sign_in(editor).post(
        at(article),
        {"text": "<b>Who</b>?", "passage": "7,000", "before": "Some", "after": "came.", "add": "1"},
        headers=SCRIPT,
    )
    told = answer.json()
    assert told["open"] == 1 and "&lt;b&gt;Who&lt;/b&gt;?" in told["notes"]
    assert 'data-passage="7,000" data-before="Some" data-after="came."' in told["notes"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": ""}, "Write what you want to say."),
        ({"text": "  \n"}, "Write what you want to say."),
        ({}, "Write what you want to say."),
        ({"text": "x" * (LONGEST_NOTE + 1)}, "A note has at most 2,000 characters: shorten it."),
        ({"text": "a\0b"}, "Null characters are not allowed."),
        ({"text": "x", "passage": "x" * (LONGEST_PASSAGE + 1)}, "A note quotes at most 1,000 characters"),
        ({"text": "x", "passage": "x", "before": "x" * 5000}, "at most 40 characters"),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_is_kept(sign_in, editor, sent, sentence):
    article = make_article()
    browser = sign_in(editor)
    answer = browser.post(at(article), sent, headers=SCRIPT)
    assert answer.status_code == 400 and sentence in answer.json()["error"]
    page = browser.post(at(article), sent)
    assert sentence in text_of(page) and sent.get("text", "").strip("\0") in page.content.decode()
    assert not article.desk_notes.exists()


@pytest.mark.parametrize("deed", ["reply", "resolve", "reopen"])
def test_a_note_of_another_story_or_none_is_not_found(sign_in, editor, deed):
    other = add_note(make_article(), by=editor, text="Elsewhere")
    article = make_article()
    for key in (other.pk, "", "x", "\0", "9" * 40, "-1"):
        assert sign_in(editor).post(at(article), {deed: key}, headers=SCRIPT).status_code == 404
    assert sign_in(editor).get(reverse("admin:articles_article_notes", args=[99_999])).status_code == 404


def test_refused_reply_is_kept(sign_in, editor):
    article = make_article()
    note = add_note(article, by=editor, text="Hm")
    page = sign_in(editor).post(at(article), {"reply": note.pk, f"reply-{note.pk}": "y" * 2001})
    assert "A note has at most" in text_of(page) and "y" * 2001 in page.content.decode()


# -- never public


def test_readers_and_preview_links_get_no_note(sign_in, client, editor):
    article = make_published_article(body="<p>Some 7,000 came.</p>", sources=[], overrule="No source.")
    note = add_note(article, by=editor, text="Between us alone", passage="7,000")
    reply_to(note, by=editor, text="Between us alone")
    live = article.versions.get()
    link = PreviewLink.objects.create(article=article, label="x", expires_at=clock.now() + timedelta(days=1))
    ledger = f"{live.get_absolute_url()}versions.json"
    addresses = [live.get_absolute_url(), live.history_url, live.version_url, ledger, link.get_absolute_url()]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200 and "Between us" not in answer.content.decode(), address
    assert "Between us" not in live.document
    assert "Between us" not in sign_in(editor).get(at(article, "preview")).content.decode()


@pytest.mark.parametrize("many", [2, 12])
def test_page_costs_the_same_for_few_and_many_notes(sign_in, editor, many, django_assert_max_num_queries):
    article = make_article()
    for _ in range(many):
        resolve(add_note(article, by=editor, text="Hm"), by=editor)
        reply_to(add_note(article, by=editor, text="Hm"), by=editor, text="Yes")
    browser = sign_in(editor)
    with django_assert_max_num_queries(8):
        browser.get(at(article))


def test_list_of_stories_is_filtered_by_open_notes(sign_in, editor):
    add_note(make_article(headline="Asked"), by=editor, text="Hm")
    resolve(add_note(make_article(headline="Answered"), by=editor, text="Hm"), by=editor)
    text = text_of(sign_in(editor).get(reverse("admin:articles_article_changelist"), {"notes": "open"}))
    assert "Asked" in text and "Answered" not in text
