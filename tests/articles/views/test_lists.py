import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches

from articles.publishing import correct, live_content, retract, schedule, update, withdraw
from newsroom import clock
from tests.makers import (
    edit,
    make_agency,
    make_author,
    make_edition,
    make_published_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """The navigation and the years are kept in the process; no test sees those of another."""
    caches["memory"].clear()


def text(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response
    return response.content.decode()


def test_latest_runs_newest_first_and_by_pages(client):
    for hour in range(25):
        make_published_article(at=NOON + timedelta(hours=hour), headline=f"Story {hour:02}.")
    first = text(client, "/latest/")
    assert [f"Story {hour:02}." in first for hour in (24, 5, 4)] == [True, True, False]
    assert first.index("Story 24.") < first.index("Story 23.")
    older = first.split("?before=")[1].split('"')[0]
    second = text(client, f"/latest/?before={older}")
    assert [f"Story {hour:02}." in second for hour in (5, 4, 0)] == [False, True, True]
    assert "?before=" not in second


@pytest.mark.parametrize(
    "before", ["%00", "x" * 10_000, "99999999999999999-aaaaaaaaaa", "-1-aaaaaaaaaa", "1'--", "%F0%9F"]
)
def test_a_bad_cursor_is_no_error(client, before):
    make_published_article(headline="Here")
    for address in ("/latest/", "/corrections/"):
        assert client.get(f"{address}?before={before}&page=abc").status_code == 200


def test_two_stories_of_one_moment_are_both_found(client):
    for number in range(22):
        make_published_article(at=NOON, headline=f"Story {number:02}.")
    first = text(client, "/latest/")
    older = first.split("?before=")[1].split('"')[0]
    both = first + text(client, f"/latest/?before={older}")
    assert all(f"Story {number:02}." in both for number in range(22))


def test_scheduled_retracted_and_withdrawn_stories_stand_in_no_list(client):
    chief, tag, author, agency = make_user("chief editor"), make_tag(), make_author(), make_agency()
    options = {"tags": [tag], "authors": [author], "overrule": "One agency."}
    for headline, verb in (("Retracted one", retract), ("Withdrawn one", withdraw), ("Standing one", None)):
        article = make_published_article(headline=headline, sources=[make_source(agency=agency)], **options)
        if verb:
            verb(article, by=chief, notice="Gone.")
    del options["overrule"]
    make_scheduled_article(headline="Scheduled one", sources=[make_source(agency=agency), make_source()], **options)
    day = f"/{clock.now():%Y/%m/%d}/"
    for address in ("/", "/latest/", f"/tags/{tag.slug}/", f"/by/{author.slug}/", f"/sources/{agency.slug}/", day):
        html = text(client, address)
        assert "Standing one" in html
        assert not any(words in html for words in ("Retracted one</a></h", "Withdrawn one", "Scheduled one")), address


def test_a_scheduled_story_joins_the_lists_at_its_second(client):
    article = make_scheduled_article(headline="Tomorrow", at=clock.now() + timedelta(hours=1))
    with clock.at(article.versions.get().live_from - timedelta(seconds=1)):
        assert "Tomorrow" not in text(client, "/latest/")
    with clock.at(article.versions.get().live_from):
        assert "Tomorrow" in text(client, "/latest/")


def test_a_scheduled_update_changes_the_list_at_its_second(client):
    article = make_published_article(headline="Before")
    edit(article, headline="After")
    at = clock.now() + timedelta(hours=1)
    schedule(article, by=make_user("editor"), at=at)
    assert "Before" in text(client, "/latest/")
    with clock.at(at):
        html = text(client, "/latest/")
    assert "After" in html and "Before" not in html


def test_a_renamed_tag_author_and_agency_lead_on(client):
    tag, author = make_tag("First name"), make_author()
    source = make_source()
    make_published_article(tags=[tag], authors=[author], sources=[source, make_source()])
    for row, folder in ((tag, "tags"), (author, "by"), (source.agency, "sources")):
        row = type(row).objects.get(pk=row.pk)
        old = row.slug
        row.slug = f"{old}-renamed"
        row.save()
        response = client.get(f"/{folder}/{old}/")
        assert (response.status_code, response["Location"]) == (301, f"/{folder}/{row.slug}/")
    assert client.get("/tags/never-was/").status_code == 404


def test_archives_hold_the_days_of_the_sites_time_zone(client, settings):
    settings.TIME_ZONE = "Europe/Istanbul"
    make_published_article(at=datetime(2026, 3, 31, 22, 0, tzinfo=UTC), headline="Already April")
    assert "Already April" in text(client, "/2026/04/01/")
    assert "Already April" in text(client, "/2026/04/")
    assert "Already April" not in text(client, "/2026/03/")
    assert "Already April" in text(client, "/2026/")


def test_archives_lead_from_the_year_to_its_months_and_from_the_month_to_its_days(client):
    for year, month in ((2024, 2), (2026, 3), (2026, 5)):
        make_published_article(at=datetime(year, month, 9, tzinfo=UTC))
    with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
        this_year, month = text(client, "/2026/"), text(client, "/2026/05/")
    years = re.findall(r'<a href="(/\d{4}/)"[^>]*>\d', this_year)
    assert years == ["/2026/", "/2025/", "/2024/"]
    assert this_year.index('href="/2026/05/">May') < this_year.index('href="/2026/03/">March')
    assert 'href="/2026/05/09/">9 May' in month and ">Archive</a>" in month


def test_an_empty_archive_says_so_and_is_not_indexed(client):
    html = text(client, "/2026/03/09/")
    assert "No story was first published then." in html and 'content="noindex, follow"' in html


def test_every_tag_in_use_is_listed_with_what_it_is_about(client):
    shown, unseen = make_tag("Water", description="Rivers and lakes."), make_tag("Sport")
    make_published_article(tags=[shown])
    html = text(client, "/tags/")
    assert "Water</a></h2><p>Rivers and lakes.</p>" in html and unseen.name not in html


def test_the_navigation_marks_where_one_is(client):
    tag = make_tag("Politics", navigation_order=1)
    article = make_published_article(tags=[tag])
    for address in ("/latest/", "/corrections/", f"/tags/{tag.slug}/"):
        assert f'href="{address}" aria-current="page"' in text(client, address)
    story = text(client, article.versions.live().get().get_absolute_url())
    assert f'href="/tags/{tag.slug}/" aria-current="true"' in story and 'aria-current="page"' not in story


def test_a_story_updated_on_its_first_day_names_the_day_once(client):
    article = make_published_article(at=NOON)
    edit(article, headline="New")
    with clock.at(NOON + timedelta(hours=2)):
        update(article, by=make_user("editor"))
    with clock.at(NOON + timedelta(days=3)):
        html = text(client, "/latest/")
    assert html.count("31 March") == 1 and "Updated" in html


@pytest.mark.parametrize("address", ["/2026/02/30/", "/2026/13/", "/0001/", "/9999/", "/9999/12/31/"])
def test_a_day_that_never_was_is_404(client, address):
    assert client.get(address).status_code == 404


def test_corrections_name_what_was_set_right_and_leave_withdrawn_stories_out(client):
    editor, chief = make_user("editor"), make_user("chief editor")
    for headline in ("Set right", "Gone since"):
        article = make_published_article(headline=headline)
        correct(article, by=editor, content=replace(live_content(article), dateline="X"), notice=f"{headline} notice.")
    withdraw(article, by=chief, notice="Gone.")
    html = text(client, "/corrections/")
    assert "Set right notice." in html
    assert "Gone since" not in html


def test_the_front_shows_its_slots_in_order_and_its_next_edition_at_its_time(client):
    lead, second = make_published_article(headline="The lead"), make_published_article(headline="The second")
    now = clock.now()
    make_edition(lead, second)
    make_edition(second, lead, at=now + timedelta(hours=1))
    html = text(client, "/")
    assert html.index("The lead") < html.index("The second")
    with clock.at(now + timedelta(hours=1)):
        html = text(client, "/")
    assert html.index("The second") < html.index("The lead")


def test_the_front_shows_no_story_under_a_tag_that_stands_above(client):
    tag, other = make_tag(navigation_order=1), make_tag(navigation_order=2)
    for number in range(8):
        make_published_article(headline=f"Story {number}.", tags=[tag, other])
    above, below = text(client, "/").split('class="section columns"', 1)
    below, latest = below.split('class="latest"')
    assert all(f"Story {number}." in above for number in (7, 6, 5, 4, 3))
    assert [below.count(f"Story {number}.") for number in range(8)] == [1, 1, 1, 0, 0, 0, 0, 0]
    assert "Story 7." in latest


def queries(client, address, django_assert_max_num_queries, most):
    client.get(address)  # the navigation is kept for half a minute
    with django_assert_max_num_queries(most) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_the_front_costs_the_same_where_the_first_tags_have_nothing_left(client, django_assert_max_num_queries):
    spent, left = [make_tag(navigation_order=n) for n in (1, 2)], [make_tag(navigation_order=n) for n in (3, 4, 5)]
    for tag in left:
        make_published_article(tags=[tag], headline=f"About {tag.name}")
    for _ in range(5):
        make_published_article(tags=spent)
    assert queries(client, "/", django_assert_max_num_queries, 12)
    html = text(client, "/")
    assert [html.count(f'id="section-{tag.slug}"') for tag in (*spent, *left)] == [0, 0, 1, 1, 0]


def test_the_front_of_one_story_has_a_lead_and_no_empty_column(client):
    make_published_article(headline="The only one", tags=[make_tag(navigation_order=1)])
    html = text(client, "/")
    assert html.count("The only one") == 2  # the lead, and Latest
    assert 'class="stack"' not in html and '<section class="section columns' not in html


def test_the_front_names_the_day(client):
    with clock.at(NOON):
        assert "Tuesday 31 March 2026" in text(client, "/")


def test_an_empty_newsroom_has_a_front(client):
    html = text(client, "/")
    assert "Nothing is published yet" in html and "Latest</h2>" not in html
    for address in ("/latest/", "/tags/", "/sources/", "/corrections/"):
        text(client, address)


def test_tags_are_those_with_stories_each_with_its_address(client):
    used, unused = make_tag("Harbours", description="Where ships lie."), make_tag("Deserts", navigation_order=1)
    make_published_article(tags=[used])
    html = text(client, "/tags/").split("<main")[1]
    assert f'<a href="/tags/{used.slug}/">Harbours</a>' in html and "Where ships lie." in html
    assert unused.name not in html
