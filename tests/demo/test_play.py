"""The demo newspaper is played through the real verbs and stands in every state an editor meets."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from PIL import Image as Drawn

from articles import publishing
from articles.desk.translations import set_right_since
from articles.models import Article, ErrorReport, FrontEdition, PolicyEdition, StoryLog, Tag, Version
from articles.models.policy import missing
from articles.views.sourcing import public_sources
from newsroom import clock, prose
from newsroom.accounts.models import User
from newsroom.demo import pictures, play
from newsroom.demo.content import front
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.content.stories import STORIES
from sources.models import Source

Kind = Version.Kind
ISTANBUL = front.LEAD


def small_picture(key):
    """A stand-in for a drawing: drawing is tested with the pictures."""
    place = [drawing.key for drawing in DRAWINGS].index(key)
    file = BytesIO()
    Drawn.new("RGB", (60, 40), (place * 10, 80, 120)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo newspaper, played once for this file inside a transaction that is rolled back."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        for alias in ("default", "private"):
            for cached in ("base_location", "location"):
                storages[alias].__dict__.pop(cached, None)
            patch.setattr(storages[alias], "_location", tmp_path_factory.mktemp(alias))
        patch.setattr(pictures, "draw", small_picture)
        steps = []
        play.play(password="only for this test", advance=lambda: steps.append(1))
        yield len(steps)
        transaction.set_rollback(True)


pytestmark = pytest.mark.usefixtures("newsroom")


def story(slug):
    return Article.objects.get(slug=slug)


def kinds(slug):
    return [version.kind for version in story(slug).versions.order_by("number")]


def live(slug):
    return story(slug).versions.live().get()


def test_the_steps_that_were_announced_were_made(newsroom):
    assert newsroom == play.STEPS


def test_every_version_is_verified():
    said = StringIO()
    call_command("verify", stdout=said)
    assert f"verified {Version.objects.count()} versions" in said.getvalue()


def test_every_story_is_there_and_its_body_as_it_should_be_stored():
    assert Article.objects.count() == len(STORIES)
    assert all(article.body and prose.clean(article.body) == article.body for article in Article.objects.all())


def test_the_istanbul_story_has_every_part():
    version = live(ISTANBUL)
    content = publishing.live_content(story(ISTANBUL))
    assert timezone.localdate(version.first_live_from).isoformat() == "2025-08-05"
    assert version.address_slug == ISTANBUL
    assert "as reported by" in content.standfirst
    assert [cited.agency_name for cited in content.citations] == [
        "Zarechye News Agency",
        "Granit-Inform",
        "Longitude Newswire",
        "Lypky Dispatch",
    ]
    assert all(cited.note and cited.copy and cited.disclosure for cited in content.citations)
    assert list(prose.numbering(content.body).values()) == [1, 2, 3, 4]
    assert content.lead_image.alt and content.lead_image.caption and content.lead_image.credit
    assert [tag.slug for tag in content.tags][:3] == ["war-and-conflicts", "politics", "general-news"]
    assert len(content.related) == 3
    assert content.bylines and content.dateline


def test_the_istanbul_story_stands_under_its_tags():
    for slug in ("war-and-conflicts", "politics", "general-news"):
        assert live(ISTANBUL) in Version.objects.live().tagged(Tag.objects.get(slug=slug))


def test_one_story_is_translated_and_behind_its_corrected_original():
    german = story("gueterverkehr-erholt-sich-bis-auf-zwei-strecken")
    assert german.translation_of == story("rail-freight-recovers-except-on-two-lines")
    assert set_right_since(german).kind == Kind.CORRECTION


def test_one_story_has_two_updates_and_a_correction_of_the_last_two_days():
    slug = "first-grain-ships-clear-the-breakwater"
    assert kinds(slug) == [Kind.PUBLICATION, Kind.UPDATE, Kind.UPDATE, Kind.CORRECTION]
    assert clock.now() - live(slug).live_from < timedelta(hours=48)
    assert "213,000" in prose.plain(publishing.live_content(story(slug)).body)


def test_one_story_is_clarified_and_cites_one_report_more():
    slug = "central-bank-holds-its-rate-and-drops-one-sentence"
    assert kinds(slug) == [Kind.PUBLICATION, Kind.CLARIFICATION]
    assert live(slug).source_count == 2


def test_one_story_is_copy_edited_without_counting_as_updated():
    slug = "ministry-must-open-its-contract-register"
    assert kinds(slug) == [Kind.PUBLICATION, Kind.COPY_EDIT]
    assert live(slug).updated_at is None


def test_one_story_is_retracted_because_its_source_was_killed():
    slug = "river-bridge-closed-after-night-strike"
    assert kinds(slug) == [Kind.PUBLICATION, Kind.RETRACTION]
    assert story(slug).citations.get().source.is_killed


def test_two_stories_are_withdrawn_one_of_them_on_a_legal_demand():
    withdrawn = Version.objects.live().filter(kind=Kind.WITHDRAWAL)
    assert {version.basis for version in withdrawn} == {"editorial", "legal"}


def test_one_story_is_scheduled_for_six_tomorrow():
    coming = story("observers-publish-their-list-of-polling-places").versions.scheduled().get()
    local = timezone.localtime(coming.live_from)
    assert (local.hour, local.date()) == (6, timezone.localdate() + timedelta(days=1))
    assert coming.kind == Kind.PUBLICATION


def test_one_live_story_has_an_update_scheduled():
    standing = publishing.standing(story("parliament-returns-early-for-the-border-budget"))
    assert (standing.live.kind, standing.scheduled.kind) == (Kind.PUBLICATION, Kind.UPDATE)


def test_the_desk_has_work_in_every_stage():
    assert story("night-trains-return-on-three-lines").stage == Article.Stage.IN_REVIEW
    assert story("a-coalition-agreement-annotated").stage == Article.Stage.DRAFT
    sent_back = story("the-mayor-the-minister-and-the-missing-minutes")
    assert sent_back.stage == Article.Stage.DRAFT
    assert "town clerk" in sent_back.log.get(verb="send_back").reason


def test_one_story_is_planned_for_today_and_others_for_later():
    today = timezone.localdate(clock.now())
    planned = Article.objects.exclude(planned_for=None).order_by("planned_for").values_list("planned_for", flat=True)
    assert [(day - today).days for day in planned] == [0, 1, 3]


def test_one_draft_is_under_embargo_and_so_is_its_source():
    article = story("harvest-larger-than-the-forecast")
    assert article.embargo_until > clock.now()
    assert any(citation.source.is_embargoed(at=clock.now()) for citation in article.citations.all())


def test_one_cited_source_was_changed_by_its_agency_and_both_copies_are_kept():
    source = Source.objects.get(filed_id="GI-118")
    assert source.status == Source.Status.CORRECTED
    before, after = source.copies.order_by("fetched_at")
    assert "or that it end its mobilisation" in before.text
    assert "and that it end its mobilisation" in after.text
    cited = publishing.live_content(story(ISTANBUL)).citations[1]
    assert cited.copy == before.sha256


def test_every_other_source_has_a_copy_kept_shortly_after_it_was_filed():
    for source in Source.objects.prefetch_related("copies"):
        first = min(copy.fetched_at for copy in source.copies.all())
        assert timedelta(0) < first - source.filed_at <= timedelta(hours=6), source


def test_one_story_is_arabic_and_one_has_no_picture():
    assert live("miqyas-dar-salim").language == "ar"
    assert live("almery-light-burns-again").lead_image is None


def test_nobody_approved_a_story_of_their_own():
    approvals = StoryLog.objects.filter(verb="approve").select_related("article")
    assert approvals.count() >= 15
    assert not [entry for entry in approvals if entry.article.belongs_to(entry.by)]


def test_only_the_chief_editor_took_stories_away():
    taken = StoryLog.objects.filter(verb__in=["retract", "withdraw"])
    assert {entry.by.username for entry in taken} == {"chief"}


def slugs(edition):
    found = dict(Article.objects.filter(ref__in=edition.refs).values_list("ref", "slug"))
    return [found[ref] for ref in edition.refs]


def test_the_front_has_a_history_and_an_edition_to_come():
    past, present, coming = FrontEdition.objects.order_by("number")
    assert past.live_until == present.live_from and present.live_until == coming.live_from
    assert slugs(coming) == list(front.TOMORROW) and coming == FrontEdition.objects.scheduled().get()


def test_the_front_leads_with_istanbul_and_every_slot_is_live():
    slots = slugs(FrontEdition.objects.live().get())
    assert slots == [front.LEAD, *front.SLOTS]
    assert {publishing.standing(story(slug)).state for slug in slots} == {publishing.PublicState.LIVE}


def test_the_three_can_sign_in_with_their_roles():
    for username, role in (("reporter", "reporter"), ("editor", "editor"), ("chief", "chief editor")):
        user = User.objects.get(username=username)
        assert user.check_password("only for this test")
        assert user.is_staff and not user.is_superuser
        assert [group.name for group in user.groups.all()] == [role]


def pages():
    """Every page of every version that readers may open, and of every report they may see."""
    for version in Version.objects.public().select_related("article"):
        yield from (version.get_absolute_url(), version.history_url, version.version_url)
        if version.number > 1:
            yield version.changes_url
    for source in Source.objects.filter(pk__in=public_sources()):
        yield from (source.get_absolute_url(), source.agency.get_absolute_url())


def test_every_page_answers(client):
    withdrawn = {version.article_id for version in Version.objects.live().filter(kind=Kind.WITHDRAWAL)}
    gone = {version.history_url for version in Version.objects.filter(article__in=withdrawn)}
    answers = {address: client.get(address).status_code for address in set(pages())}
    assert len(answers) > 100
    odd = {address: status for address, status in answers.items() if status != 200}
    assert set(odd.values()) == {410, 451}
    assert all(any(address.startswith(history.removesuffix("history/")) for history in gone) for address in odd)


def test_the_newspaper_says_what_readers_may_expect_it_to_say_and_one_page_has_a_history():
    assert missing() == []
    assert PolicyEdition.objects.of("corrections").count() == 2


def test_readers_reported_errors_in_every_state_that_waits_or_is_declined():
    assert set(ErrorReport.objects.values_list("state", flat=True)) == {"open", "looking", "declined"}
    waiting = ErrorReport.objects.get(state="open")
    assert waiting.passage in prose.plain(waiting.article.body)
