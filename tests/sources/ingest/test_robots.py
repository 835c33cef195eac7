import pytest

from sources.ingest import AddressRefused, fetch, heed_robots
from tests.stand_in import answer


@pytest.fixture
def ask(site):
    site.pages["/report"] = answer()

    def ask(robots):
        if robots is not None:
            site.pages["/robots.txt"] = robots
        return fetch(f"{site.url}/report", judge=heed_robots)

    return ask


def rules(text):
    return answer(text.encode(), Content_Type="text/plain")


@pytest.mark.parametrize(
    "robots",
    [
        None,
        answer(b"Not here", status="404 Not Found"),
        answer(b"<p>A page for all that is not there"),
        rules("User-agent: *\nDisallow: /private/"),
        rules("User-agent: other\nDisallow: /"),
        rules("nonsense\n\0\n" * 1000),
    ],
)
def test_what_no_rule_closes_is_read(ask, robots):
    assert ask(robots).data


@pytest.mark.parametrize(
    "robots",
    [
        rules("User-agent: *\nDisallow: /rep"),
        rules("User-agent: Newsroom\nDisallow: /"),
        answer(b"Oh", status="503 Unavailable"),
        b"nonsense",
    ],
)
def test_what_a_rule_closes_or_a_site_out_of_order_cannot_say_is_not_read(ask, site, robots):
    with pytest.raises(AddressRefused, match="127.0.0.1 asks robots not to read this page."):
        ask(robots)
    assert not any("GET /report" in head for head in site.asked)


def test_rules_are_asked_for_once_an_hour(ask, site):
    ask(rules("User-agent: *\nAllow: /"))
    ask(None)
    assert sum("GET /robots.txt" in head for head in site.asked) == 1


def test_where_a_page_sends_us_its_rules_count(ask, site):
    site.pages["/report"] = answer(b"", status="302 Found", Location="/private/report")
    with pytest.raises(AddressRefused):
        ask(rules("User-agent: *\nDisallow: /private/"))
