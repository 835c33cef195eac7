"""The page of a search: a form that asks by its address, results with extracts, and a way on where there are none."""

import pytest
from django.core.cache import caches

from articles.search import finding
from articles.views import searching
from tests.articles.search.searching import story
from tests.makers import make_tag

pytestmark = pytest.mark.django_db


def page(client, **address):
    response = client.get("/search/", address)
    assert response.status_code == 200
    return response.content.decode()


def test_results_have_the_words_marked_and_nothing_of_them_is_html(client):
    story("Ships &amp; <b>trains</b>", "The ships &lt;script&gt;alert(1)&lt;/script&gt; sailed.")
    html = page(client, q="ships script")
    assert "<mark>Ships</mark> &amp;amp; &lt;b&gt;trains&lt;/b&gt;" in html
    assert "The <mark>ships</mark> &lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; sailed." in html


def test_the_query_stays_in_the_field_and_in_every_link(client, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 1)
    tag = make_tag("War")
    for days in (1, 2):
        story("Ships", days=days, tags=[tag])
    html = page(client, q='"ships" <', tag="war", **{"from": "2020-01-01"})
    assert 'value="&quot;ships&quot; &lt;"' in html and 'value="war" checked' in html
    assert 'href="?q=%22ships%22+%3C&amp;tag=war&amp;from=2020-01-01&amp;sort=newest"' in html
    assert 'href="?q=%22ships%22+%3C&amp;from=2020-01-01" aria-label="War, remove this filter"' in html
    assert 'href="?q=%22ships%22+%3C&amp;tag=war" aria-label="Since 1 January 2020, remove this filter"' in html
    assert 'rel="next"' in html and "&amp;before=" in html


def test_the_count_is_told_as_far_as_it_is_known(client, monkeypatch):
    story("Ships")
    assert "1 story<" in page(client, q="ships")
    story("Ships")
    assert "2 stories<" in page(client, q="ships")
    monkeypatch.setattr(finding, "MOST", 1)
    monkeypatch.setattr(searching, "MOST", 1)
    html = page(client, q="ships")
    assert "1+ stories" in html and "Every story, newest first" in html


def test_where_nothing_is_found_there_is_a_way_on(client):
    story("Ships", tags=[make_tag("Warfare")])
    assert "No story has all of this." in page(client, q="zebra")
    assert "Without the filters" in page(client, q="zebra", tag="warfare")
    assert '<a href="/tags/warfare/">Warfare</a>' in page(client, q="warfare zebra")


def test_search_engines_do_not_follow_searches_into_their_index(client):
    noindex = '<meta name="robots" content="noindex, follow">'
    assert noindex in page(client, q="ships") and noindex not in page(client)


def test_it_sets_no_cookie_and_is_linked_from_every_page(client):
    response = client.get("/search/", {"q": "ships"})
    assert not response.cookies and "Cookie" not in response.get("Vary", "")
    assert '<a href="/search/" aria-current="page">Search</a>' in response.content.decode()
    assert '<a href="/search/">Search</a>' in client.get("/").content.decode()


def test_one_network_that_asks_too_fast_is_told_to_wait(client, monkeypatch):
    monkeypatch.setattr(searching, "A_MINUTE", 2)
    caches["memory"].clear()
    answers = [client.get("/search/", REMOTE_ADDR=f"8.8.8.{n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60" and "Wait a minute" in answers[2].content.decode()
    assert client.get("/search/", REMOTE_ADDR="8.8.9.1").status_code == 200


def test_only_reading_is_answered(client):
    assert client.post("/search/").status_code == 405
    assert client.head("/search/?q=ships").status_code == 200


ODD = [
    "",
    "%00",
    "%ff",
    "%ed%a0%80",
    "x" * 10_000,
    "9" * 5_000,
    "-1",
    "NaN",
    "[]",
    "%22",
    "OR",
    "%E2%80%AE",
    "<svg/onload=x>",
]


@pytest.mark.parametrize(
    "name", ["q", "tag", "agency", "by", "from", "to", "sort", "before", "q=ships&before", "q=a&from"]
)
def test_every_part_of_an_address_may_be_anything(client, name):
    story("Ships")
    for value in ODD:
        response = client.get(f"/search/?{name}={value}&{name}={value}")
        assert response.status_code == 200 and b"<svg" not in response.content
