"""Verify finds every forgery, whoever made it with what tool."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from articles.models import (
    Address,
    CitedSource,
    Listing,
    Redaction,
    Rendering,
    SearchRow,
    ShownPicture,
    StoryLog,
    Tagging,
    Version,
)
from articles.publishing import cancel, correct, guards, live_content, redact, retract, update, withdraw
from articles.publishing.backdated import verify_log
from articles.publishing.record import digest_of
from articles.publishing.verify import verify, verify_guards, verify_story, verify_unpublished
from newsroom import clock
from newsroom.images.models import Image
from sources.models import ArchivedCopy
from tests.makers import (
    edit,
    make_article,
    make_image,
    make_published_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A story of three versions."""
    chief = make_user("chief editor")
    article = make_published_article(at=clock.now() - timedelta(hours=3))
    for headline in ("Second", "Third"):
        edit(article, headline=headline)
        update(article, by=chief, notice="More is known.")
    return article


def forge(sql, *values):
    """Change the record behind everybody's back."""
    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount


def change(sql, *values):
    """Change what no guard keeps, or what the guards let through."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount


def broken(article, **options):
    chain = article.versions.select_related("article", "lead_tag", "lead_image").order_by("number")
    return " ".join(verify_story(list(chain), **options).broken)


def second(article):
    return article.versions.get(number=2)


def test_a_sound_story_is_found_sound(story):
    assert broken(story) == ""


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("headline", "Forged"),
        ("standfirst", "Forged"),
        ("kind", "copy_edit"),
        ("notice", "Nothing to see"),
        ("address_slug", "elsewhere"),
        ("lead_alt", "Forged"),
        ("source_count", 99),
        ("fingerprint", "0" * 64),
        ("language", "xx"),
    ],
)
def test_a_forged_column_is_found(story, column, value):
    forge(f"UPDATE articles_version SET {column} = %s WHERE id = %s", value, second(story).pk)
    assert f"version 2: columns differ from its document: {column}" in broken(story)


def test_a_changed_document_is_found(story):
    document = second(story).document.replace("Second", "Forged")
    forge("UPDATE articles_version SET document = %s WHERE id = %s", document, second(story).pk)
    assert "version 2: its document is not the one that was published" in broken(story)


def test_a_document_forged_with_its_digest_breaks_the_chain(story):
    document = second(story).document.replace("Second", "Forged")
    forge(
        "UPDATE articles_version SET document = %s, digest = %s, headline = %s WHERE id = %s",
        document,
        digest_of(document),
        "Forged",
        second(story).pk,
    )
    assert "version 3: its chain is broken" in broken(story)


def test_a_document_that_is_no_record_is_found(story):
    forge("UPDATE articles_version SET document = %s WHERE id = %s", json.dumps({"a": 1}), second(story).pk)
    assert "version 2: its document cannot be read" in broken(story)


def test_a_missing_version_is_found(story):
    chain = list(story.versions.select_related("article", "lead_tag", "lead_image").order_by("number"))
    verdict = verify_story([chain[0], chain[2]])
    assert "version 3: it stands at place 2: a version before it is missing" in verdict.broken


def test_gap_and_overlap_are_found(story):
    version = second(story)
    Version.objects.filter(pk=version.pk).update(live_until=version.live_from + timedelta(microseconds=1))
    assert "versions 2 and 3: gap between their intervals" in broken(story)
    Version.objects.filter(pk=version.pk).update(live_until=clock.now() + timedelta(hours=1))
    assert "versions 2 and 3: overlap between their intervals" in broken(story)


def test_a_version_hidden_as_if_it_had_been_cancelled_is_found(story):
    first, hidden, third = story.versions.order_by("number")
    Version.objects.filter(pk=hidden.pk).update(live_until=hidden.live_from)
    Version.objects.filter(pk=first.pk).update(live_until=third.live_from)
    assert "version 2: it stands as cancelled, and the log knows of no cancellation" in broken(story)


def test_an_address_that_was_taken_away_is_found(story):
    address = story.addresses.get()
    story.addresses.all().delete()
    assert broken(story) == f"address {address} is gone"


def test_an_address_of_no_version_and_another_beginning_are_found(story):
    address = story.addresses.get()
    Address.objects.create(article=story, date=address.date, slug="forged")
    assert broken(story) == f"address {address.date:%Y/%m/%d}/forged belongs to none of its versions"
    story.addresses.exclude(pk=address.pk).delete()
    story.addresses.update(since=address.since + timedelta(minutes=1))
    assert broken(story) == f"address {address} has another beginning than the first version with it"


def test_a_story_that_ends_without_a_successor_is_found(story):
    last = story.versions.get(number=3)
    Version.objects.filter(pk=last.pk).update(live_until=clock.now() + timedelta(hours=1))
    assert "version 3: its interval ends and nothing follows" in broken(story)


def test_a_row_of_a_list_that_is_missing_or_moved_is_found(story):
    live = story.versions.get(number=3)
    Listing.objects.filter(version=live).delete()
    Tagging.objects.filter(version=live).update(tag=make_tag())
    assert broken(story).count("are not what its document says") == 2


def test_a_redacted_version_is_sound_and_told(story):
    redact(
        second(story).article,
        by=make_user("chief editor"),
        basis="personal",
        reason="A name",
        passages=["Second"],
    )
    chain = list(story.versions.select_related("article", "lead_tag", "lead_image").order_by("number"))
    verdict = verify_story(chain)
    assert (verdict.broken, verdict.redacted) == ([], [2])


def test_a_redaction_that_was_never_asked_for_is_found(story):
    document = second(story).document.replace("Second", "██████")
    forge("UPDATE articles_version SET document = %s WHERE id = %s", document, second(story).pk)
    assert "its document is not the one that was published" in broken(story)


def test_a_withdrawn_story_is_sound(story):
    withdraw(story, by=make_user("chief editor"), notice="It harmed somebody.", basis="personal")
    assert broken(story) == ""


def test_each_story_gets_a_verdict_and_the_queries_do_not_grow(story, django_assert_max_num_queries):
    for _ in range(5):
        make_published_article()
    with django_assert_max_num_queries(14):
        verdicts = list(verify())
    assert [verdict.versions for verdict in verdicts] == [3, 1, 1, 1, 1, 1]
    assert not any(verdict.broken for verdict in verdicts)


def test_the_log_cannot_be_changed_behind_the_guards(story):
    entry = StoryLog.objects.filter(article=story).first()
    with pytest.raises(Exception, match="desk log|log|cannot"), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_storylog SET reason = 'forged' WHERE id = %s", [entry.pk])


@pytest.mark.parametrize(
    ("column", "words"), [("html", "page"), ("head", "head for machines"), ("full_text", "full text")]
)
@pytest.mark.parametrize("seal", ["seal", "''"])
def test_what_is_stored_for_readers_cannot_be_forged(story, column, words, seal):
    change(f"UPDATE articles_rendering SET {column} = {column} || '<p>Forged</p>', seal = {seal}")
    assert broken(story) == f"version 3: what is stored for readers is not made from its document: {words}"


def test_a_rendering_slipped_in_under_an_older_version_is_found(story):
    kept = Rendering.objects.get(version__article=story)
    texts = {name: getattr(kept, name) for name in ("recipe", "html", "head", "full_text", "seal")}
    Rendering.objects.create(version=second(story), **texts)
    assert broken(story).startswith("version 2: what is stored for readers is not made from its document: page")


def test_a_rendering_without_a_seal_or_under_another_key_is_made_again_and_compared(story, settings):
    Rendering.objects.update(seal="")
    assert broken(story) == ""
    settings.SECRET_KEY = "another key"
    assert broken(story) == ""


def test_a_rendering_of_ours_is_sound_when_what_it_links_to_was_renamed_and_anew_it_is_told(story):
    tag = story.tags.get()
    tag.slug = "renamed"
    tag.save()
    assert broken(story) == ""
    assert "not made from its document: page" in broken(story, anew=True)


def test_a_rendering_of_before_a_redaction_cannot_be_brought_back(story):
    chief = make_user("chief editor")
    correct(story, by=chief, content=live_content(story), notice="We named Ada Lovelace.")
    correct(story, by=chief, content=live_content(story), notice="We were wrong again.")
    before = Rendering.objects.values("html", "head", "full_text", "seal").get(version__number=5)
    redact(story, by=chief, basis="personal", reason="A name", passages=["Ada Lovelace"])
    assert broken(story) == ""
    Rendering.objects.update(**before)
    assert "version 5: what is stored for readers is not made from its document" in broken(story)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("facets", "forged"),
        ("head", "forged"),
        ("text", "Forged"),
        ("terms", "forged"),
        ("stemmer", "xx"),
        ("recipe", 0),
        ("place", 1),
    ],
)
def test_a_forged_search_row_is_found(story, column, value):
    change(f"UPDATE articles_searchrow SET {column} = %s", value)
    assert broken(story) == f"version 3: its search row is not what its document says: {column}"


def test_a_story_taken_back_is_not_to_be_found_again(story):
    row = SearchRow.objects.get()
    withdraw(story, by=make_user("chief editor"), notice="It harmed somebody.", basis="personal")
    row.version, row.terms = story.versions.get(number=4), ""
    row.save(force_insert=True)
    assert broken(story) == "version 4: it has a search row, and readers should not find it"


def forged_redaction(version, document, by):
    """What somebody without the right to redact can do while all guards stand."""
    forged = Redaction.objects.create(version=version, by=by, basis="legal", reason="None", digest=digest_of(document))
    change("UPDATE articles_version SET document = %s WHERE id = %s", document, version.pk)
    return forged


def test_a_redaction_that_the_log_does_not_know_is_found(story):
    chief, version = make_user("chief editor"), second(story)
    forged = forged_redaction(version, version.document.replace("Second", "Forged"), chief)
    change("UPDATE articles_version SET headline = %s WHERE id = %s", "Forged", version.pk)
    assert "version 2: a redaction of it stands open: its content can be changed" in broken(story)
    change("UPDATE articles_redaction SET applied = %s WHERE id = %s", True, forged.pk)
    told = "version 2: it was redacted, and the log knows of no redaction by that person at that time"
    assert told in broken(story)
    for other in ({"by": make_user("chief editor")}, {"by": chief, "at": forged.at + timedelta(hours=1)}):
        StoryLog.objects.create(article=story, version=version, verb="redact", **other)
        assert told in broken(story)


def test_a_redaction_cannot_hide_behind_one_that_was_done(story):
    chief, version = make_user("chief editor"), second(story)
    with clock.at(clock.now() - timedelta(hours=1)):
        [done] = redact(story, by=chief, basis="personal", reason="A name", passages=["Second"])
    assert broken(story) == ""
    Redaction.objects.create(version=version, by=chief, at=done.at, digest=done.digest, reason="A name", applied=True)
    assert "version 2: it was redacted, and the log knows of no redaction by that person" in broken(story)
    third = story.versions.get(number=3)
    Redaction.objects.create(version=third, by=chief, at=done.at, digest=third.digest, reason="A name", applied=True)
    assert "version 3: it was redacted, and the log knows of no redaction by that person" in broken(story)


def test_a_redaction_that_was_written_later_than_it_says_is_found(story):
    chief = make_user("chief editor")
    [done] = redact(story, by=chief, basis="personal", reason="A name", passages=["Second"])
    assert list(verify_log()) == []
    at = done.at - timedelta(minutes=5)
    Redaction.objects.create(version=second(story), by=chief, at=at, digest=done.digest, reason="A name", applied=True)
    assert list(verify_log()) == [f"story {story.ref}: version 2 was redacted later than it says: {at}"]


def test_a_forged_redaction_is_found_where_another_version_repeats_the_text(story):
    chief = make_user("chief editor")
    retract(story, by=chief, notice="We no longer stand by it.")
    redact(story, by=chief, basis="personal", reason="A name", passages=["Third"])
    assert broken(story) == ""
    version = story.versions.get(number=3)
    forged = forged_redaction(version, version.document.replace("\u2588" * 5, "Mayor"), chief)
    change("UPDATE articles_version SET headline = %s WHERE id = %s", "Mayor", version.pk)
    change("UPDATE articles_redaction SET applied = %s WHERE id = %s", True, forged.pk)
    assert "versions 3 and 4: one repeats the other, but not its headline" in broken(story)


@pytest.fixture
def hidden():
    """A story that was scheduled and went live, and the moment at which it could have been cancelled."""
    now = clock.now()
    with clock.at(now - timedelta(hours=5)):
        article = make_scheduled_article(at=now - timedelta(hours=2))
    make_published_article(at=now - timedelta(hours=1))
    version = article.versions.get()
    Version.objects.filter(pk=version.pk).update(live_until=version.live_from)
    Listing.objects.filter(version=version).delete()
    return SimpleNamespace(article=article, version=version, at=now - timedelta(hours=3))


def test_a_cancellation_that_was_written_later_than_it_says_is_found(hidden):
    known = {"article": hidden.article, "version": hidden.version, "by": make_user()}
    StoryLog.objects.create(**known, verb="cancel", at=hidden.at)
    told = f"story {hidden.article.ref}: the log entry “cancel” was written later than it says: {hidden.at}"
    assert list(verify_log()) == [told]
    StoryLog.objects.create(**known, verb="send_back", at=hidden.at)
    assert list(verify_log()) == [told]


def test_a_cancellation_that_was_written_before_all_others_is_found(hidden):
    known = {"article": hidden.article, "version": hidden.version, "by": make_user()}
    StoryLog.objects.create(**known, pk=-1, verb="cancel", at=hidden.at)
    told = f"story {hidden.article.ref}: the log entry “cancel” stands before one of an earlier time: {hidden.at}"
    assert list(verify_log()) == [told]


def test_a_cancellation_that_was_written_at_its_time_is_sound():
    article = make_scheduled_article()
    cancel(article, by=make_user("editor"))
    make_published_article()
    assert list(verify_log()) == []
    assert broken(article) == ""


def test_missing_guards_are_named():
    assert verify_guards() == []
    with guards.lifted(connection):
        assert "guard_content_articles_version is missing: manage.py migrate puts it up" in verify_guards()


def test_cited_sources_that_are_gone_added_or_moved_are_found(story):
    first, last = CitedSource.objects.filter(article=story).order_by("source__ref")
    CitedSource.objects.filter(pk=first.pk).delete()
    assert f"cited source {first.source.ref} is gone" in broken(story)
    CitedSource.objects.filter(pk=last.pk).update(since=last.since - timedelta(days=1))
    assert f"cited source {last.source.ref} has another beginning than the first version with it" in broken(story)
    added = CitedSource.objects.create(article=story, source=make_source(), since=last.since)
    assert f"cited source {added.source.ref} belongs to none of its versions" in broken(story)


def test_shown_pictures_that_are_gone_added_or_exchanged_are_found(story):
    shown = ShownPicture.objects.get(article=story)
    Image.objects.filter(pk=shown.image_id).update(sha256="0" * 64)
    assert broken(story) == f"shown picture {shown.image.ref} is another file now"
    shown.delete()
    added = ShownPicture.objects.create(article=story, image=make_image(), published=True)
    assert f"shown picture {shown.image.ref} is gone" in broken(story)
    assert f"shown picture {added.image.ref} belongs to none of its versions" in broken(story)


def test_an_archived_copy_that_the_record_names_and_that_is_gone_is_found(story):
    copy = ArchivedCopy.objects.first()
    ArchivedCopy.objects.filter(pk=copy.pk).update(sha256="0" * 64)
    assert broken(story) == f"the archived copy {copy.sha256} of source {copy.source.ref} is gone"


def test_what_only_versions_give_is_found_at_a_story_without_any():
    article = make_article()
    Address.objects.create(article=article, date=clock.now().date(), slug="forged")
    CitedSource.objects.create(article=article, source=make_source(), since=clock.now())
    ShownPicture.objects.create(article=article, image=make_image(), published=True)
    assert list(verify_unpublished()) == [
        f"story {article.ref}: it has {what} and was never published"
        for what in ("an address", "a cited source", "a shown picture")
    ]


def test_a_document_of_which_nothing_can_be_made_is_told(story):
    record = json.loads(second(story).document)
    record["content"]["citations"][0]["source"] = "nowhere"
    live = story.versions.get(number=3)
    forge("UPDATE articles_version SET document = %s WHERE id = %s", json.dumps(record), live.pk)
    assert "version 3: nothing can be made from its document" in broken(story)
