"""Every address of readers: kept as its policy says, forgotten by its tags, answered with 304 where nothing changed."""

from datetime import timedelta

import pytest
from django.test.signals import template_rendered

from articles.models import Front, Version
from articles.publishing import front, schedule, withdraw
from newsroom import clock
from newsroom.edge.tags import HEADERS, fit
from tests.articles.views.test_budgets import newsroom, pages  # noqa: F401
from tests.makers import make_published_article, make_ready_article, make_user

pytestmark = pytest.mark.django_db
NOT_KEPT = {"articles:report", "articles:report_any", "articles:report_thanks"}
MADE_FIRST = {"articles:search"}  # its page is what its validator covers


@pytest.fixture
def addresses(newsroom):  # noqa: F811
    return dict(pages(filled=False))


def directives(response):
    return dict(part.partition("=")[::2] for part in response.headers["Cache-Control"].split(", "))


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("newsroom", [0], indirect=True)
def test_every_page_says_how_long_it_is_kept_and_is_not_made_twice(client, addresses):
    rendered = []

    def note(template, **kwargs):
        rendered.append(template.name)

    template_rendered.connect(note)
    for name, address in addresses.items():
        first = client.get(address)
        told = directives(first)
        if name in NOT_KEPT:
            assert "no-store" in told and not first.has_header("ETag"), name
            continue
        assert "public" in told and int(told["max-age"]) <= 3600 and int(told["s-maxage"]) <= 60, name
        assert first.headers["ETag"].startswith('W/"'), name
        for header, between in HEADERS.items():
            tags = first.headers.get(header, "").split(between)
            assert name == "articles:robots" or name == "articles:search" or fit(tags) == tags, name
        rendered.clear()
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304 and again.content == b"", name
        assert name in MADE_FIRST or rendered == [], name
        for header in ("ETag", "Cache-Control", "Surrogate-Key"):
            assert again.headers.get(header) == first.headers.get(header), name


@pytest.mark.parametrize("newsroom", [0], indirect=True)
def test_no_cookie_makes_a_page_another_and_none_is_set(client, addresses):
    with clock.at(clock.now()):
        for name, address in addresses.items():
            clean = client.get(address)
            assert "Set-Cookie" not in clean.headers and "Cookie" not in clean.headers.get("Vary", ""), name
            if name in NOT_KEPT:
                continue
            junk = client.get(address, headers={"Cookie": "sessionid=junk; csrftoken=junk; messages=junk"})
            assert (body(junk), dict(junk.headers)) == (body(clean), dict(clean.headers)), name
            head = client.head(address)
            assert body(head) == b"" and head.headers["ETag"] == clean.headers["ETag"], name


def test_a_story_has_another_validator_with_whatever_it_shows(client):
    article = make_published_article()
    url = article.versions.get().get_absolute_url()
    before = client.get(url).headers["ETag"]
    assert client.get(url).headers["ETag"] == before
    make_published_article(headline="Newer, and so in Latest")
    assert client.get(url).headers["ETag"] != before


def test_the_desk_changes_no_validator_of_readers(client):
    article = make_published_article()
    before = [client.get(url).headers["ETag"] for url in ("/", "/latest/")]
    article.headline = "Half-written"
    article.save()
    assert [client.get(url).headers["ETag"] for url in ("/", "/latest/")] == before


def test_nothing_is_kept_past_what_is_scheduled(client):
    url = make_published_article().versions.get().get_absolute_url()
    article = make_ready_article()
    schedule(article, by=make_user("editor"), at=clock.now() + timedelta(seconds=30))
    coming = Version.objects.scheduled().get().get_absolute_url()
    for address in ("/", "/latest/", "/feeds/latest.atom", "/search/?q=story", coming, "/2001/01/01/nothing/"):
        told = directives(client.get(address))
        assert int(told["max-age"]) <= 30 and int(told["s-maxage"]) <= 30, address
        assert told["stale-while-revalidate"] == "0", address
    assert int(directives(client.get(url))["s-maxage"]) == 60  # what comes is no part of this page


def test_the_front_is_not_kept_past_its_next_edition(client, editor):
    story = make_published_article()
    at = clock.now() + timedelta(seconds=20)
    front.schedule(by=editor, stories=[story.ref], revision=Front.at_work().revision, at=at, note="")
    assert int(directives(client.get("/"))["max-age"]) <= 20
    assert int(directives(client.get("/latest/"))["s-maxage"]) > 20


def test_what_is_gone_is_forgotten_by_its_story(client):
    article = make_published_article()
    url = article.versions.get().get_absolute_url()
    withdraw(article, by=make_user("chief editor"), notice="Gone.", reason="Gone.", basis="editorial")
    response = client.get(url)
    assert response.status_code == 410 and response.headers["Surrogate-Key"] == f"a-{article.ref}"
    assert int(directives(response)["max-age"]) <= 60


@pytest.mark.parametrize(("url", "most"), [("/nothing/", 10), ("/tags/nothing/", 10)])
def test_what_is_not_there_is_not_missed_for_long(client, url, most):
    assert int(directives(client.get(url))["max-age"]) <= most


def test_failures_and_answers_to_forms_are_kept_by_nobody(client):
    assert client.post("/latest/").headers["Cache-Control"] == "no-store"
