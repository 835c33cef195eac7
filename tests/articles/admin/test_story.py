import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Article, Citation
from articles.publishing import approve, retract, send_back, send_to_review
from newsroom import clock
from tests.articles.admin.filling import fields, fill, text_of, verb_buttons
from tests.makers import (
    make_article,
    make_author,
    make_image,
    make_published_article,
    make_ready_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
    mark,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")
LIST = reverse("admin:articles_article_changelist")
FORM = "article_form"


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


# -- the list


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many_stories(sign_in, editor, many, django_assert_max_num_queries):
    tag, author = make_tag(), make_author()
    for _ in range(many):
        make_article(tags=[tag], authors=[author], by=editor)
    browser = sign_in(editor)
    with django_assert_max_num_queries(11):
        assert browser.get(LIST).status_code == 200


def test_list_shows_stage_state_version_schedule_and_byline(sign_in, editor):
    make_published_article(headline="Live one", authors=[make_author("Leyla Haddad")])
    make_scheduled_article(headline="Coming one", at=clock.now() + timedelta(days=1))
    text = text_of(sign_in(editor).get(LIST))
    assert "Live one" in text and "version 1" in text and "Leyla Haddad" in text
    assert "scheduled goes out" in text


def test_list_calls_no_text_a_draft_that_readers_have_as_it_is(sign_in, editor):
    article, browser = make_published_article(), sign_in(editor)
    assert "Draft" not in stages(browser)
    with clock.at(clock.now() + timedelta(hours=1)):
        fill(browser, change(article), FORM, headline="Written on")
    assert stages(browser) == ["Draft"]


def test_page_of_a_story_calls_what_is_scheduled_or_taken_back_no_draft(sign_in, editor, chief):
    coming, gone = make_scheduled_article(at=clock.now() + timedelta(days=1)), make_published_article()
    retract(gone, by=chief, notice="Invented.")
    for article, state in ((coming, "scheduled"), (gone, "retracted")):
        page = sign_in(editor).get(change(article)).content.decode()
        stands = page.partition('class="stands">')[2].partition("</p>")[0]
        assert state in stands and "Draft" not in stands and "unpublished" not in stands


def stages(browser):
    page = browser.get(LIST).content.decode()
    return re.findall(r'class="field-stage_chip"><span class="chip[^>]*>([^<]*)', page)


@pytest.mark.parametrize("state", ["never-public", "scheduled", "live", "retracted", "withdrawn"])
def test_list_filters_by_public_state(sign_in, editor, state):
    make_article(headline="Story never-public")
    make_scheduled_article(headline="Story scheduled")
    make_published_article(headline="Story live")
    text = text_of(sign_in(editor).get(LIST, {"state": state}))
    shown = {name for name in ("never-public", "scheduled", "live") if f"Story {name}" in text}
    assert shown == ({state} if state in ("never-public", "scheduled", "live") else set())


def test_list_filters_by_stage_tag_author_source_and_mine(sign_in, reporter):
    tag, author, source = make_tag("Harbours"), make_author("Tomas Reyl"), make_source()
    make_article(headline="The one", tags=[tag], authors=[author], sources=[source], by=reporter)
    make_article(headline="Other")
    browser = sign_in(reporter)
    for name, value in {
        "tag": tag.slug,
        "author": author.slug,
        "source": source.ref,
        "whose": "mine",
    }.items():
        text = text_of(browser.get(LIST, {name: value}))
        assert "The one" in text and "Other" not in text, name
    assert "The one" in text_of(browser.get(LIST, {"stage": "draft"}))
    assert "The one" not in text_of(browser.get(LIST, {"stage": "ready"}))


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"},
        {"tag": "\0"},
        {"author": "x" * 10_000},
        {"state": "no-such"},
        {"stage": "\0"},
        {"source": "\0"},
        {"p": "-1"},
        {"o": "99.-99"},
        {"whose": "theirs"},
    ],
)
def test_bad_address_of_the_list_is_a_list(sign_in, editor, query):
    make_article(headline="Standing")
    response = sign_in(editor).get(LIST, query, follow=True)
    assert response.status_code == 200


def test_search_finds_headline_slug_ref_and_standfirst(sign_in, editor):
    article = make_article(headline="Pilots strike", slug="pilots", standfirst="Said the union of Almery.")
    browser = sign_in(editor)
    for words in ("strike", "pilots", article.ref, "Almery"):
        assert "Pilots strike" in text_of(browser.get(LIST, {"q": words})), words
    assert "Pilots strike" not in text_of(browser.get(LIST, {"q": "railway"}))


# -- writing


def test_reporter_writes_a_story_with_everything(sign_in, reporter):
    author = make_author("Mara Lindqvist", user=reporter)
    first, second = make_tag("War"), make_tag("Politics")
    source, image = make_source(), make_image()
    response = fill(
        sign_in(reporter),
        ADD,
        FORM,
        headline="Talks end",
        slug="talks-end",
        standfirst="Without a ceasefire, agencies say.",
        body=f"<p>They left.{mark(source)}</p>",
        tags=[second.pk, first.pk],
        kicker=second.pk,
        dateline="Istanbul",
        lead_image=image.pk,
        bylines__0__author=author.pk,
        _continue="1",
    )
    assert response.status_code == 200
    article = Article.objects.get(slug="talks-end")
    assert [tag.name for tag in article.tags.order_by("tagged_articles__pk")] == ["Politics", "War"]
    assert article.created_by == article.changed_by == reporter
    assert [line.author for line in article.bylines.all()] == [author]
    assert [row.source for row in article.citations.all()] == [source]
    assert article.lead_image == image


def test_own_author_of_a_reporter_is_prefilled(sign_in, reporter):
    author = make_author("Mara Lindqvist", user=reporter)
    assert fields(sign_in(reporter).get(ADD), FORM)["bylines-0-author"] == str(author.pk)


def test_saving_counts_the_revision_and_names_who_changed_it(sign_in, editor, reporter):
    article = make_article(by=reporter)
    fill(sign_in(editor), change(article), FORM, headline="Another headline")
    article.refresh_from_db()
    assert (article.revision, article.changed_by, article.created_by) == (2, editor, reporter)


def test_body_is_cleaned_and_the_editor_is_told(sign_in, editor):
    article = make_article(sources=[])
    response = fill(
        sign_in(editor),
        change(article),
        FORM,
        body="<p>Kept</p><script>alert(1)</script><p style='x'>Also</p>",
        _continue="1",
    )
    article.refresh_from_db()
    assert "script" not in article.body and "style" not in article.body and "Kept" in article.body
    assert "Taken out of the text" in text_of(response)


def test_marked_source_gets_its_citation_and_a_listed_one_stays(sign_in, editor):
    listed, new = make_source(), make_source()
    article = make_article(sources=[listed])
    fill(sign_in(editor), change(article), FORM, body=f"<p>New.{mark(new)}{mark(new)}</p>")
    assert [row.source for row in article.citations.all()] == [listed, new]


@pytest.mark.parametrize(
    "wrong", ['<cite data-source="aaaaaaaaaa"></cite>', '<cite data-source="NO">x</cite>', "<cite>x</cite>"]
)
def test_mark_of_an_unknown_source_is_a_sentence(sign_in, editor, wrong):
    article = make_article()
    response = fill(sign_in(editor), change(article), FORM, body=f"<p>Text.{wrong}</p>", headline="Typed")
    assert "which is no source of ours" in text_of(response)
    assert fields(response, FORM)["headline"] == "Typed" and wrong in fields(response, FORM)["body"]
    article.refresh_from_db()
    assert article.headline != "Typed"


def test_two_sources_can_change_places(sign_in, editor):
    first, second = make_source(), make_source()
    article = make_article(sources=[first, second], body="<p>Unmarked.</p>")
    fill(sign_in(editor), change(article), FORM, citations__0__source=second.pk, citations__1__source=first.pk)
    assert [row.source for row in article.citations.all()] == [second, first]


def test_order_of_sources_follows_their_numbers(sign_in, editor):
    first, second = make_source(), make_source()
    article = make_article(sources=[first, second], body="<p>Unmarked.</p>")
    fill(sign_in(editor), change(article), FORM, citations__0__position="3")
    assert [row.source for row in article.citations.all()] == [second, first]


def test_source_listed_twice_is_a_sentence(sign_in, editor):
    source = make_source()
    article = make_article(sources=[source])
    response = fill(sign_in(editor), change(article), FORM, citations__1__source=source.pk)
    assert "in the list already" in text_of(response)


def test_source_is_taken_out(sign_in, editor):
    first, second = make_source(), make_source()
    article = make_article(sources=[first, second], body="<p>Unmarked.</p>")
    fill(sign_in(editor), change(article), FORM, citations__0__DELETE="on")
    assert [row.source for row in article.citations.all()] == [second]


def test_row_that_somebody_removed_meanwhile_is_saved_anew(sign_in, editor):
    article = make_article()
    browser = sign_in(editor)
    data = fields(browser.get(change(article)), FORM)
    Citation.objects.filter(article=article).delete()
    assert browser.post(change(article), {**data, "headline": "Later"}).status_code == 302
    assert article.citations.count() == 2


def test_story_is_not_related_to_itself_nor_twice(sign_in, editor):
    article, other = make_article(), make_article()
    browser = sign_in(editor)
    itself = fill(browser, change(article), FORM, related_stories__0__related=article.pk)
    assert "cannot be related to itself" in text_of(itself)
    fill(browser, change(article), FORM, related_stories__0__related=other.pk)
    twice = fill(browser, change(article), FORM, related_stories__1__related=other.pk)
    assert "in the list already" in text_of(twice)
    assert [row.related for row in article.related_stories.all()] == [other]


def test_kicker_is_one_of_the_tags(sign_in, editor):
    article, stranger = make_article(), make_tag("Stranger")
    assert "one of the tags of the story" in text_of(fill(sign_in(editor), change(article), FORM, kicker=stranger.pk))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "a\0b"),
        ("headline", "x" * 10_000),
        ("standfirst", "x" * 10_000),
        ("body", "x" * 500_001),
        ("body", "<p>a</p>" * 5_001),
        ("slug", "no slug!"),
        ("slug", "x" * 10_000),
        ("body", "<p>a\0b</p>"),
        ("tags", ["9" * 10_000]),
        ("tags", ["99999999999999999999"]),
        ("tags", ["12345678901234567"]),
        ("tags", ["x" * 10_000]),
        ("tags", ["\0"]),
        ("kicker", "9" * 30),
        ("lead_image", "x"),
        ("language", "no language!"),
        ("language", "x" * 500),
        ("dateline", "x" * 500),
        ("embargo_until_0", "soon"),
        ("planned_for", "some day"),
        ("citations-0-source", "9" * 30),
        ("citations-0-note", "x" * 10_000),
        ("citations-0-position", "9" * 30),
        ("citations-0-position", "-1"),
        ("lead_alt", "x" * 10_000),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_lost(sign_in, editor, field, value):
    article = make_article()
    browser = sign_in(editor)
    data = fields(browser.get(change(article)), FORM)
    response = browser.post(change(article), {**data, "dateline": "Typed", field: value})
    assert response.status_code == 200
    assert "Please correct the error" in text_of(response)
    article.refresh_from_db()
    assert (article.dateline, article.revision) == ("", 1)


@pytest.mark.parametrize("body", ["   ", "\n\n", "<p> </p>", "<p>&nbsp;</p>", "&#8203;"])
def test_body_of_only_spaces_is_no_text_and_no_failure(sign_in, editor, body):
    article = make_article(sources=[])
    response = fill(sign_in(editor), change(article), FORM, body=body, _continue="1")
    assert "Write the story: its body has no words." in text_of(response)
    article.refresh_from_db()
    assert article.body == ""


def test_slug_of_another_story_of_that_day_is_a_sentence(sign_in, editor):
    taken = make_published_article(slug="taken")
    live = make_published_article(slug="mine")
    assert "Another story has the slug" in text_of(fill(sign_in(editor), change(live), FORM, slug=taken.slug))
    draft = make_article()
    response = fill(sign_in(editor), change(draft), FORM, slug=taken.slug, _continue="1")
    assert "Another story of today has the slug" in text_of(response)
    draft.refresh_from_db()
    assert draft.slug == taken.slug


def test_approved_text_that_changes_loses_its_approval(sign_in, editor):
    article = make_ready_article()
    response = fill(sign_in(editor), change(article), FORM, headline="Changed", _continue="1")
    article.refresh_from_db()
    assert article.stage == Article.Stage.IN_REVIEW
    assert "in review again" in text_of(response)


def test_saving_over_the_work_of_another_hand_keeps_it(sign_in, editor, reporter):
    article = make_article(by=reporter, headline="Theirs")
    fill(sign_in(editor), change(article), FORM, headline="Mine")
    fill(sign_in(editor), change(article), FORM, headline="Mine again")
    kept = article.milestones.get()
    assert "Theirs" in kept.content and kept.by == editor
    assert kept.label == "What Mara Lindqvist saved, before Jonah Adeyemi changed it"


def test_saving_without_a_change_of_the_text_keeps_nothing(sign_in, editor, reporter):
    article = make_article(by=reporter)
    fill(sign_in(editor), change(article), FORM)
    fill(sign_in(editor), change(article), FORM, slug="another-slug")
    assert not article.milestones.exists()


# -- the buttons


def test_button_saves_first_and_then_opens_the_page_of_the_verb(sign_in, reporter):
    article = make_article(by=reporter)
    response = fill(
        sign_in(reporter), change(article), FORM, follow=False, headline="Typed last", _verb="send_to_review"
    )
    assert response.url == reverse("admin:articles_article_send_to_review", args=[article.pk])
    article.refresh_from_db()
    assert article.headline == "Typed last" and article.stage == Article.Stage.DRAFT


def test_button_alone_changes_nothing(sign_in, editor, reporter):
    article = make_article(by=reporter)
    send_to_review(article, by=reporter)
    fill(sign_in(editor), change(article), FORM, follow=False, _verb="approve")
    article.refresh_from_db()
    assert (article.revision, article.changed_by) == (1, reporter)
    assert not LogEntry.objects.exists()


def test_unknown_verb_is_an_ordinary_save(sign_in, editor):
    article = make_article()
    response = fill(sign_in(editor), change(article), FORM, follow=False, headline="Saved", _verb="destroy")
    assert response.url == LIST


# -- who may do what


def test_reporter_reads_the_story_of_another_and_cannot_change_it(sign_in, reporter):
    article = make_article(headline="Not yours")
    browser = sign_in(reporter)
    response = browser.get(change(article))
    assert response.status_code == 200 and "Not yours" in text_of(response)
    assert verb_buttons(response) == [] and "headline" not in fields(response, FORM)
    assert browser.post(change(article), {"headline": "Mine now"}).status_code == 403


def test_reporter_in_the_byline_may_edit(sign_in, reporter):
    author = make_author(user=reporter)
    article = make_article(authors=[author], by=make_user("editor"))
    assert "headline" in fields(sign_in(reporter).get(change(article)), FORM)


def test_account_without_a_role_does_not_come_in(sign_in):
    article = make_article()
    browser = sign_in(make_user())
    for url in (LIST, change(article), reverse("admin:articles_article_preview", args=[article.pk])):
        assert browser.get(url).status_code == 302


def test_only_a_story_that_never_went_anywhere_is_deleted(sign_in, editor):
    fresh, handed_in, live = make_article(), make_article(), make_published_article()
    send_to_review(handed_in, by=editor)
    browser = sign_in(editor)

    def url(article):
        return reverse("admin:articles_article_delete", args=[article.pk])

    assert browser.post(url(fresh), {"post": "yes"}).status_code == 302
    assert not Article.objects.filter(pk=fresh.pk).exists()
    for kept in (handed_in, live):
        assert browser.post(url(kept), {"post": "yes"}).status_code == 403
        assert url(kept) not in browser.get(change(kept)).content.decode()


def test_reporter_deletes_nothing(sign_in, reporter):
    article = make_article(by=reporter)
    assert sign_in(reporter).post(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403


# -- the form's price


@pytest.mark.parametrize("many", [2, 12])
def test_form_costs_the_same_for_few_and_many_sources(sign_in, editor, many, django_assert_max_num_queries):
    article = make_article(sources=[make_source() for _ in range(many)])
    browser = sign_in(editor)
    with django_assert_max_num_queries(25):
        browser.get(change(article))


def test_chosen_tags_keep_their_order_on_the_form(sign_in, editor):
    later, earlier = make_tag("Zebra"), make_tag("Apple")
    article = make_article(tags=[later, earlier])
    assert fields(sign_in(editor).get(change(article)), FORM)["tags"] == [str(later.pk), str(earlier.pk)]


def test_front_autocomplete_offers_stories_that_readers_see_now_or_later_only(sign_in, editor, chief):
    make_published_article(headline="Seen by readers")
    make_scheduled_article(headline="Seen tomorrow")
    retract(make_published_article(headline="Seen to be wrong"), by=chief, notice="Invented.")
    make_article(headline="Seen by nobody")
    url = reverse("admin:autocomplete")
    answer = (
        sign_in(editor)
        .get(url, {"term": "Seen", "app_label": "articles", "model_name": "slot", "field_name": "article"})
        .json()
    )
    assert {row["text"] for row in answer["results"]} == {"Seen by readers", "Seen tomorrow"}


def test_autocomplete_survives_a_nul(sign_in, editor):
    where = {"term": "\0", "app_label": "articles", "model_name": "citation", "field_name": "source"}
    assert sign_in(editor).get(reverse("admin:autocomplete"), where).status_code == 200


def test_approved_story_names_what_is_next(sign_in, editor):
    article = make_article()
    send_to_review(article, by=editor)
    approve(article, by=make_user("editor"))
    content = sign_in(editor).get(change(article)).content.decode()
    assert 'value="publish" class="next"' in content


# -- what a colleague wrote


def test_word_of_whoever_sent_it_back_stands_above_the_text(sign_in, reporter, editor):
    story = make_article(by=reporter)
    send_to_review(story, by=reporter, reason="Is the last figure right?")
    assert "sent to review: Is the last figure right?" in text_of(sign_in(editor).get(change(story)))
    send_back(story, by=editor, reason="Name the ministry.")
    assert "sent back: Name the ministry." in text_of(sign_in(reporter).get(change(story)))
    send_to_review(story, by=reporter)
    assert "Name the ministry." not in text_of(sign_in(editor).get(change(story)))


def test_text_that_is_scheduled_as_it_stands_has_no_unpublished_changes(sign_in, editor):
    story = make_scheduled_article()
    assert 'class="next"' not in sign_in(editor).get(change(story)).content.decode()


def test_planned_day_is_saved_without_touching_an_approval(sign_in, editor):
    article = make_ready_article()
    browser = sign_in(editor)
    fill(browser, change(article), FORM, planned_for="2026-12-04")
    article.refresh_from_db()
    assert (str(article.planned_for), article.stage) == ("2026-12-04", "ready")
    assert fields(browser.get(change(article)), FORM)["planned_for"] == "2026-12-04"


def test_what_is_scheduled_is_spelled_out_in_the_rail(sign_in, editor):
    moment = clock.now() + timedelta(hours=3, minutes=20, seconds=30)
    story = make_scheduled_article(at=moment)
    text = text_of(sign_in(editor).get(change(story)))
    assert f"Goes out in 3 h 20 min {moment:%A, %-d %B %Y, %H:%M} In the time of UTC" in text
    assert "Goes out in" not in text_of(sign_in(editor).get(change(make_article())))


def test_rail_shows_where_a_story_will_be_found(sign_in, editor):
    live = make_published_article(at=clock.now() - timedelta(days=400), slug="seen")
    text = text_of(sign_in(editor).get(change(live)))
    assert f"testserver{live.versions.get().get_absolute_url().removesuffix('/')} {live.headline}" in text
    assert "How it is found and shared" in text_of(sign_in(editor).get(ADD))
