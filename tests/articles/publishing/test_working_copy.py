"""Milestones: which states of a working copy are kept, and that a redaction reaches them."""

import pytest

from articles.models import Article
from articles.publishing import approve, redact, send_back, send_to_review
from articles.publishing.record import content_of
from articles.publishing.working_copy import keep, keep_new
from tests.makers import make_article, make_published_article

pytestmark = pytest.mark.django_db


def labels(article):
    return list(article.milestones.values_list("label", flat=True))


def write(article, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)
    article.refresh_from_db()


def test_each_step_to_publication_keeps_the_text_as_it_was_then(reporter, editor):
    article = make_article(by=reporter, headline="First")
    send_to_review(article, by=reporter)
    write(article, headline="Second")
    send_back(article, by=editor, reason="Ask the port.")
    write(article, headline="Third")
    approve(article, by=editor)
    assert labels(article) == ["Approved", "Sent back: Ask the port.", "Sent to review"]
    assert ["First" in kept.content for kept in article.milestones.all()] == [False, False, True]
    assert [kept.by for kept in article.milestones.all()] == [editor, editor, reporter]


def test_text_that_did_not_change_is_not_kept_again(reporter, editor):
    article = make_article(by=reporter)
    send_to_review(article, by=reporter)
    approve(article, by=editor)
    assert labels(article) == ["Sent to review"]


def test_text_that_came_back_is_kept_again(editor):
    article = make_article(headline="First")
    first = content_of(article)
    keep_new(article, first, label="One", by=editor)
    write(article, headline="Second")
    keep_new(article, content_of(article), label="Two", by=editor)
    assert keep_new(article, first, label="Three", by=editor)
    assert labels(article) == ["Three", "Two", "One"]


def test_label_that_is_too_long_is_cut(editor):
    article = make_article()
    kept = keep(article, content_of(article), label="x" * 500, by=editor)
    assert len(kept.label) == 200 and kept.label.endswith("…")


def test_redaction_reaches_what_milestones_keep_and_say(editor, chief):
    article = make_published_article(headline="Jane Q. Example speaks")
    send_to_review(article, by=editor)
    send_back(article, by=editor, reason="Leave out Jane Q. Example.")
    write(article, standfirst="Jane Q. Example saw it.")
    keep_new(article, content_of(article), label="Before Jane Q. Example left", by=editor)
    redact(article, by=chief, basis="personal", reason="She is in danger.", passages=["Jane Q. Example"])
    assert article.milestones.count() == 2
    assert not any("Jane" in kept.content + kept.label for kept in article.milestones.all())
