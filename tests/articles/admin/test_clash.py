import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from articles.models import Article, Draft, Revision
from articles.publishing import send_to_review
from newsroom import clock
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import make_article, make_ready_article, make_source, make_tag, make_user, mark

pytestmark = pytest.mark.django_db
FORM = "article_form"
BODY = "<p>The ferry stays in port.</p><p>The crew has gone home.</p><p>Nobody knows when it sails.</p>"


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def asked(answer):
    """What the page asks, as text: after all that it keeps, without the marks of what differs."""
    answer.content = re.sub("</?mark>", "", answer.content.decode())
    return text_of(answer).partition("while you were writing")[2].partition("Yours")[2]


@pytest.fixture
def meet(sign_in, editor, reporter):
    """Let an editor open a story, a reporter change it, then the editor save it: the answer."""

    def meet(article, *, mine, theirs):
        opened = {**fields(sign_in(editor).get(change(article)), FORM), **mine}
        fill(sign_in(reporter), change(article), FORM, **theirs)
        answer = sign_in(editor).post(change(article), opened)
        article.refresh_from_db()
        return answer

    return meet


def test_two_tabs_of_one_person_are_asked_about_as_tabs(sign_in, reporter):
    article, browser = make_article(by=reporter, sources=[], headline="Old"), sign_in(reporter)
    opened = {**fields(browser.get(change(article)), FORM), "headline": "In this tab"}
    fill(browser, change(article), FORM, headline="In the other tab")
    page = text_of(browser.post(change(article), opened))
    assert "Two tabs changed the same" in page and "You saved this story in another tab" in page
    assert "As in this tab" in page and "As saved in the other tab" in page


def test_different_fields_and_paragraphs_are_saved_without_asking(meet, reporter, editor):
    source = make_source()
    article = make_article(by=reporter, body=BODY, sources=[source])
    answer = meet(
        article,
        mine={"headline": "Mine", "body": BODY.replace("in port", "in the port")},
        theirs={
            "standfirst": "Theirs.",
            "slug": "theirs",
            "body": BODY.replace("Nobody", "The union"),
            "citations__0__note": "Their note.",
        },
    )
    assert answer.status_code == 302
    assert (article.headline, article.standfirst, article.slug) == ("Mine", "Theirs.", "theirs")
    assert "in the port" in article.body and "The union knows" in article.body
    assert article.citations.get().note == "Their note."
    assert (article.revision, article.changed_by) == (3, editor)
    assert not article.milestones.exists() and not Draft.objects.exists()


def test_lists_are_merged_too(meet, reporter):
    first, mine, theirs = make_source(), make_source(), make_source()
    tag, other = make_tag("Ferries"), make_tag("Ports")
    article = make_article(by=reporter, sources=[first], body=f"<p>One.{mark(first)}</p>", tags=[tag])
    meet(
        article,
        mine={"citations-1-source": mine.pk},
        theirs={"citations__1__source": theirs.pk, "tags": [tag.pk, other.pk]},
    )
    assert {row.source for row in article.citations.all()} == {first, mine, theirs}
    assert set(article.tags.all()) == {tag, other}


def test_only_what_both_changed_is_asked_and_the_choice_is_saved(meet, sign_in, editor, reporter):
    article = make_article(by=reporter, body=BODY, headline="Old")
    answer = meet(
        article,
        mine={"headline": "Mine", "body": BODY.replace("in port", "in the port"), "_continue": "1"},
        theirs={"headline": "Theirs", "body": BODY.replace("in port", "at sea"), "dateline": "Almery"},
    )
    text = text_of(answer)
    assert answer.status_code == 409 and "Mara Lindqvist saved this story" in text
    assert "<mark>" in answer.content.decode()
    shown = asked(answer)
    assert "The ferry stays in the port." in shown and "The ferry stays at sea." in shown
    assert "The crew has gone home" not in shown and "Almery" not in shown
    assert article.headline == "Theirs" and Draft.objects.get(user=editor).data["headline"] == ["Mine"]

    sent = fields(answer)
    assert sent["headline"] == "Mine" and sent["_continue"] == "1"
    [headline, body] = [name for name in sent if name.startswith("choice-")]
    answer = sign_in(editor).post(change(article), {**sent, headline: "mine", body: "theirs"})
    article.refresh_from_db()
    assert answer.url == change(article)
    assert (article.headline, article.dateline) == ("Mine", "Almery") and "at sea" in article.body
    assert "Theirs" in article.milestones.get().content
    assert not Draft.objects.exists()


def test_a_choice_is_asked_again_if_a_third_save_changed_what_was_seen(meet, sign_in, editor, reporter):
    article = make_article(by=reporter, headline="Old")
    sent = fields(meet(article, mine={"headline": "Mine"}, theirs={"headline": "Theirs"}))
    fill(sign_in(reporter), change(article), FORM, headline="Theirs again")
    answer = sign_in(editor).post(change(article), sent)
    assert answer.status_code == 409 and "Theirs again" in text_of(answer)
    article.refresh_from_db()
    assert article.headline == "Theirs again"


def test_slug_and_embargo_that_both_changed_are_asked(meet, reporter):
    article = make_article(by=reporter)
    answer = meet(
        article,
        mine={"slug": "mine", "embargo_until_0": "2027-01-01", "embargo_until_1": "10:00"},
        theirs={"slug": "theirs", "embargo_until_0": "2027-01-02", "embargo_until_1": "10:00"},
    )
    assert answer.status_code == 409
    assert "01 January 2027, 10:00" in asked(answer) and "02 January 2027, 10:00" in asked(answer)
    assert article.slug == "theirs"


def test_the_button_of_a_stale_tab_saves_nothing_and_leads_on(meet, reporter):
    article = make_article(by=reporter)
    answer = meet(article, mine={"_verb": "send_to_review"}, theirs={"headline": "Theirs"})
    assert answer.url == reverse("admin:articles_article_send_to_review", args=[article.pk])
    assert (article.headline, article.revision, article.changed_by) == ("Theirs", 2, reporter)


def test_a_form_whose_opening_nobody_remembers_asks_at_every_difference(sign_in, editor, reporter):
    article = make_article(by=reporter, body=BODY, headline="Old")
    with clock.at(clock.now() - timedelta(days=60)):
        opened = fields(sign_in(editor).get(change(article)), FORM)
        fill(sign_in(reporter), change(article), FORM, headline="Theirs")
    fill(sign_in(reporter), change(article), FORM, dateline="Almery")
    for base in ("1", "", "999", "x"):
        answer = sign_in(editor).post(change(article), {**opened, "base": base, "body": "<p>Mine.</p>"})
        article.refresh_from_db()
        assert article.body == BODY, base
        assert base == "x" or (answer.status_code == 409 and "Nobody knows when it sails." in asked(answer)), base


def test_the_revision_that_is_replaced_is_kept_once_and_for_a_while(sign_in, editor):
    article = make_article(headline="First")
    with clock.at(clock.now() - timedelta(days=31)):
        fill(sign_in(editor), change(article), FORM, headline="Second")
    fill(sign_in(editor), change(article), FORM, headline="Third")
    kept = Revision.objects.get()
    assert (kept.number, "Second" in kept.content) == (2, True)


def test_an_approved_text_merged_with_a_change_is_in_review_again(sign_in, editor, reporter):
    article = make_ready_article(by=reporter)
    opened = {**fields(sign_in(editor).get(change(article)), FORM), "headline": "Mine"}
    fill(sign_in(reporter), change(article), FORM, dateline="Almery")
    sign_in(editor).post(change(article), opened)
    article.refresh_from_db()
    assert (article.stage, article.dateline, article.headline) == (Article.Stage.IN_REVIEW, "Almery", "Mine")


def test_handing_in_meanwhile_is_no_change_of_the_text(sign_in, editor, reporter):
    article = make_article(by=reporter)
    opened = {**fields(sign_in(editor).get(change(article)), FORM), "headline": "Mine"}
    send_to_review(article, by=reporter)
    assert sign_in(editor).post(change(article), opened).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_eight_people_saving_at_once_lose_nothing():
    people = [make_user("editor") for _ in range(8)]
    body = "".join(f"<p>Paragraph {place} stands here as it was before.</p>" for place in range(8))
    article = make_article(body=body, headline="Old")

    def opened(user):
        browser = Client()
        browser.force_login(user)
        return browser, fields(browser.get(change(article)), FORM)

    tabs = [opened(user) for user in people]

    def save(place):
        browser, sent = tabs[place]
        changed = body.replace(f"Paragraph {place} stands", f"Paragraph {place} now stands")
        headline = f"Headline {place}" if place in (0, 1) else "Old"
        try:
            return browser.post(change(article), {**sent, "body": changed, "headline": headline})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(save, range(8)))
    article.refresh_from_db()
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [302] * 7 + [409]  # two wrote a headline: the later one is asked
    [asked] = [place for place, answer in enumerate(answers) if answer.status_code == 409]
    for place in range(8):
        there = f"Paragraph {place} now stands" in article.body
        assert there == (place != asked)
    assert article.headline == f"Headline {1 - asked}" and article.revision == 8
    kept = Draft.objects.get()
    assert kept.user == people[asked] and kept.data["headline"] == [f"Headline {asked}"]
