from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article, Draft, Version
from articles.publishing import correct, live_content, retract, schedule
from newsroom import clock
from sources.standing import kill
from tests.articles.admin.filling import fields, text_of
from tests.makers import edit, make_published_article, make_source, make_user, mark

pytestmark = pytest.mark.django_db


def page(article, verb="correct"):
    return reverse(f"admin:articles_article_{verb}", args=[article.pk])


def write(browser, article, verb="correct", **typed):
    """Write the correction and go on to the page that shows it."""
    data = fields(browser.get(page(article, verb)), None)
    data.update({"notice": "The number was wrong.", **typed})
    return browser.post(page(article, verb), data)


def confirm(browser, article, looked, verb="correct", **typed):
    return browser.post(page(article, verb), {**fields(looked), "_step": "confirm", **typed}, follow=True)


@pytest.mark.parametrize(("verb", "kind"), [("correct", "correction"), ("clarify", "clarification")])
def test_live_text_is_set_right_in_two_steps(sign_in, editor, verb, kind):
    article = make_published_article(headline="A thousand prisoners")
    browser = sign_in(editor)
    looked = write(browser, article, verb, headline="At least 1,200 prisoners", dateline="Istanbul")
    text = text_of(looked)
    assert "The number was wrong." in text and "1,200" in text
    assert article.versions.count() == 1
    confirm(browser, article, looked, verb)
    live = article.versions.live().get()
    assert (live.kind, live.headline, live.notice) == (kind, "At least 1,200 prisoners", "The number was wrong.")
    article.refresh_from_db()
    assert article.headline == "At least 1,200 prisoners"


def test_form_begins_with_what_readers_see_not_with_the_working_copy(sign_in, editor):
    article = make_published_article(headline="Seen")
    Article.objects.filter(pk=article.pk).update(headline="Half-written")
    assert fields(sign_in(editor).get(page(article)))["headline"] == "Seen"


def test_notes_and_sources_are_set_right(sign_in, editor):
    kept, dropped, added = make_source(), make_source(), make_source()
    article = make_published_article(sources=[kept, dropped], body=f"<p>Text.{mark(kept)}</p>")
    browser = sign_in(editor)
    typed = {
        f"note-{kept.ref}": "Gave the right number.",
        f"drop-{dropped.ref}": "on",
        "source": added.pk,
        "source_note": "Confirmed it.",
    }
    confirm(browser, article, write(browser, article, **typed))
    cited = [(c.source, c.note) for c in live_content(article).citations]
    assert cited == [(kept.ref, "Gave the right number."), (added.ref, "Confirmed it.")]


def test_words_of_the_lead_picture_are_set_right(sign_in, editor):
    article = make_published_article()
    browser = sign_in(editor)
    confirm(browser, article, write(browser, article, caption="The harbour of Almery."))
    assert live_content(article).lead_image.caption == "The harbour of Almery."


def test_going_back_keeps_everything_typed(sign_in, editor):
    article = make_published_article()
    browser = sign_in(editor)
    looked = write(browser, article, headline="Typed", reason="A reader wrote")
    back = fields(browser.post(page(article), {**fields(looked), "_step": "write"}))
    assert (back["headline"], back["notice"], back["reason"]) == ("Typed", "The number was wrong.", "A reader wrote")
    assert article.versions.count() == 1


def test_without_a_notice_nothing_happens_and_the_text_is_kept(sign_in, editor):
    article = make_published_article()
    response = write(sign_in(editor), article, notice="  ", headline="Typed")
    assert fields(response)["headline"] == "Typed"
    assert article.versions.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"headline": ""},
        {"headline": "x" * 500},
        {"headline": "a\0b"},
        {"body": '<p>x<cite data-source="aaaaaaaaaa"></cite></p>'},
        {"body": "\0"},
        {"source": "9" * 30},
        {"source": "x"},
        {"source_note": "A note of nothing"},
        {"caption": "x" * 10_000},
        {"base": "x"},
        {"base": ""},
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_lost(sign_in, editor, typed):
    article = make_published_article()
    response = write(sign_in(editor), article, dateline="Typed", **typed)
    assert response.status_code == 200 and fields(response)["dateline"] == "Typed"
    assert "Look at the marked fields" in text_of(response)
    assert article.versions.count() == 1


@pytest.mark.parametrize("body", ["   ", "<p>&nbsp;</p>"])
def test_body_of_only_spaces_is_shown_as_what_it_is(sign_in, editor, body):
    article = make_published_article()
    assert "its body has no words" in text_of(write(sign_in(editor), article, body=body))


def test_version_that_came_out_meanwhile_is_told_and_nothing_is_undone_unseen(sign_in, editor):
    article = make_published_article(headline="First")
    browser = sign_in(editor)
    looked = write(browser, article, headline="Second thoughts")

    content = replace(live_content(article), standfirst="Corrected by another.")
    correct(article, by=make_user("editor"), content=content, notice="By another.")
    response = confirm(browser, article, looked)
    text = text_of(response)
    assert response.status_code == 409 and "came out while you were writing" in text
    assert "Corrected by another" in text
    assert article.versions.count() == 2
    confirm(browser, article, response)
    assert article.versions.live().get().headline == "Second thoughts"


def test_retraction_meanwhile_refuses_with_a_sentence(sign_in, editor, chief):
    article = make_published_article()
    browser = sign_in(editor)
    looked = write(browser, article, headline="Typed")
    retract(article, by=chief, notice="Invented.")
    response = confirm(browser, article, looked)
    assert "cannot be corrected" in text_of(response) and "Typed" in response.content.decode()
    assert article.versions.count() == 2


def test_scheduled_update_is_rebased_or_cancelled(sign_in, editor):
    article = make_published_article(headline="First")
    edit(article, standfirst="An update to come.")
    schedule(article, by=editor, at=clock.now() + timedelta(hours=1))
    browser = sign_in(editor)
    looked = write(browser, article, headline="Right")
    assert "The update that is scheduled" in text_of(looked)
    assert "choose whether" in text_of(confirm(browser, article, looked))
    confirm(browser, article, looked, scheduled="rebase")
    coming = article.versions.scheduled().get()
    assert (coming.headline, coming.standfirst) == ("Right", "An update to come.")
    looked = write(browser, article, headline="Right again")
    confirm(browser, article, looked, scheduled="cancel")
    assert not article.versions.scheduled().exists()


def test_killed_source_warns_and_is_overruled(sign_in, editor):
    source = make_source()
    article = make_published_article(sources=[source])
    added = make_source()
    kill(added, by=editor, note="Withdrawn.")
    browser = sign_in(editor)
    looked = write(browser, article, headline="Right", source=added.pk, source_note="Says so")
    assert "has killed" in text_of(looked)
    assert "Give a reason" in text_of(confirm(browser, article, looked))
    confirm(browser, article, looked, overrule="It says why it was wrong.")
    assert article.versions.live().get().kind == Version.Kind.CORRECTION


def test_unpublished_work_is_kept(sign_in, editor):
    article = make_published_article(headline="First")
    Article.objects.filter(pk=article.pk).update(standfirst="Half-written.")
    browser = sign_in(editor)
    confirm(browser, article, write(browser, article, headline="Right"))
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Right", "Half-written.")
    assert article.milestones.exists()


TAB = "tab1tab1"


def type_in(browser, user, article, verb="correct", **typed):
    """Type a correction as a browser sends it every few seconds, and go away."""
    sent = {**fields(browser.get(page(article, verb)), "article_form"), "notice": "Wrong.", **typed}
    return browser.post(page(article, "keep"), {**sent, "tab": TAB, "writer": user.pk})


def test_a_correction_is_kept_while_it_is_written_and_restored_where_it_was(sign_in, editor):
    article = make_published_article(headline="Seen")
    browser = sign_in(editor)
    assert type_in(browser, editor, article, headline="Typed").status_code == 200
    for other in ("change", "clarify"):
        assert "unsaved work" not in text_of(browser.get(page(article, other)))
    opened = browser.get(page(article))
    assert "You have unsaved work from" in text_of(opened)
    assert fields(opened, "article_form")["headline"] == "Seen"
    restored = browser.post(page(article), {"_restore": TAB})
    sent = fields(restored, "article_form")
    assert (sent["headline"], sent["notice"], sent["tab"] != TAB) == ("Typed", "Wrong.", True)
    assert "This is your unsaved work from" in text_of(restored)
    confirm(browser, article, browser.post(page(article), sent))
    assert article.versions.live().get().headline == "Typed" and not Draft.objects.exists()


def test_a_kept_correction_is_discarded_by_choice_and_said_where_it_is_gone(sign_in, editor):
    article = make_published_article()
    browser = sign_in(editor)
    type_in(browser, editor, article)
    discard = {"tab": TAB, "article": article.pk, "verb": "correct"}
    assert browser.post(reverse("admin:articles_article_drop"), discard).url == page(article)
    for tab in (TAB, "\0", ""):
        answer = browser.post(page(article), {"_restore": tab}, follow=True)
        assert "This unsaved text is gone" in text_of(answer)


def test_a_kept_correction_of_an_older_version_says_so(sign_in, editor):
    article = make_published_article(headline="Seen")
    browser = sign_in(editor)
    type_in(browser, editor, article, headline="Typed")
    other = replace(live_content(article), dateline="Almery")
    correct(article, by=make_user("editor"), content=other, notice="Place.")
    assert "Readers got another version since" in text_of(browser.get(page(article)))
