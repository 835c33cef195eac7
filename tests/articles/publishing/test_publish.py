import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Article, CitedSource, Listing, StoryLog, Tagging, Version
from articles.publishing import (
    NotAllowed,
    NotPossible,
    PreflightFailed,
    approve,
    copy_edit,
    correct,
    live_content,
    publish,
    schedule,
    send_to_review,
    update,
)
from articles.publishing.record import digest_of
from articles.publishing.signals import record_changed
from articles.publishing.verify import verify_story
from newsroom import clock
from tests.makers import (
    edit,
    make_article,
    make_published_article,
    make_ready,
    make_ready_article,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_publishing_writes_the_first_version_its_address_and_its_lists():
    article = make_ready_article(slug="first")
    version = publish(article, by=make_user("editor"))
    assert (version.number, version.kind, version.live_until) == (1, "publication", None)
    assert version.digest == digest_of(version.document)
    assert article.addresses.get().slug == "first"
    assert Listing.objects.get(article=article).version == version
    assert Tagging.objects.filter(article=article).count() == article.tags.count()
    assert CitedSource.objects.filter(article=article).count() == 2
    assert article.stage == Article.Stage.DRAFT


def test_an_update_takes_the_place_of_the_version_before_it_in_the_lists():
    article = make_published_article()
    edit(article, headline="New")
    update(article, by=make_user("editor"), notice="More is known.")
    assert Listing.objects.get(article=article).version.number == 2
    assert article.versions.get(number=1).live_until == article.versions.get(number=2).live_from


def test_a_copy_edit_does_not_count_as_an_update():
    article = make_published_article()
    edit(article, headline="Typo mended")
    assert copy_edit(article, by=make_user("editor")).updated_at is None


def test_a_story_that_was_not_approved_is_refused():
    article = make_article()
    with pytest.raises(NotPossible, match="approved first"):
        publish(article, by=make_user("editor"))
    assert not article.versions.exists()


def test_a_text_changed_after_its_approval_is_refused():
    article = make_ready_article()
    article.headline = "Changed behind the editor's back"
    article.save()
    with pytest.raises(NotPossible, match="approved again"):
        publish(article, by=make_user("editor"))


def test_a_reporter_may_not_publish():
    with pytest.raises(NotAllowed):
        publish(make_ready_article(), by=make_user("reporter"))


def test_nobody_approves_their_own_story(settings):
    settings.FOUR_EYES = True
    editor = make_user("editor")
    article = make_article(by=editor)
    send_to_review(article, by=editor)
    with pytest.raises(NotAllowed, match="somebody else"):
        approve(article, by=editor)
    settings.FOUR_EYES = False
    assert approve(article, by=editor).stage == Article.Stage.READY


def test_an_update_without_a_change_is_refused():
    article = make_published_article()
    make_ready(article)
    with pytest.raises(NotPossible, match="Nothing has changed"):
        update(article, by=make_user("editor"))


def test_warnings_are_overruled_with_a_reason_that_is_logged():
    article = make_ready_article(lead_image=None)
    with pytest.raises(PreflightFailed, match="no lead image"):
        publish(article, by=make_user("editor"))
    publish(article, by=make_user("editor"), overrule="No picture was to be had.")
    assert StoryLog.objects.get(article=article, verb="publish").reason == "No picture was to be had."


def test_a_slug_that_another_story_has_that_day_is_refused():
    make_published_article(slug="taken")
    with pytest.raises(NotPossible, match="taken"):
        publish(make_ready_article(slug="taken"), by=make_user("editor"))


def test_a_changed_slug_keeps_the_date_and_the_old_address():
    article = make_published_article(slug="old")
    edit(article, slug="new")
    version = update(article, by=make_user("editor"))
    assert [address.slug for address in article.addresses.order_by("pk")] == ["old", "new"]
    assert version.address_slug == "new"
    edit(article, slug="old")
    assert update(article, by=make_user("editor")).address_slug == "old"
    assert article.addresses.count() == 2


def test_a_moment_that_has_passed_cannot_be_scheduled():
    with pytest.raises(NotPossible, match="has passed"):
        schedule(make_ready_article(), by=make_user("editor"), at=clock.now())


def test_the_listeners_hear_of_it_after_the_commit(django_capture_on_commit_callbacks):
    heard = []

    def listen(article, version, verb, **kwargs):
        heard.append((article, version.number, verb))

    record_changed.connect(listen)
    try:
        article = make_ready_article()
        with django_capture_on_commit_callbacks(execute=True):
            publish(article, by=make_user("editor"))
            assert heard == []
        assert heard == [(article, 1, "publish")]
    finally:
        record_changed.disconnect(listen)


def test_a_tag_renamed_later_does_not_change_the_record():
    tag = make_tag("Old name")
    article = make_published_article(tags=[tag])
    tag.name = "New name"
    tag.save()
    assert '"Old name"' in article.versions.get().document
    assert verify_story(list(article.versions.select_related("article"))).broken == []


@pytest.mark.django_db(transaction=True)
def test_eight_parallel_publishers_lose_nothing_and_leave_no_gap():
    editor = make_user("editor")
    article = make_published_article()

    def work(number):
        for turn in range(5):
            mine = Article.objects.get(pk=article.pk)
            content = replace(live_content(mine), dateline=f"{number}, {turn}")
            correct(mine, by=editor, content=content, notice=f"Correction {turn} by {number}.")

    assert in_parallel(work, 8) == []
    chain = list(Version.objects.filter(article=article).select_related("article").order_by("number"))
    assert [version.number for version in chain] == list(range(1, 42))
    told = {version.notice for version in chain[1:]}
    assert told == {f"Correction {turn} by {number}." for number in range(8) for turn in range(5)}
    assert verify_story(chain).broken == []


@pytest.mark.django_db(transaction=True)
def test_of_two_people_publishing_at_once_one_is_told_that_it_is_done():
    editor = make_user("editor")
    article = make_ready_article()
    refusals = in_parallel(lambda number: publish(Article.objects.get(pk=article.pk), by=editor), 2)
    assert [type(refusal) for refusal in refusals] == [NotPossible]
    assert Version.objects.filter(article=article).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_stories_with_one_slug_going_out_at_once_one_does_and_the_others_get_a_sentence():
    editor = make_user("editor")
    stories = [make_ready_article(slug="same") for _ in range(4)]
    refusals = in_parallel(lambda number: publish(Article.objects.get(pk=stories[number].pk), by=editor), 4)
    assert [type(refusal) for refusal in refusals] == [NotPossible] * 3
    assert all("Another story has the slug “same”" in str(refusal) for refusal in refusals)
    assert Version.objects.count() == 1


def in_parallel(work, people):
    """Let some people work at once, beginning together; return what was raised."""
    raised, start = [], threading.Barrier(people)

    def run(number):
        start.wait()
        try:
            work(number)
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_a_plan_ends_when_the_story_goes_out_or_gets_its_moment():
    now, later = make_ready_article(planned_for="2026-12-01"), make_ready_article(planned_for="2026-12-01")
    publish(now, by=make_user("editor"))
    schedule(later, by=make_user("editor"), at=clock.now() + timedelta(days=2))
    assert not Article.objects.exclude(planned_for=None).exists()
