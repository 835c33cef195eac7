"""Verify finds every forgery, whoever made it with what tool."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Listing, StoryLog, Tagging, Version
from articles.publishing import guards, redact, update, withdraw
from articles.publishing.record import digest_of
from articles.publishing.verify import verify, verify_story
from newsroom import clock
from tests.makers import edit, make_published_article, make_tag, make_user

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


def broken(article):
    chain = article.versions.select_related("article", "lead_tag", "lead_image").order_by("number")
    return " ".join(verify_story(list(chain)).broken)


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
    story.addresses.all().delete()
    assert "version 3: its address is gone" in broken(story)


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
    with django_assert_max_num_queries(10):
        verdicts = list(verify())
    assert [verdict.versions for verdict in verdicts] == [3, 1, 1, 1, 1, 1]
    assert not any(verdict.broken for verdict in verdicts)


def test_the_log_cannot_be_changed_behind_the_guards(story):
    entry = StoryLog.objects.filter(article=story).first()
    with pytest.raises(Exception, match="desk log|log|cannot"), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_storylog SET reason = 'forged' WHERE id = %s", [entry.pk])
