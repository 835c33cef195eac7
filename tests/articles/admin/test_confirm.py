from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, DeskNote, Version
from articles.publishing import publish, retract, send_to_review
from newsroom import clock
from sources.standing import kill
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import (
    edit,
    make_article,
    make_image,
    make_published_article,
    make_ready,
    make_ready_article,
    make_scheduled_article,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def page(verb, article):
    return reverse(f"admin:articles_article_{verb}", args=[article.pk])


def live(article):
    return article.versions.live().get()


def test_whole_life_of_a_story_without_the_shell(sign_in, reporter, editor, chief):
    article = make_article(by=reporter)
    fill(sign_in(reporter), page("send_to_review", article), reason="Please look at the second paragraph.")
    fill(sign_in(editor), page("send_back", article), reason="Name the ship.")
    fill(sign_in(reporter), page("send_to_review", article))
    fill(sign_in(editor), page("approve", article))
    assert "published" in text_of(fill(sign_in(editor), page("publish", article)))
    assert live(article).kind == Version.Kind.PUBLICATION
    fill(sign_in(chief), page("retract", article), notice="The source invented it.")
    assert live(article).kind == Version.Kind.RETRACTION
    fill(sign_in(chief), page("reinstate", article), notice="It was true after all.")
    assert live(article).kind == Version.Kind.REINSTATEMENT
    fill(sign_in(chief), page("withdraw", article), notice="A person is in danger.", basis="personal")
    assert live(article).basis == "personal"
    verbs = list(article.log.order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        *("send_to_review", "send_back", "send_to_review", "approve", "publish"),
        *("retract", "reinstate", "withdraw"),
    ]
    assert article.log.filter(reason="Name the ship.").exists()


def test_publishing_shows_what_is_missing_with_links_and_no_button(sign_in, editor):
    article = make_ready(make_article(standfirst="", tags=[]))
    response = sign_in(editor).get(page("publish", article))
    text = text_of(response)
    assert "Write a standfirst." in text and "Choose at least one tag." in text
    assert "#id_standfirst" in response.content.decode()
    assert 'class="default"' not in response.content.decode()


def test_warnings_ask_for_a_reason_and_keep_what_was_typed(sign_in, editor):
    article = make_ready(make_article(lead_image=None))
    response = fill(sign_in(editor), page("publish", article), reason="A quiet day")
    assert "Give a reason to go on" in text_of(response) and "A quiet day" in response.content.decode()
    assert not article.versions.exists()
    fill(sign_in(editor), page("publish", article), overrule="There is no picture of it.")
    assert "There is no picture of it." in article.log.get(verb="publish").reason


def test_one_reason_is_asked_that_of_the_warnings_where_there_are_some(sign_in, editor):
    asked = [
        fields(sign_in(editor).get(page("publish", make_ready(make_article(lead_image=picture)))))
        for picture in (make_image(), None)
    ]
    assert ["reason" in form for form in asked] == [True, False]
    assert ["overrule" in form for form in asked] == [False, True]


def test_update_shows_the_change_and_tells_readers(sign_in, editor):
    article = edit(make_published_article(headline="Old headline"), headline="New headline")
    response = sign_in(editor).get(page("update", article))
    content = response.content.decode()
    assert "<del>Old</del>" in content.replace("<del>Old </del>", "<del>Old</del>")
    fill(sign_in(editor), page("update", article), notice="With a new headline.")
    assert (live(article).kind, live(article).notice) == ("update", "With a new headline.")


def test_update_without_changes_says_so(sign_in, editor):
    article = make_ready(make_published_article())
    text = text_of(sign_in(editor).get(page("update", article)))
    assert "the text is the one that readers see" in text
    assert "Nothing has changed" in text_of(fill(sign_in(editor), page("update", article)))


def test_schedule_spells_out_the_time_zone_and_schedules(sign_in, editor):
    article = make_ready_article()
    text = text_of(sign_in(editor).get(page("schedule", article)))
    assert timezone.get_current_timezone_name() in text and "In the time of UTC" in text
    assert f"{timezone.localtime(clock.now() + timedelta(hours=1)):%A, %-d %B %Y, %H:00}" in text
    moment = timezone.localtime(clock.now() + timedelta(days=2)).replace(microsecond=0)
    fill(sign_in(editor), page("schedule", article), at_0=f"{moment:%Y-%m-%d}", at_1=f"{moment:%H:%M:%S}")
    assert article.versions.scheduled().get().live_from == moment


@pytest.mark.parametrize(
    ("day", "hour"), [("2001-01-01", "10:00"), ("never", "10:00"), ("", ""), ("9999-99-99", "25:00")]
)
def test_schedule_in_the_past_or_never_is_a_sentence(sign_in, editor, day, hour):
    article = make_ready_article()
    response = fill(sign_in(editor), page("schedule", article), at_0=day, at_1=hour, reason="Typed")
    assert response.status_code in (200, 409) and "Typed" in response.content.decode()
    assert not article.versions.exists()


@pytest.mark.parametrize(("day", "fate"), [("2027-03-28", "does not exist"), ("2027-10-31", "comes twice")])
def test_time_that_the_clocks_skip_or_repeat_is_a_sentence(sign_in, editor, day, fate):
    article = make_ready_article()
    with timezone.override("Europe/Berlin"):
        response = fill(sign_in(editor), page("schedule", article), at_0=day, at_1="02:30", reason="Typed")
    assert f"02:30 {fate}. Choose a time before 02:00, or from 03:00 on." in text_of(response)
    assert "Typed" in response.content.decode() and not article.versions.exists()


def test_suggested_time_waits_for_the_embargoes(sign_in, editor):
    end = clock.now().replace(microsecond=0) + timedelta(days=3)
    source = make_source(embargo_until=end)
    article = make_ready_article(sources=[source])
    response = sign_in(editor).get(page("schedule", article))
    assert f"{timezone.localtime(end):%Y-%m-%d}" in response.content.decode()
    assert "embargo" not in text_of(response).split("Goes out at")[0].lower()


def test_cancel_shows_what_does_not_go_out(sign_in, editor):
    article = make_scheduled_article(headline="Not yet")
    text = text_of(sign_in(editor).get(page("cancel", article)))
    assert "does not go out" in text
    fill(sign_in(editor), page("cancel", article), reason="The minister resigned.")
    assert not article.versions.scheduled().exists()


def test_slug_taken_on_that_day_is_a_sentence_on_the_page(sign_in, editor):
    make_published_article(slug="taken")
    article = make_ready_article(slug="taken")
    response = fill(sign_in(editor), page("publish", article), reason="Typed")
    assert "Another story has the slug" in text_of(response) and "Typed" in response.content.decode()


def test_two_people_publishing_at_once_is_a_sentence(sign_in, editor):
    article = make_ready_article()
    browser = sign_in(editor)
    browser.get(page("publish", article))
    publish(Article.objects.get(pk=article.pk), by=make_user("editor"))
    response = browser.post(page("publish", article), {"reason": "Typed"})
    assert response.status_code == 409
    assert "cannot be published" in text_of(response) and "Typed" in response.content.decode()
    assert article.versions.count() == 1


def test_text_changed_since_its_approval_is_not_published(sign_in, editor):
    article = make_ready_article()
    Article.objects.filter(pk=article.pk).update(headline="Slipped in")
    assert "changed after it was approved" in text_of(fill(sign_in(editor), page("publish", article)))
    assert not article.versions.exists()


def test_killed_source_stops_the_page(sign_in, editor):
    source = make_source()
    article = make_ready_article(sources=[source])
    kill(source, by=editor, note="Withdrawn")
    assert "has killed" in text_of(sign_in(editor).get(page("publish", article)))


def test_four_eyes_hold_on_the_page(sign_in, editor):
    article = send_to_review(make_article(by=editor), by=editor)
    assert sign_in(editor).get(page("approve", article)).status_code == 403


@pytest.mark.parametrize(
    "missing", [{"notice": ""}, {"notice": "   "}, {"notice": "x", "basis": ""}, {"basis": "whim"}]
)
def test_withdrawal_without_words_or_basis_is_a_sentence(sign_in, chief, missing):
    article = make_published_article()
    data = {"notice": "Harm.", "basis": "legal", "reason": "Typed", **missing}
    response = sign_in(chief).post(page("withdraw", article), data)
    assert response.status_code == 200 and "Typed" in response.content.decode()
    assert live(article).kind == Version.Kind.PUBLICATION


@pytest.mark.parametrize("value", ["a\0b", "x" * 100_000, "<script>alert(1)</script>", "‮evil"])
def test_hostile_words_in_a_notice_fail_nothing(sign_in, chief, value):
    article = make_published_article()
    response = fill(sign_in(chief), page("retract", article), notice=value)
    assert response.status_code == 200
    assert "<script>alert(1)" not in response.content.decode()


def test_reinstatement_shows_what_comes_back(sign_in, chief):
    article = make_published_article(standfirst="Said the harbour.")
    retract(article, by=chief, notice="Invented.")
    assert "Said the harbour." in text_of(sign_in(chief).get(page("reinstate", article)))


def test_text_changed_while_it_was_being_read_is_not_approved_unread(sign_in, reporter, editor):
    article = make_article(by=reporter)
    send_to_review(article, by=reporter)
    read = fields(sign_in(editor).get(page("approve", article)))
    fill(sign_in(reporter), reverse("admin:articles_article_change", args=[article.pk]), headline="Nobody read this")
    response = sign_in(editor).post(page("approve", article), {**read, "reason": "Well done."})
    assert response.status_code == 409 and "was changed while you were reading" in text_of(response)
    article.refresh_from_db()
    assert article.stage == Article.Stage.IN_REVIEW
    again = fields(response)
    assert again["reason"] == "Well done."
    assert sign_in(editor).post(page("approve", article), again).status_code == 302
    article.refresh_from_db()
    assert article.stage == Article.Stage.READY


def test_an_open_note_is_told_before_a_story_goes_out(sign_in, editor):
    article = make_ready_article()
    note = DeskNote.objects.create(article=article, text="Is March confirmed?", by=editor)
    address = reverse("admin:articles_article_publish", args=[article.pk])
    page = sign_in(editor).get(address).content.decode()
    assert "A note between editors is" in page and reverse("admin:articles_article_notes", args=[article.pk]) in page
    DeskNote.objects.filter(pk=note.pk).update(resolved_at=clock.now(), resolved_by=editor)
    assert "note between editors" not in sign_in(editor).get(address).content.decode()
