import pytest
from django.db import IntegrityError, transaction

from articles.desk.notes import add_note, notes_of, reopen, reply_to, resolve
from articles.models import DeskNote
from articles.publishing import NotAllowed
from tests.makers import make_article

pytestmark = pytest.mark.django_db
BODY = "<p>Some 7,000 <strong>bo</strong>dies came.</p><ul><li>In one day.</li></ul>"


@pytest.fixture
def article():
    return make_article(body=BODY)


def test_notes_stand_in_their_order_with_their_replies(article, editor, reporter, django_assert_num_queries):
    first = add_note(article, by=editor, text="Who says so?")
    add_note(article, by=reporter, text="Look at the end.")
    answer = reply_to(first, by=reporter, text="The ministry.")
    reply_to(answer, by=editor, text="Then say it.")
    add_note(make_article(), by=editor, text="Elsewhere")
    with django_assert_num_queries(1):
        notes = notes_of(article, article.body)
    assert [thread.note.text for thread in notes.open] == ["Who says so?", "Look at the end."]
    assert [reply.text for reply in notes.open[0].replies] == ["The ministry.", "Then say it."]
    assert not notes.resolved


def test_who_resolves_it_first_stays_and_it_can_be_opened_again(article, editor):
    note = add_note(article, by=editor, text="Who says so?")
    resolve(note, by=article.created_by)
    resolve(note, by=editor)
    [thread] = notes_of(article, article.body).resolved
    assert thread.note.resolved_by == article.created_by and thread.note.resolved_at
    reopen(note, by=editor)
    assert [thread.note for thread in notes_of(article, article.body).open] == [note]
    assert not notes_of(article, article.body).resolved


def test_note_is_resolved_by_who_may_edit_the_story_or_wrote_it_and_by_nobody_else(article, editor, reporter):
    of_others, own = add_note(article, by=editor, text="Hm"), add_note(article, by=reporter, text="Hm")
    with pytest.raises(NotAllowed, match="reply instead"):
        resolve(of_others, by=reporter)
    assert set(DeskNote.objects.open()) == {of_others, own}
    resolve(of_others, by=editor)
    with pytest.raises(NotAllowed, match="reply instead"):
        reopen(of_others, by=reporter)
    resolve(own, by=reporter)
    assert not DeskNote.objects.open().exists()
    reopen(own, by=reporter)
    reopen(of_others, by=article.created_by)
    assert DeskNote.objects.open().count() == 2


@pytest.mark.parametrize(
    ("passage", "is_lost"),
    [
        ("7,000 bodies came", False),
        ("bodies came.\nIn one\nday", False),
        ("", False),
        ("8,000 bodies came", True),
    ],
)
def test_passage_is_found_by_its_letters_across_blocks_and_marks(article, editor, passage, is_lost):
    add_note(article, by=editor, text="Hm", passage=passage)
    [thread] = notes_of(article, article.body).open
    assert thread.is_lost == is_lost and thread.note.passage == passage


def test_the_body_knows_nothing_of_a_note_and_a_lost_passage_is_kept(article, editor):
    add_note(article, by=editor, text="Hm", passage="7,000", before="Some", after="bodies")
    article.refresh_from_db()
    assert article.body == BODY and article.revision == 1
    [thread] = notes_of(article, "<p>Nobody came.</p>").open
    assert thread.is_lost and (thread.note.passage, thread.note.before) == ("7,000", "Some")


def test_what_stands_beside_nothing_is_not_kept(article, editor):
    note = add_note(article, by=editor, text="Hm", before="Some", after="bodies")
    assert (note.before, note.after) == ("", "")


@pytest.mark.parametrize("fields", [{"text": ""}, {"passage": "7,000"}])
def test_the_database_refuses_a_note_without_words_and_a_reply_that_quotes(article, editor, fields):
    note = add_note(article, by=editor, text="Hm")
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskNote.objects.create(article=article, thread=note, **{"text": "Hm", **fields})
