from datetime import timedelta

import pytest

from articles.front_page import front_page
from articles.publishing import retract
from newsroom import clock
from tests.makers import make_edition, make_published_article, make_scheduled_article, make_tag

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def slots(refs=None):
    page = front_page(refs)
    return [story.headline for story in [page["lead"], *page["slots"]] if story]


def test_edition_that_stands_is_shown_in_its_order():
    one, two = make_published_article(headline="One"), make_published_article(headline="Two")
    make_edition(one, two)
    assert slots() == ["One", "Two"]
    assert slots([two.ref, one.ref]) == ["Two", "One"]


def test_without_an_edition_the_newest_stories_stand():
    for number in range(7):
        make_published_article(headline=str(number))
    assert slots() == slots([]) == ["6", "5", "4", "3", "2"]


def test_empty_newsroom_has_a_front():
    assert front_page() == {"lead": None, "slots": [], "sections": [], "set_right": [], "latest": []}


def test_story_taken_back_leaves_its_slot_and_the_next_one_leads(chief):
    lead, second = make_published_article(headline="Lead"), make_published_article(headline="Second")
    make_edition(lead, second)
    retract(lead, by=chief, notice="Invented.")
    assert slots() == ["Second"]
    retract(second, by=chief, notice="Invented.")
    make_published_article(headline="Another")
    assert slots() == ["Another"]


def test_story_still_to_go_out_takes_its_slot_at_its_second():
    lead, later = make_published_article(headline="Lead"), make_scheduled_article(headline="Later")
    make_edition(later, lead)
    assert slots() == ["Lead"]
    with clock.at(clock.now() + HOUR):
        assert slots() == ["Later", "Lead"]


@pytest.mark.parametrize("many", [1, 12])
def test_front_costs_the_same_for_few_and_many_slots(client, many, django_assert_max_num_queries):
    for order in (1, 2):
        make_published_article(tags=[make_tag(navigation_order=order)])
    make_edition(*[make_published_article() for _ in range(many)])
    client.get("/")  # the navigation is kept for half a minute
    with django_assert_max_num_queries(11):
        assert client.get("/").status_code == 200
