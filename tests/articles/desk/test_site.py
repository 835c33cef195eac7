from datetime import timedelta

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.desk.site import Desk
from newsroom import clock
from tests.articles.admin.filling import text_of
from tests.makers import make_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    desk = Desk()
    desk._registry = admin.site._registry
    return desk


@pytest.fixture
def ask(rf: RequestFactory):
    def ask(user):
        request = rf.get("/admin/")
        request.user, request.session = user, {}
        return request

    return ask


def test_stories_stand_first_and_people_last(desk, ask):
    apps = desk.get_app_list(ask(make_user(is_superuser=True, is_staff=True)))
    assert [app["app_label"] for app in apps] == ["articles", "sources", "images", "accounts", "auth"]
    assert apps[0]["models"][0]["object_name"] == "Article"


def test_rooms_are_those_that_a_role_may_enter(desk, ask):
    names = [model["object_name"] for app in desk.get_app_list(ask(make_user("reporter"))) for model in app["models"]]
    assert names[0] == "Article" and "User" not in names and "Redaction" not in names


@pytest.mark.parametrize("many", [1, 12])
@pytest.mark.parametrize(("role", "most"), [("reporter", 14), ("editor", 16)])  # a pile is a query: notes, reports too
def test_first_page_costs_the_same_for_few_and_many_stories(desk, ask, role, most, many, django_assert_max_num_queries):
    user = make_user(role)
    for _ in range(many):
        make_article(headline="Half-written", by=user, sources=[])
        make_scheduled_article(by=user)
    with django_assert_max_num_queries(most):
        response = desk.index(ask(user)).render()
    assert "Half-written" in response.content.decode()


def test_first_page_has_its_headings_when_nothing_waits(sign_in, editor):
    page = text_of(sign_in(editor).get(reverse("admin:index")))
    for words in (
        "To review",
        "Nothing is in review.",
        "Going out today",
        "Scheduled for later",
        "Nothing is scheduled",
    ):
        assert words in page


def test_first_page_counts_down_in_words_and_in_machine_time(sign_in, editor):
    moment = clock.now().replace(microsecond=0) + timedelta(days=3)
    make_scheduled_article(at=moment)
    page = sign_in(editor).get(reverse("admin:index")).content.decode()
    machine = timezone.localtime(moment).isoformat()
    assert f'<time datetime="{machine}" data-countdown>in 3 days</time>' in page


def test_who_may_read_no_story_finds_no_piles(sign_in):
    page = text_of(sign_in(make_user(is_staff=True)).get(reverse("admin:index")))
    assert "The desk" in page and "Waiting for you" not in page


def test_the_desk_is_the_admin_and_bears_the_name_of_the_paper(client):
    assert admin.site.site_header == "The Public Record"
    assert "The Public Record" in client.get("/admin/login/").content.decode()


def test_whoever_signs_out_is_told_so_and_shown_no_rooms(client):
    client.force_login(make_user("reporter"))
    page = client.post("/admin/logout/", follow=True).content.decode()
    assert "signed out" in page and 'class="rooms"' not in page
