"""The data of the demo newspaper hangs together and is our own."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom import prose
from newsroom.demo.content import front, setting
from newsroom.demo.content.agencies import AGENCIES
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.content.people import ACCOUNTS, SIGNATURES
from newsroom.demo.content.reports import REPORTS
from newsroom.demo.content.stories import STORIES
from newsroom.demo.content.tags import TAGS

NOON = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
ANY_HOUR = [NOON, NOON.replace(hour=0, minute=5), NOON.replace(hour=23, minute=55), NOON.replace(month=10, day=25)]
SHINGLES = set(Path(__file__).with_name("seed_shingles.txt").read_text().split())
STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
FIGURE = '<figure data-image="abcdefghij" data-alt="a" data-credit="c"><figcaption>b</figcaption></figure>'


def keys(things, name="key"):
    return {getattr(thing, name) for thing in things}


def last_text(story):
    """The body of a story after all its edits, with its keys in place."""
    body = setting.joined(story.body)
    for deed in story.life:
        for old, new in deed.edits.body:
            assert body.count(old) == 1, f"{story.slug} should hold once: {old}"
            body = body.replace(old, setting.joined(new))
    return body


def last_cites(story):
    return {**story.cites, **{key: note for deed in story.life for key, note in deed.edits.cites.items()}}


def words_of(story):
    return prose.plain(
        setting.MARK.sub("", setting.FIGURE.sub("", setting.DAY.sub("Monday", last_text(story))))
    ).split()


def shingles(text, size=6):
    words = re.findall(r"\w+", text.lower())
    for start in range(len(words) - size + 1):
        yield hashlib.sha256(" ".join(words[start : start + size]).encode()).hexdigest()[:8]


def test_there_is_enough_of_everything():
    assert len(STORIES) >= 16
    assert len(AGENCIES) >= 7
    assert len(REPORTS) >= 24
    assert len(TAGS) >= 8
    assert len(SIGNATURES) == 4
    assert len(DRAWINGS) >= 6
    assert [account.username for account in ACCOUNTS] == ["reporter", "editor", "chief"]


def test_tags_that_others_count_on_are_there_and_five_stand_in_the_navigation():
    names = {tag.slug: tag.name for tag in TAGS}
    assert names["war-and-conflicts"] == "War and conflicts"
    assert names["politics"] == "Politics"
    assert names["general-news"] == "General news"
    assert sorted(tag.navigation_order for tag in TAGS if tag.navigation_order) == [1, 2, 3, 4, 5]
    assert all(tag.description for tag in TAGS)
    assert all(re.fullmatch(r"medtop:\d{8}", tag.media_topic) for tag in TAGS if tag.slug != "general-news")


@STORY
def test_every_key_of_a_story_leads_somewhere(story):
    assert set(story.tags) <= keys(TAGS, "slug")
    assert set(story.bylines) <= keys(SIGNATURES, "slug")
    assert set(last_cites(story)) <= keys(REPORTS)
    assert set(story.related) <= keys(STORIES, "slug") - {story.slug}
    assert not story.picture or story.picture in keys(DRAWINGS)
    assert set(setting.FIGURE.findall(story.body)) <= keys(DRAWINGS)
    assert {deed.by for deed in story.life} <= keys(ACCOUNTS, "username")


@STORY
def test_every_mark_has_a_source_and_every_source_a_mark_and_a_note(story):
    marks = setting.MARK.findall(last_text(story))
    assert set(marks) == set(last_cites(story))
    assert all(last_cites(story).values())


@STORY
def test_a_story_has_the_length_of_a_story(story):
    assert 150 <= len(words_of(story)) <= (700 if story.long_read else 500)


@STORY
def test_a_body_keeps_to_the_contract(story):
    refs = {report.key: "abcdefghij" for report in REPORTS}
    figures = {drawing.key: FIGURE for drawing in DRAWINGS}
    body = setting.marked(last_text(story), refs, figures)
    assert prose.clean(body) == body


@STORY
def test_no_text_shares_six_words_in_a_row_with_the_page_the_project_started_from(story):
    notices = [deed.notice for deed in story.life]
    texts = [story.headline, story.standfirst, story.caption, " ".join(words_of(story)), *notices]
    texts += list(last_cites(story).values())
    assert not [text for text in texts if SHINGLES & set(shingles(text))]


def test_no_report_shares_six_words_in_a_row_with_it_either():
    assert not [report.key for report in REPORTS if SHINGLES & set(shingles(f"{report.title}. {report.text}"))]


@pytest.mark.parametrize("now", ANY_HOUR, ids=str)
def test_the_life_of_a_story_goes_forward_and_has_happened(now):
    for story in STORIES:
        moments = [story.begun(now), *(deed.at(now) for deed in story.life)]
        assert moments == sorted(set(moments)), story.slug
        assert moments[-1] < now, story.slug
        assert all(deed.due(now) > now for deed in story.life if deed.due), story.slug


@pytest.mark.parametrize("now", ANY_HOUR, ids=str)
def test_a_report_was_kept_before_it_was_cited(now):
    kept = {report.key: report.filed(now) + timedelta(minutes=report.minutes) for report in REPORTS}
    for story in STORIES:
        cited = [(key, story.begun(now)) for key in story.cites]
        cited += [(key, deed.at(now)) for deed in story.life for key in deed.edits.cites]
        late = [key for key, moment in cited if kept[key] > moment]
        assert not late, f"{story.slug}: {late}"


def test_reports_are_of_a_readable_length_at_reserved_addresses_of_known_agencies():
    for report in REPORTS:
        assert 60 <= len(report.text.split()) <= 200, report.key
        assert re.match(r"https://[a-z-]+\.example/", report.url), report.key
        assert report.agency in keys(AGENCIES, "slug"), report.key
    assert len(keys(REPORTS, "url")) == len(keys(REPORTS)) == len(REPORTS)


def test_every_report_is_cited_and_every_agency_has_filed():
    assert {key for story in STORIES for key in last_cites(story)} == keys(REPORTS)
    assert {report.agency for report in REPORTS} == keys(AGENCIES, "slug")


def test_agencies_say_who_they_are():
    assert all(agency.disclosure and agency.kind and agency.language for agency in AGENCIES)
    assert {agency.copy_policy for agency in AGENCIES} == {"proof", "extract", "full"}
    assert sum(agency.party_to_conflict for agency in AGENCIES) == 3


def test_the_istanbul_story_stands_on_two_russian_an_international_and_a_ukrainian_report():
    story = next(story for story in STORIES if story.slug == front.LEAD)
    agencies = {agency.slug: agency for agency in AGENCIES}
    filed_by = {report.key: agencies[report.agency] for report in REPORTS}
    first_seen = list(dict.fromkeys(setting.MARK.findall(last_text(story))))
    assert first_seen == list(story.cites)
    assert [filed_by[key].country for key in first_seen] == ["RU", "RU", "CH", "UA"]


@pytest.mark.parametrize(
    "fact",
    [
        *(
            "Istanbul",
            "23 July",
            "Rustem Umerov",
            "Vladimir Medinsky",
            "before August is out",
            "Turkey",
            "United States",
        ),
        *(
            "memorandum",
            "on land|by land",
            "guarantee",
            "since 2014",
            "24 to 48 hours",
            "wounded",
            "March",
            "unacceptable",
        ),
        *(
            "Kherson, Zaporizhzhia, Donetsk and Luhansk",
            "demobilise",
            "military aid",
            "over 7,000 bodies",
            "3,000 more",
        ),
        *("1,200", "prisoners of war", "advance", "playing for time", "18 June", "St Petersburg", "SPIEF"),
        *("early August 2025", "Delovoy Kvartal", "Zelensky says", "Putin and Mr Zelensky to negotiate"),
    ],
)
def test_the_istanbul_story_carries_the_fact(fact):
    story = next(story for story in STORIES if story.slug == front.LEAD)
    assert re.search(fact, f"{story.standfirst} {' '.join(words_of(story))}")


def test_the_front_shows_a_lead_and_up_to_eight_others():
    assert front.LEAD == "istanbul-talks-end-without-ceasefire"
    assert 4 <= len(set(front.SLOTS)) == len(front.SLOTS) <= 8
    assert {front.LEAD, *front.SLOTS} <= keys(STORIES, "slug")


def test_the_long_read_shows_everything_a_body_can_hold():
    body = last_text(next(story for story in STORIES if story.long_read))
    for part in (
        "<h2>",
        "<ul>",
        "<ol>",
        "<table>",
        "pullquote",
        "<blockquote>",
        "[[figure:",
        'class="embed"',
        'dir="rtl"',
    ):
        assert part in body
