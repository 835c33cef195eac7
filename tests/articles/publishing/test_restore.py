"""Restore: one field or all of a kept text come back into the working copy, and nothing is lost by it."""

from dataclasses import replace

import pytest

from articles.models import Article, Author
from articles.publishing import NotAllowed, NotPossible, restore
from articles.publishing.record import content_of
from articles.publishing.restore import FIELDS, differing, restored_content, still_there
from tests.makers import make_article, make_author, make_image, make_ready_article, make_source, make_tag, mark

pytestmark = pytest.mark.django_db


def bring_back(article, kept, fields, by):
    article.refresh_from_db()
    return restore(article, kept=kept, fields=fields, told="an older text", by=by, revision=article.revision)


def rewritten(article):
    """Return what the story said, after all of it was written anew."""
    kept = content_of(article)
    fresh = make_article(sources=[make_source()], tags=[make_tag()], authors=[make_author()])
    for name in ("headline", "standfirst", "body", "lead_image"):
        setattr(article, name, getattr(fresh, name))
    article.dateline, article.language = "Elsewhere", "de"
    article.save()
    article.tags.set(fresh.tags.all())
    for rows, others in ((article.bylines, fresh.bylines), (article.citations, fresh.citations)):
        rows.all().delete()
        others.update(article=article)
    return kept


def test_one_field_comes_back_alone(editor):
    article = make_article(headline="First", standfirst="First standfirst.")
    kept = rewritten(article)
    mine = content_of(article)
    bring_back(article, kept, ["headline"], editor)
    assert content_of(article) == replace(mine, headline="First")


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in ("citations", "related")])
def test_every_field_can_be_restored_by_itself(editor, field):
    article = make_article()
    kept = rewritten(article)
    looked_at = restored_content(content_of(article), kept, [field])
    bring_back(article, kept, [field], editor)
    assert getattr(content_of(article), field) == getattr(kept, field)
    assert content_of(article) == looked_at


def test_all_comes_back(editor):
    article = make_article(lead_image=make_image())
    kept = rewritten(article)
    bring_back(article, kept, FIELDS, editor)
    assert content_of(article) == kept
    assert differing(content_of(article), kept) == []


def test_body_brings_its_sources_and_leaves_those_that_were_listed(editor):
    first, second = make_source(), make_source()
    article = make_article(sources=[first], body=f"<p>One.{mark(first)}</p>")
    kept = content_of(article)
    article.citations.all().delete()
    article.body = f"<p>Two.{mark(second)}</p>"
    article.save()
    bring_back(article, kept, ["body"], editor)
    assert [(row.source, row.note) for row in article.citations.all()] == [
        (first, "What it contributed."),
        (second, ""),
    ]


def test_source_that_the_text_marks_stays_when_the_list_is_restored(editor):
    first, second = make_source(), make_source()
    article = make_article(sources=[first], body="<p>One.</p>")
    kept = content_of(article)
    Article.objects.filter(pk=article.pk).update(body=f"<p>Two.{mark(second)}</p>")
    article.citations.all().delete()
    bring_back(article, kept, ["citations"], editor)
    assert [row.source for row in article.citations.all()] == [second, first]


def test_what_stood_there_is_kept_first_and_the_deed_is_logged(editor):
    article = make_article(headline="First")
    kept = content_of(article)
    Article.objects.filter(pk=article.pk).update(headline="Second")
    bring_back(article, kept, ["headline"], editor)
    milestone = article.milestones.get()
    assert "Second" in milestone.content and milestone.label == "Before the restoring of an older text"
    assert article.log.get(verb="restore").reason == "Headline: an older text"
    assert (article.changed_by, article.revision) == (editor, 2)


def test_restoring_ends_an_approval(editor):
    article = make_ready_article(headline="First")
    kept = replace(content_of(article), headline="Before it was approved")
    bring_back(article, kept, ["headline"], editor)
    article.refresh_from_db()
    assert article.stage == Article.Stage.IN_REVIEW and article.log.filter(verb="approval_lapsed").exists()


def test_restoring_is_for_those_who_may_edit_on_the_text_that_they_looked_at(reporter, editor):
    article = make_article(headline="First")
    kept = replace(content_of(article), headline="Older")
    with pytest.raises(NotAllowed):
        bring_back(article, kept, ["headline"], reporter)
    with pytest.raises(NotPossible, match="look again"):
        restore(article, kept=kept, fields=["headline"], told="it", by=editor, revision=7)
    article.refresh_from_db()
    assert article.headline == "First" and not article.milestones.exists()


def test_restoring_what_stands_there_already_is_refused(editor):
    article = make_article()
    with pytest.raises(NotPossible, match="Nothing to restore"):
        bring_back(article, content_of(article), FIELDS, editor)
    assert not article.milestones.exists()


def test_what_is_gone_by_now_does_not_come_back(editor):
    article = make_article(authors=[make_author("Gone"), make_author("Here")])
    kept = content_of(article)
    article.bylines.all().delete()
    Author.objects.filter(name="Gone").delete()
    Author.objects.filter(name="Here").update(name="Here, married")
    bring_back(article, kept, ["bylines"], editor)
    assert [line.author.name for line in article.bylines.all()] == ["Here, married"]
    assert [line.name for line in still_there(kept).bylines] == ["Here, married"]
