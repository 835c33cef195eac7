from dataclasses import replace

import pytest

from articles.models import AgencyUse
from articles.publishing import (
    NotAllowed,
    NotPossible,
    Scheduled,
    UpdateIsScheduled,
    clarify,
    correct,
    live_content,
    schedule,
)
from articles.publishing.record import content_of, content_of_version
from articles.publishing.verify import verify_story
from newsroom import clock
from sources.standing import kill
from tests.makers import edit, make_agency, make_article, make_published_article, make_source, make_user, mark

pytestmark = pytest.mark.django_db


def test_a_correction_starts_from_the_live_text_and_not_from_the_working_copy(editor):
    article = make_published_article(headline="1,000 prisoners")
    article.standfirst = "Half-written, not for readers yet."
    article.save()
    content = replace(live_content(article), headline="1,200 prisoners")
    version = correct(article, by=editor, content=content, notice="It is 1,200, not 1,000.")
    assert version.headline == "1,200 prisoners"
    assert "Half-written" not in version.document


def test_unpublished_work_is_kept_as_a_milestone_and_merged(editor):
    article = make_published_article(headline="Wrong")
    article.standfirst = "Half-written, not for readers yet."
    article.save()
    correct(article, by=editor, content=replace(live_content(article), headline="Right"), notice="Set right.")
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Right", "Half-written, not for readers yet.")
    assert "Half-written" in article.milestones.first().content


def test_where_both_changed_the_same_the_working_copy_keeps_its_words_and_the_log_says_so(editor):
    article = make_published_article(headline="Wrong")
    article.headline = "Rewritten"
    article.save()
    correct(article, by=editor, content=replace(live_content(article), headline="Right"), notice="Set right.")
    article.refresh_from_db()
    assert article.headline == "Rewritten"
    assert "headline" in article.log.get(verb="merged").reason


def test_without_unpublished_work_the_working_copy_follows(editor):
    article = make_published_article(headline="Wrong")
    kept = article.milestones.count()
    correct(article, by=editor, content=replace(live_content(article), headline="Right"), notice="Set right.")
    article.refresh_from_db()
    assert content_of(article).headline == "Right"
    assert article.milestones.count() == kept


def test_the_notice_is_demanded(editor):
    article = make_published_article()
    with pytest.raises(NotPossible, match="Tell readers"):
        correct(article, by=editor, content=live_content(article), notice="  ")


def test_a_scheduled_update_asks_for_a_choice(editor):
    article = make_published_article()
    edit(article, headline="Later")
    schedule(article, by=editor, at=clock.now().replace(year=2100))
    with pytest.raises(UpdateIsScheduled, match="cancel it"):
        correct(article, by=editor, content=live_content(article), notice="Set right.")
    assert article.versions.scheduled().exists()


def test_a_rebase_that_would_bring_the_mistake_back_is_refused(editor):
    article = make_published_article(headline="Wrong")
    edit(article, headline="Wrong still")
    schedule(article, by=editor, at=clock.now().replace(year=2100))
    content = replace(live_content(article), headline="Right")
    with pytest.raises(NotPossible, match="anew"):
        correct(article, by=editor, content=content, notice="Set right.", scheduled=Scheduled.REBASE)
    assert article.versions.count() == 2


def test_a_source_killed_since_does_not_stop_a_correction(editor):
    source = make_source()
    article = make_published_article(sources=[source, make_source()])
    kill(source, by=editor, note="Published in error.")
    version = correct(article, by=editor, content=live_content(article), notice="The agency withdrew its report.")
    assert version.kind == "correction"


def test_a_correction_that_cites_a_source_not_listed_is_refused(editor):
    article = make_published_article()
    stranger = make_source()
    content = live_content(article)
    body = content.body.replace("</p>", f"{mark(stranger)}</p>", 1)
    with pytest.raises(Exception, match="among the sources"):
        correct(article, by=editor, content=replace(content, body=body), notice="Set right.", overrule="Yes.")


def test_a_clarification_is_its_own_kind(editor):
    article = make_published_article()
    content = replace(live_content(article), dateline="Ankara")
    version = clarify(article, by=editor, content=content, notice="Reported from Ankara.")
    assert version.kind == "clarification"
    assert content_of_version(version).dateline == "Ankara"


def test_a_reporter_may_not_correct():
    article = make_published_article()
    with pytest.raises(NotAllowed):
        correct(article, by=make_user("reporter"), content=live_content(article), notice="Set right.")


def test_a_story_never_public_has_nothing_to_correct():
    with pytest.raises(NotPossible, match="not public"):
        live_content(make_article())


def test_a_report_filed_under_another_agency_since_stands_in_the_list_of_the_one_that_was_cited(editor):
    source = make_source()
    cited = source.agency
    article = make_published_article(sources=[source])
    source.agency = make_agency()
    source.save()
    correct(article, by=editor, content=replace(live_content(article), headline="Right"), notice="It was wrong.")
    assert AgencyUse.objects.get(version=article.versions.live().get()).agency == cited
    assert verify_story(list(article.versions.order_by("number"))).broken == []
