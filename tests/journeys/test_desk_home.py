"""A day at the desk by its first page: what waits, what is found in a moment, what is kept, what is coming."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import SavedFilter
from articles.publishing import send_to_review
from newsroom import clock
from newsroom.accounts.models import User
from tests.journeys.hands import enter, tab_to
from tests.journeys.looking import LOOKS, Watch, faults, faults_now, overhang, wear
from tests.makers import make_article, make_published_article, make_scheduled_article, make_source, make_tag, make_user

CALENDAR = reverse("admin:articles_article_calendar")
STORIES = reverse("admin:articles_article_changelist")


@pytest.fixture
def home(live_server, page):
    """An editor on the first page, with something in every pile."""
    jonah = make_user("editor", username="jonah")
    make_article(headline="A winter timetable", by=jonah, planned_for=timezone.localdate(clock.now()))
    send_to_review(make_article(headline="Night trains return", tags=[make_tag("Transport")]), by=make_user("editor"))
    make_scheduled_article(headline="Parliament returns early", at=clock.now() + timedelta(hours=2, minutes=2))
    make_published_article(headline="Grain ships clear the breakwater", sources=[make_source(title="Harbour counts")])
    enter(page, live_server.url, "jonah")
    page.url_of_server = live_server.url
    page.watch = Watch(page)
    page.goto(live_server.url + reverse("admin:index"))
    return page


def test_the_first_page_counts_down_while_it_stands_open(home):
    left = home.locator("time[data-countdown]")
    assert left.inner_text() == "in 2 hours"
    home.clock.install(time=clock.now() + timedelta(minutes=90))
    home.reload()
    home.clock.run_for(1_000)
    assert left.inner_text() in ("in 32 minutes", "in 31 minutes", "in 30 minutes")
    home.clock.run_for(40 * 60_000)
    assert left.inner_text() == "now"


def test_a_story_a_source_and_a_tag_are_found_by_keyboard_alone(home):
    wanted = {"trains night": "Night trains return", "harbour counts": "Harbour counts", "transp": "Transport"}
    for words, heading in wanted.items():
        home.goto(home.url_of_server + STORIES)
        home.keyboard.press("Control+k")
        home.get_by_role("combobox", name="Find a story, a source or a tag").wait_for()
        home.keyboard.type(words)
        home.get_by_role("option").filter(has_text=heading).wait_for()
        home.keyboard.press("Enter")
        home.wait_for_url("**/change/")
        assert heading in home.locator("#content").inner_text() or heading in home.locator("h1").text_content()
    assert home.watch.complaints == []


def test_quick_find_is_left_by_escape_and_leads_on_to_all_stories(home):
    button = home.get_by_role("button", name="Find")
    tab_to(button)
    home.keyboard.press("Enter")
    box = home.get_by_role("combobox", name="Find a story, a source or a tag")
    home.get_by_role("option").filter(has_text="A winter timetable").wait_for()
    home.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert button.evaluate("node => node === document.activeElement")
    home.keyboard.press("Enter")
    box.fill("breakwater")
    home.get_by_role("button", name="Search all stories").click()
    home.wait_for_url("**/?q=breakwater")
    assert home.get_by_role("link", name="Grain ships clear the breakwater").count() == 1


def test_a_filter_is_named_found_again_and_taken_out(home):
    home.goto(f"{home.url_of_server}{STORIES}?stage=in_review")
    home.get_by_label("Keep this filter as").fill("For me to read")
    home.keyboard.press("Enter")
    chip = home.get_by_role("link", name="For me to read")
    assert chip.get_attribute("aria-current") == "true"
    home.goto(home.url_of_server + STORIES)
    chip.click()
    home.wait_for_url("**/?stage=in_review")
    assert home.locator("#result_list tbody tr").count() == 1
    home.get_by_role("button", name="Delete the filter For me to read").click()
    chip.wait_for(state="detached")
    assert not SavedFilter.objects.exists()
    assert home.watch.complaints == []


def test_the_calendar_is_walked_by_keyboard_and_fits_a_telephone(home):
    home.goto(home.url_of_server + CALENDAR)
    entry = home.get_by_role("link", name="A winter timetable")
    tab_to(entry)
    home.keyboard.press("Enter")
    home.wait_for_url("**/change/")
    home.goto(home.url_of_server + CALENDAR)
    after = home.get_by_role("link", name="After:")
    tab_to(after)
    home.keyboard.press("Enter")
    home.wait_for_url("**/?month=*")
    assert overhang(home, 390) == overhang(home, 320) == 0
    assert home.watch.complaints == []


def test_axe_finds_nothing_on_the_first_page_the_calendar_and_the_list(home):
    found = {}
    SavedFilter.objects.create(user=User.objects.get(username="jonah"), name="Mine", query="stage=draft")
    week = f"{CALENDAR}?week={timezone.localdate(clock.now()):%G-W%V}"
    for url in (reverse("admin:index"), CALENDAR, week, f"{STORIES}?stage=draft", f"{STORIES}?whose=mine"):
        home.goto(home.url_of_server + url)
        found[url] = faults(home, LOOKS)
        assert overhang(home, 390) == 0, url
    assert {url: there for url, there in found.items() if there} == {}


def test_axe_finds_nothing_in_quick_find(home):
    for width, theme in LOOKS:
        wear(home, (width, theme))
        home.reload()
        home.keyboard.press("Control+k")
        home.get_by_role("option").first.wait_for()
        assert faults_now(home) == [], (width, theme)
