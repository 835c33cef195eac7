from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse

from newsroom import clock
from sources.admin import proposing
from tests.makers import make_agency, make_source
from tests.stand_in import answer, sent_on, stand_in

pytestmark = pytest.mark.django_db
PROPOSE = reverse("admin:sources_source_propose")
PAGE = """<html lang="ru"><title>Grain leaves</title><meta property="og:site_name" content="Pier Gazette">
<meta property="article:published_time" content="2026-03-01T10:00:30+03:00"><link rel="canonical" href="/report">"""


@pytest.fixture
def site(settings):
    with stand_in(settings) as site:
        site.pages["/report?from=mail"] = answer(PAGE.encode())
        yield site


def proposed(browser, url):
    response = browser.post(PROPOSE, {"url": url})
    assert response.status_code == 200
    return response.json()


def test_what_a_page_says_of_itself_is_proposed(sign_in, reporter, site, settings):
    settings.TIME_ZONE = "Europe/Istanbul"
    agency = make_agency(name="Pier Gazette")
    assert proposed(sign_in(reporter), f" {site.url}/report?from=mail ") == {
        "url": f"{site.url}/report",
        "title": "Grain leaves",
        "agency": agency.pk,
        "agencyName": "Pier Gazette",
        "filedAt": "2026-03-01T10:00:30",
        "changed": "",
        "language": "ru",
        "filedId": "",
    }


def test_an_agency_that_nobody_knows_is_told_by_the_name_of_its_site(sign_in, reporter, site):
    told = proposed(sign_in(reporter), f"{site.url}/report?from=mail")
    assert (told["agency"], told["agencyName"]) == ("", "Pier Gazette")


def test_a_known_address_is_told_without_asking_its_site(sign_in, reporter, site):
    source = make_source(url=f"{site.url}/report?from=mail")
    known = proposed(sign_in(reporter), f"{source.url}#part")["known"]
    assert (known["ref"], known["agency"]) == (source.ref, source.agency.name)
    assert known["page"] == reverse("admin:sources_source_change", args=[source.pk])
    assert site.asked == []


def test_a_source_is_known_by_what_the_page_calls_its_address_and_by_where_it_leads(sign_in, reporter, site):
    source = make_source(url=f"{site.url}/report")
    browser = sign_in(reporter)
    assert proposed(browser, f"{site.url}/report?from=mail")["known"]["ref"] == source.ref
    site.pages["/short"], site.pages["/report"] = sent_on("/report"), answer()
    assert proposed(browser, f"{site.url}/short")["known"]["ref"] == source.ref


def test_a_page_that_is_not_read_is_a_sentence_and_its_agency_still_proposed(sign_in, reporter, site):
    agency = make_agency(homepage=f"{site.url}/")
    told = proposed(sign_in(reporter), f"{site.url}/gone")
    assert told["refusal"] == "The site answered 404: there is no such page."
    assert (told["agency"], told["title"]) == (agency.pk, "")


@pytest.mark.parametrize(
    "url", ["", "\0", "nonsense", "http://[", "http://169.254.169.254/", "file:///etc/passwd", "x" * 5000, "ف" * 3000]
)
def test_what_is_no_address_is_a_sentence(sign_in, reporter, url):
    assert proposed(sign_in(reporter), url)["refusal"].endswith(".")


def test_nobody_reads_without_end(sign_in, reporter, editor, site, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 1, 10, tzinfo=UTC))
    monkeypatch.setattr(proposing, "READINGS_A_MINUTE", 2)
    browser = sign_in(reporter)
    for _ in range(2):
        proposed(browser, f"{site.url}/gone")
    refused = browser.post(PROPOSE, {"url": f"{site.url}/gone"})
    assert (refused.status_code, refused.json()["error"]) == (
        429,
        "You had many pages read in this minute: wait a moment.",
    )
    assert len(site.asked) == 2
    proposed(sign_in(editor), f"{site.url}/gone")


def test_it_is_for_those_who_may_make_sources(client, sign_in, reporter, site):
    assert client.post(PROPOSE, {"url": site.url}).status_code == 302
    reporter.groups.clear()
    assert sign_in(reporter).post(PROPOSE, {"url": site.url}).status_code == 403
    assert sign_in(reporter).get(PROPOSE).status_code in {403, 405}
    assert site.asked == []


@pytest.mark.django_db(transaction=True)
def test_a_page_is_fetched_outside_of_any_transaction(sign_in, reporter, site, monkeypatch):
    seen, really = [], proposing.fetch

    def watched(url):
        seen.append(connection.in_atomic_block)
        return really(url)

    monkeypatch.setattr(proposing, "fetch", watched)
    proposed(sign_in(reporter), f"{site.url}/report?from=mail")
    assert seen == [False]
