from dataclasses import replace
from datetime import timedelta

import pytest

from articles.desk.translations import behind, leave, set_right_since
from articles.models import Article
from articles.publishing import NotAllowed, NotPossible, correct, live_content, retract, update
from newsroom import clock
from tests.makers import edit, make_article, make_published_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def original():
    return make_published_article(at=clock.now() - timedelta(hours=3), headline="The original")


@pytest.fixture
def translation(original):
    at = clock.now() - timedelta(hours=2)
    made = make_published_article(at=at, headline="Auf Deutsch", language="de", translation_of=original)
    Article.objects.filter(pk=made.pk).update(created_at=at)
    return made


def set_right(original):
    content = replace(live_content(original), headline="Right")
    correct(original, by=make_user("editor"), content=content, notice="It was Tuesday.")
    return original.versions.live().get()


def test_a_corrected_original_puts_its_translation_on_the_pile(original, translation, editor):
    assert behind(editor) == [] and set_right_since(translation) is None
    version = set_right(original)
    [pile] = behind(editor)
    [line] = pile.lines
    assert (line.title, line.chip) == ("Auf Deutsch", "correction") and "The original" not in line.title
    assert set_right_since(translation) == version
    assert set_right_since(original) is None


def test_a_retracted_original_does_too(original, translation, chief):
    retract(original, by=chief, notice="It did not happen.", reason="Letter.")
    assert set_right_since(translation).is_retraction


def test_a_version_of_the_translation_settles_it(original, translation, editor):
    set_right(original)
    update(edit(translation, headline="Berichtigt"), by=editor, notice="Wie das Original.")
    assert behind(editor) == [] and set_right_since(translation) is None


def test_leaving_it_as_it_is_settles_it_until_the_next_correction(original, translation, editor):
    set_right(original)
    leave(translation, by=editor, reason="The German text had it right.")
    assert behind(editor) == [] and translation.log.first().reason == "The German text had it right."
    with pytest.raises(NotPossible):
        leave(translation, by=editor, reason="Again.")
    original.refresh_from_db()
    correct(original, by=editor, content=replace(live_content(original), headline="Better"), notice="And Wednesday.")
    assert set_right_since(translation).number == 3


def test_only_who_publishes_leaves_it(original, translation, reporter):
    set_right(original)
    with pytest.raises(NotAllowed):
        leave(translation, by=reporter, reason="No.")


def test_a_reporter_sees_the_pile_of_their_own_stories_only(original, translation, reporter):
    set_right(original)
    assert behind(reporter) == []
    assert len(behind(translation.created_by)) == 1


def test_what_was_translated_after_the_correction_is_not_behind(original, editor):
    set_right(original)
    translation = make_article(language="de", translation_of=original)
    assert set_right_since(translation) is None and behind(editor) == []


@pytest.mark.parametrize("many", [1, 6])
def test_the_pile_costs_one_query(original, translation, editor, many, django_assert_num_queries):
    for place in range(1, many):
        make_article(language=f"x{place}", translation_of=original, created_at=clock.now() - timedelta(hours=1))
    set_right(original)
    editor.has_perm("articles.edit_any_article")
    with django_assert_num_queries(1):
        [pile] = behind(editor)
    assert len(pile.lines) == many
