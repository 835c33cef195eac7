"""Every page of the desk, opened by who may open them all: nothing refused by the policy, nothing said in the console,
nobody else asked, and none of Django's old scripts."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.hostile.places import addresses, rows
from tests.journeys.hands import enter
from tests.journeys.looking import Watch
from tests.makers import make_article, make_published_article, make_user

OLD = ("jquery", "select2", "jsi18n", "RelatedObjectLookups", "DateTimeShortcuts", "SelectFilter", "prepopulate")


@pytest.mark.django_db(transaction=True)
def test_no_page_of_the_desk_complains_or_asks_anybody_else(live_server, page):
    user, found = make_user("chief editor"), rows()
    own = [make_article(by=user), make_published_article(by=user)]
    urls = [*addresses(found), *(reverse("admin:articles_article_change", args=[story.pk]) for story in own)]
    urls += [f"{reverse('admin:sources_source_add')}?_popup=1", reverse("admin:articles_article_changelist") + "?q=1"]
    client = Client()
    client.force_login(user)
    enter(page, live_server.url, user.username)
    may = [url for url in dict.fromkeys(urls) if is_page(client.get(url))]
    watch, said, old = Watch(page), {}, set()
    page.on("request", lambda request: old.update(name for name in OLD if name in request.url))
    for url in may:
        page.goto(live_server.url + url)
        if watch.complaints:
            said[url] = [*watch.complaints]
            watch.complaints.clear()
    assert len(may) > 60, may
    assert said == {} and old == set()
    assert watch.hosts == {urlsplit(live_server.url).netloc}


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
