from datetime import timedelta

import pytest

from articles.desk.notes import add_note, resolve
from articles.desk.piles import LIMIT
from articles.desk.waiting import waiting
from articles.models import Article
from articles.publishing import correct, live_content, send_back, send_to_review
from newsroom import clock
from tests.makers import (
    make_article,
    make_author,
    make_published_article,
    make_ready_article,
    make_scheduled_article,
    make_user,
)

pytestmark = pytest.mark.django_db


def titles(user):
    return {pile.title: [line.title for line in pile.lines] for pile in waiting(user)}


def pile_of(user, name):
    return next(pile for pile in waiting(user) if pile.name == name)


def test_editor_is_told_what_is_to_review_and_what_is_ready():
    send_to_review(make_article(headline="Look"), by=make_user("editor"))
    make_ready_article(headline="Go")
    make_scheduled_article(headline="Soon")
    make_published_article(headline="Out")
    assert titles(make_user("editor")) == {"To review": ["Look"], "Ready to go out": ["Go"], "Your drafts": []}


def test_own_story_waits_for_somebody_else_where_nobody_approves_their_own(settings):
    editor = make_user("editor")
    send_to_review(make_article(headline="Mine", by=editor), by=editor)
    assert titles(editor) == {"To review": [], "Ready to go out": [], "Handed in": ["Mine"], "Your drafts": []}
    settings.FOUR_EYES = False
    assert titles(editor)["To review"] == ["Mine"]


def test_open_notes_at_the_stories_of_a_person_wait_newest_first():
    reporter, editor = make_user("reporter"), make_user("editor", first_name="Jonah", last_name="Adeyemi")
    own, other = make_article(headline="Own", by=reporter), make_article(headline="Other")
    for story in (own, other, own):
        add_note(story, by=editor, text="Is the figure right?")
    resolve(own.desk_notes.first(), by=editor)
    assert titles(editor)["Open notes"] == ["Own", "Other"]
    assert titles(reporter)["Open notes"] == ["Own"]
    [line] = pile_of(reporter, "notes").lines
    assert line.about == "Jonah Adeyemi, a moment ago: Is the figure right?"
    assert line.url.endswith(f"/{own.pk}/change/#note-{own.desk_notes.last().pk}")
    assert "Open notes" not in titles(make_user("reporter"))


def test_reporter_is_told_of_own_stories_only_begun_or_signed():
    reporter = make_user("reporter")
    make_article(headline="Begun", by=reporter)
    make_article(headline="Signed", authors=[make_author(user=reporter), make_author()])
    send_to_review(make_article(headline="Handed", by=reporter), by=reporter)
    make_article(headline="Another's")
    make_ready_article(headline="Another's, ready")
    assert titles(reporter) == {
        "Ready to go out": [],
        "Handed in": ["Handed"],
        "Your drafts": ["Signed", "Begun"],
    }


def test_empty_piles_say_so_in_words():
    said = {pile.empty for pile in waiting(make_user("editor"))}
    assert said == {"Nothing is in review.", "Nothing is ready.", "You have no drafts."}


def test_a_story_sent_back_says_why():
    reporter, editor = make_user("reporter"), make_user("editor")
    article = make_article(by=reporter)
    send_to_review(article, by=reporter)
    send_back(article, by=editor, reason="Ask the ministry.")
    [line] = pile_of(reporter, "drafts").lines
    assert line.chip == "sent back" and "Ask the ministry." in line.about


def test_a_published_story_is_a_draft_again_once_somebody_works_on_it():
    reporter = make_user("reporter")
    article = make_published_article(by=reporter, at=clock.now() - timedelta(days=1))
    assert pile_of(reporter, "drafts").lines == []
    Article.objects.filter(pk=article.pk).update(changed_at=clock.now())
    [line] = pile_of(reporter, "drafts").lines
    assert line.chip == "update"


def test_a_correction_leaves_no_draft_behind():
    reporter = make_user("reporter")
    article = make_published_article(by=reporter)
    correct(article, by=make_user("editor"), content=live_content(article), notice="The river is the Orrin.")
    assert pile_of(reporter, "drafts").lines == []


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_piles_cost_the_same_for_few_and_many_stories(role, django_assert_max_num_queries):
    user = make_user(role)
    for _ in range(LIMIT + 1):
        make_article(by=user, sources=[])
        send_to_review(make_article(by=user, sources=[]), by=user)
    with django_assert_max_num_queries(6):  # two ask for rights
        piles = waiting(user)
    assert len(pile_of(user, "drafts").lines) == LIMIT and all(pile.lines or pile.empty for pile in piles)
