from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import clock
from tests.articles.admin.filling import text_of
from tests.makers import make_article, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db

CALENDAR = reverse("admin:articles_article_calendar")


def test_calendar_is_a_table_that_says_in_words_what_stands_in_it(sign_in, editor):
    today = timezone.localdate(clock.now())
    make_published_article(headline="Out")
    make_scheduled_article(headline="Coming", at=clock.now() + timedelta(minutes=1))
    make_article(headline="Meant", planned_for=today)
    response = sign_in(editor).get(CALENDAR)
    html, text = response.content.decode(), text_of(response)
    assert html.count('<th scope="col">') == 7 and "<caption" in html
    assert "published Out" in text and "scheduled Coming" in text and "planned, draft Meant" in text


def test_calendar_leads_on_and_back_and_to_today(sign_in, editor):
    html = sign_in(editor).get(CALENDAR, {"month": "2025-01"}).content.decode()
    for query in ("month=2024-12", "month=2025-02", f"month={timezone.localdate(clock.now()):%Y-%m}", "week=2025-W01"):
        assert f'href="?{query}"' in html


@pytest.mark.parametrize("query", [{"month": "2026-99"}, {"week": "x"}, {"month": "\0"}, {"week": "9" * 9_000}])
def test_bad_address_of_the_calendar_is_this_month(sign_in, editor, query):
    response = sign_in(editor).get(CALENDAR, query)
    assert response.status_code == 200
    assert timezone.localdate(clock.now()).strftime("%B %Y") in text_of(response)


def test_calendar_is_for_those_who_may_read_stories(client, sign_in):
    assert client.get(CALENDAR).status_code == 302
    assert sign_in(make_user(is_staff=True)).get(CALENDAR).status_code == 403


@pytest.mark.parametrize("many", [1, 9])
def test_calendar_costs_the_same_for_few_and_many_stories(sign_in, editor, many, django_assert_max_num_queries):
    for n in range(many):
        make_article(planned_for=timezone.localdate(clock.now()), sources=[])
        make_scheduled_article(at=clock.now() + timedelta(hours=n + 1))
    browser = sign_in(editor)
    with django_assert_max_num_queries(7):
        browser.get(CALENDAR)
