import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.desk import drafts
from articles.models import Article, Draft
from newsroom import clock
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import make_article, make_source, make_tag, make_user, mark

pytestmark = pytest.mark.django_db
ADD, KEEP_NEW, DROP = (reverse(f"admin:articles_article_{name}") for name in ("add", "keep_new", "drop"))
TAB, FORM = "tab1tab1", "article_form"


def at(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def keep(browser, url, user, **typed):
    return browser.post(url, {"tab": TAB, "writer": user.pk, **typed})


# -- keeping


def test_what_is_typed_is_kept_and_the_public_history_and_the_story_know_nothing_of_it(sign_in, editor):
    article = make_article(headline="Saved")
    with clock.at(clock.now().replace(hour=14, minute=5)):
        answer = keep(sign_in(editor), at(article, "keep"), editor, headline="Typed", base="1")
    assert answer.json()["at"] == "14:05"
    assert Draft.objects.get(article=article, user=editor).data["headline"] == ["Typed"]
    article.refresh_from_db()
    assert (article.headline, article.revision) == ("Saved", 1)
    assert not article.milestones.exists() and not article.log.exists()
    assert "Typed" not in text_of(sign_in(editor).get(at(article, "history")))


def test_what_preflight_says_comes_with_what_is_kept(sign_in, editor):
    article = make_article()
    browser = sign_in(editor)
    sent = fields(browser.get(at(article)), FORM)
    assert keep(browser, at(article, "keep"), editor, **sent | {"tab": TAB}).json()["findings"] == []
    sent |= {"tab": TAB, "standfirst": "", "citations-0-note": ""}
    told = keep(browser, at(article, "keep"), editor, **sent).json()["findings"]
    assert told[0] == {"message": "Write a standfirst.", "url": "#id_standfirst", "is_error": True}
    assert (told[1]["url"], told[1]["is_error"]) == ("#id_citations-0-note", False)
    article.refresh_from_db()
    assert article.standfirst and article.revision == 1


def test_a_very_long_text_and_a_new_story_are_kept_without_being_judged(sign_in, editor):
    browser = sign_in(editor)
    long = {"headline": "Typed", "body": "<p>" + "word " * 60_000 + "</p>"}
    assert "findings" not in keep(browser, at(make_article(), "keep"), editor, **long).json()
    assert "findings" not in keep(browser, KEEP_NEW, editor, headline="Typed").json()


@pytest.mark.parametrize("many", [2, 30])
def test_keeping_costs_the_same_for_few_and_many_sources(sign_in, editor, many, django_assert_max_num_queries):
    article = make_article(sources=[make_source() for _ in range(many)])
    browser = sign_in(editor)
    sent = fields(browser.get(at(article)), FORM)
    with django_assert_max_num_queries(17):
        keep(browser, at(article, "keep"), editor, **sent | {"tab": TAB})


def test_a_new_story_is_kept_before_there_is_one(sign_in, reporter):
    assert keep(sign_in(reporter), KEEP_NEW, reporter, headline="Begun").status_code == 200
    assert Draft.objects.get().article is None and not Article.objects.exists()
    assert "Begun" in text_of(sign_in(reporter).get(ADD))


def test_what_a_browser_brings_a_second_time_is_not_kept_twice(sign_in, editor):
    article = make_article()
    keep(sign_in(editor), at(article, "keep"), editor, headline="Typed")
    drafts.take_up(editor, article, TAB, in_tab="tab2tab2")
    answer = keep(sign_in(editor), at(article, "keep"), editor, headline="Typed", _brought="1")
    assert answer.json() == {"known": True} and Draft.objects.get().tab == "tab2tab2"
    assert "at" in keep(sign_in(editor), at(article, "keep"), editor, headline="Typed more", _brought="1").json()
    assert Draft.objects.count() == 2


@pytest.mark.parametrize("url", ["keep", "present"])
def test_nothing_is_kept_for_who_may_not_write(sign_in, client, editor, reporter, url):
    article = make_article(by=editor)
    assert keep(client, at(article, url), reporter).status_code == 302
    answer = keep(sign_in(reporter), at(article, url), reporter, headline="Typed")
    assert answer.status_code == 403 and "You may no longer change this story." in answer.json()["error"]
    assert keep(sign_in(make_user()), KEEP_NEW, reporter).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize("url", ["keep", "present"])
def test_what_cannot_be_kept_is_answered_with_a_sentence(sign_in, editor, reporter, url):
    article = make_article()
    browser = sign_in(editor)
    gone = browser.post(reverse(f"admin:articles_article_{url}", args=[999_999]), {"tab": TAB, "writer": editor.pk})
    assert (gone.status_code, "is gone" in gone.json()["error"]) == (404, True)
    other = keep(browser, at(article, url), reporter)
    assert (other.status_code, "signed in as Jonah Adeyemi now" in other.json()["error"]) == (409, True)
    for wrong in ("", "x", "\0" * 12, "x" * 5000, "<script>alert(1)</script>"):
        assert browser.post(at(article, url), {"tab": wrong, "writer": editor.pk}).status_code == 400
    assert browser.get(at(article, url)).status_code == 400


def test_without_a_token_of_the_session_nothing_is_kept(editor):
    article = make_article()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    assert keep(browser, at(article, "keep"), editor).status_code == 403
    token = browser.get(reverse("admin:articles_article_token")).json()
    assert (token["writer"], token["name"]) == (editor.pk, "Jonah Adeyemi")
    answer = browser.post(
        at(article, "keep"), {"tab": TAB, "writer": editor.pk}, headers={"X-CSRFToken": token["token"]}
    )
    assert answer.status_code == 200


def test_who_is_here_is_answered_with_the_revision(sign_in, editor, reporter):
    article = make_article(by=reporter)
    keep(sign_in(reporter), at(article, "present"), reporter, typing="1")
    answer = keep(sign_in(editor), at(article, "present"), editor).json()
    assert answer["others"] == [{"name": "Mara Lindqvist", "self": False, "writing": True}]
    assert (answer["revision"], answer["by"]) == (1, "Mara Lindqvist")
    keep(sign_in(reporter), at(article, "present"), reporter, leaving="1")
    assert keep(sign_in(editor), at(article, "present"), editor).json()["others"] == []


# -- coming back


def type_in(browser, url, user, article=None, **typed):
    """Type into the form as a browser would send it, and go away without saving."""
    sent = {**fields(browser.get(url), FORM), **{name.replace("__", "-"): value for name, value in typed.items()}}
    keep(browser, at(article, "keep") if article else KEEP_NEW, user, **{**sent, "tab": TAB})


def test_unsaved_work_is_offered_beside_the_saved_text_and_restored_whole(sign_in, editor):
    source, tag = make_source(title="New report"), make_tag("Harbours")
    article = make_article(headline="Saved", sources=[])
    browser = sign_in(editor)
    body = f"<p>Typed.{mark(source)}</p>"
    type_in(
        browser,
        at(article),
        editor,
        article,
        headline="Typed",
        body=body,
        tags=[tag.pk],
        citations__0__source=source.pk,
        citations__0__note="What it says.",
    )
    opened = browser.get(at(article))
    assert "You have unsaved work from" in text_of(opened) and fields(opened, FORM)["headline"] == "Saved"
    restored = browser.post(at(article), {"_restore": TAB})
    sent = fields(restored, FORM)
    assert (sent["headline"], sent["body"], sent["tags"]) == ("Typed", body, [str(tag.pk)])
    assert (sent["citations-0-source"], sent["citations-0-note"]) == (str(source.pk), "What it says.")
    assert "This is your unsaved work from" in text_of(restored) and "correct the error" not in text_of(restored)
    assert "You have unsaved work" not in text_of(restored)
    article.refresh_from_db()
    assert article.headline == "Saved" and Draft.objects.count() == 1
    assert browser.post(at(article), sent).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Typed", body) and not Draft.objects.exists()


def test_a_new_story_is_restored_and_saved(sign_in, reporter):
    browser = sign_in(reporter)
    type_in(browser, ADD, reporter, headline="Begun")
    sent = fields(browser.post(ADD, {"_restore": TAB}), FORM)
    assert sent["headline"] == "Begun"
    browser.post(ADD, sent)
    assert Article.objects.get().headline == "Begun" and not Draft.objects.exists()


def test_unsaved_work_is_discarded_by_choice_only(sign_in, editor, reporter):
    article = make_article()
    type_in(sign_in(editor), at(article), editor, article, headline="Typed")
    assert "unsaved work" not in text_of(sign_in(reporter).get(at(article)))
    sign_in(reporter).post(DROP, {"tab": TAB, "article": article.pk})
    assert Draft.objects.exists()
    assert sign_in(editor).get(DROP).status_code == 405
    answer = sign_in(editor).post(DROP, {"tab": TAB, "article": article.pk})
    assert answer.url == at(article) and not Draft.objects.exists()
    assert sign_in(editor).post(DROP, {"tab": "\0", "article": "x"}).url == ADD


def test_unsaved_work_that_is_gone_is_said(sign_in, editor):
    article = make_article()
    for tab in ("nosuchtab", "\0", ""):
        answer = sign_in(editor).post(at(article), {"_restore": tab}, follow=True)
        assert "This unsaved text is gone" in text_of(answer)


def test_a_tab_of_yesterday_warns_and_is_merged(sign_in, editor, reporter):
    article = make_article(by=reporter, dateline="")
    browser = sign_in(editor)
    with clock.at(clock.now() - timedelta(days=1)):
        type_in(browser, at(article), editor, article, dateline="Almery")
    assert "It is not from today" in text_of(sign_in(editor).get(at(article)))
    fill(sign_in(reporter), at(article), FORM, headline="Newer")
    browser = sign_in(editor)
    assert "saving it merges both" in text_of(browser.get(at(article)))
    browser.post(at(article), fields(browser.post(at(article), {"_restore": TAB}), FORM))
    article.refresh_from_db()
    assert (article.headline, article.dateline) == ("Newer", "Almery")


def test_a_fault_in_the_form_loses_no_draft(sign_in, editor):
    article = make_article()
    browser = sign_in(editor)
    type_in(browser, at(article), editor, article, headline="Typed")
    fill(browser, at(article), FORM, headline="Typed", language="no language!", tab=TAB)
    assert Draft.objects.get().tab == TAB


def test_a_body_over_a_megabyte_is_a_sentence_and_kept(sign_in, editor):
    article = make_article()
    body = "<p>" + "x" * 1_000_000 + "</p>"
    browser = sign_in(editor)
    assert keep(browser, at(article, "keep"), editor, body=body).status_code == 200
    answer = fill(browser, at(article), FORM, body=body)
    assert "shorten it, or make it several stories" in text_of(answer) and fields(answer, FORM)["body"] == body
    assert Draft.objects.get().data["body"] == [body]


def test_who_may_only_read_keeps_nothing(sign_in, reporter):
    page = sign_in(reporter).get(at(make_article())).content.decode()
    assert "desk-keeping" not in page and 'name="tab"' not in page


def test_the_page_tells_its_scripts_where_to_keep(sign_in, editor):
    article = make_article()
    page = sign_in(editor).get(at(article))
    told = json.loads(page.content.decode().split('id="desk-keeping" type="application/json">')[1].split("<")[0])
    assert (told["keep"], told["writer"], told["base"]) == (at(article, "keep"), editor.pk, 1)
    assert drafts.TAB.fullmatch(told["tab"]) and told["tab"] == fields(page, FORM)["tab"]


def test_a_story_that_somebody_writes_in_can_be_deleted_and_the_writer_is_told(sign_in, editor, reporter):
    article = make_article(by=reporter)
    keep(sign_in(reporter), at(article, "keep"), reporter, headline="Typed")
    keep(sign_in(reporter), at(article, "present"), reporter)
    assert sign_in(editor).post(at(article, "delete"), {"post": "yes"}).status_code == 302
    answer = keep(sign_in(reporter), at(article, "keep"), reporter, headline="Typed on")
    assert (answer.status_code, "is gone" in answer.json()["error"]) == (404, True)
