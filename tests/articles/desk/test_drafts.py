import pytest
from django.db import IntegrityError, transaction

from articles.desk import drafts
from articles.models import Draft
from tests.makers import make_article, make_user

pytestmark = pytest.mark.django_db
TAB, OTHER = "tab1tab1", "tab2tab2"


def keep(user, article=None, tab=TAB, **fields):
    return drafts.keep(user=user, article=article, tab=tab, fields=[(name, [value]) for name, value in fields.items()])


def test_a_tab_keeps_one_draft_and_the_last_one(editor):
    article = make_article()
    keep(editor, article, headline="First", base="3")
    keep(editor, article, headline="Second", base="4")
    draft = Draft.objects.get()
    assert (draft.data["headline"], draft.base, draft.article) == (["Second"], 4, article)


def test_two_tabs_of_one_person_keep_two(editor):
    article = make_article()
    for tab in (TAB, OTHER):
        keep(editor, article, tab, headline=tab)
    assert [draft.tab for draft in drafts.waiting(editor, article)] == [OTHER, TAB]
    assert [draft.tab for draft in drafts.waiting(editor, article, but=OTHER)] == [TAB]


def test_drafts_are_those_of_the_person_and_of_the_story(editor, reporter):
    article = make_article()
    keep(editor, article)
    assert drafts.waiting(reporter, article) == drafts.waiting(editor, None) == []
    keep(reporter, None)
    assert len(drafts.waiting(reporter, None)) == 1


def test_tokens_and_buttons_are_not_kept_and_no_nul(editor):
    draft = keep(editor, headline="a\0b", csrfmiddlewaretoken="secret", _verb="publish", writer="1", base="9" * 40)
    assert (draft.data, draft.base) == ({"headline": ["ab"], "base": ["9" * 40]}, None)


def test_a_draft_taken_up_moves_to_the_new_tab(editor, reporter):
    article = make_article()
    keep(editor, article, headline="Typed")
    assert drafts.take_up(reporter, article, TAB, in_tab=OTHER) is None
    assert drafts.take_up(editor, make_article(), TAB, in_tab=OTHER) is None
    assert drafts.take_up(editor, article, TAB, in_tab=OTHER).data["headline"] == ["Typed"]
    assert [draft.tab for draft in drafts.waiting(editor, article)] == [OTHER]


def test_what_is_saved_is_dropped_and_nothing_else(editor):
    keep(editor)
    keep(editor, tab=OTHER)
    drafts.drop(make_user("editor"), TAB)
    drafts.drop(editor, TAB)
    assert [draft.tab for draft in drafts.waiting(editor, None)] == [OTHER]


def test_the_database_refuses_two_drafts_of_one_tab(editor):
    keep(editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(user=editor, tab=TAB, data={})
