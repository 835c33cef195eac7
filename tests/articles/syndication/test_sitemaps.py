"""Sitemaps, robots.txt: valid by their schemas, true, and stable."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from articles.models import Tag
from articles.publishing import retract, update
from articles.syndication import sitemaps
from articles.syndication.sitemaps import NewsStory, Place, news_language
from newsroom import clock
from tests.makers import edit, make_agency, make_author, make_published_article, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def xml(client, address):
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"] == "application/xml; charset=utf-8", address
    return etree.fromstring(response.content)


def places(client, address):
    return [loc.text for loc in xml(client, address).iter(f"{MAP}loc")]


def path(article):
    return f"http://testserver{article.versions.live().get().get_absolute_url()}"


@pytest.fixture
def stories():
    """One of this hour, one of forty days ago, one of two years ago."""
    now = clock.now()
    return [make_published_article(at=now - age) for age in (timedelta(), timedelta(days=40), timedelta(days=730))]


def month_of(article):
    return f"http://testserver/sitemaps/{timezone.localtime(article.versions.first().live_from):%Y-%m}.xml"


def test_the_index_names_a_shard_for_each_month_that_has_a_story(client, stories):
    assert places(client, "/sitemap.xml") == ["http://testserver/sitemaps/pages.xml", *map(month_of, stories)]


def test_a_shard_holds_the_stories_of_its_month_and_no_other(client, stories):
    for story in stories:
        assert places(client, month_of(story)) == [path(story)]
    assert client.get("/sitemaps/2001-01.xml").status_code == 404


def test_an_update_moves_lastmod_and_stays_in_the_month_of_the_first_publication(client, stories):
    old = stories[2]
    before = xml(client, month_of(old)).findtext(f".//{MAP}lastmod")
    update(edit(old, headline="Newer"), by=make_user("editor"), notice="More.")
    after = xml(client, month_of(old)).findtext(f".//{MAP}lastmod")
    assert after > before and places(client, month_of(old)) == [path(old)]
    shards = {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in xml(client, "/sitemap.xml")}
    assert shards[month_of(old)] == after > shards[month_of(stories[1])]


def test_what_is_taken_back_leaves_the_sitemaps(client, stories, chief):
    retract(stories[0], by=chief, notice="It did not happen.")
    retract(stories[1], by=chief, notice="Nor this.")
    assert places(client, "/sitemap.xml") == ["http://testserver/sitemaps/pages.xml", month_of(stories[2])]
    assert places(client, "/news-sitemap.xml") == []


def test_the_pages_that_have_a_story_are_named(client):
    tag, author, agency = make_tag(), make_author(), make_agency()
    make_tag(slug="empty"), make_author(slug="silent"), make_agency(slug="uncited")
    make_published_article(tags=[tag], authors=[author], sources=[make_source(agency=agency), make_source()])
    found = places(client, "/sitemaps/pages.xml")
    for page in (tag, author, agency):
        assert f"http://testserver{page.get_absolute_url()}" in found
    assert not [page for page in found if "empty" in page or "silent" in page or "uncited" in page]
    assert all(client.get(page).status_code == 200 for page in found)


def test_the_news_sitemap_holds_two_days(client, stories):
    fresh = make_published_article(at=clock.now() - timedelta(hours=47), headline="Pier & dock", language="pt-BR")
    make_published_article(at=clock.now() - timedelta(hours=49))
    root = xml(client, "/news-sitemap.xml")
    assert [loc.text for loc in root.iter(f"{MAP}loc")] == [path(stories[0]), path(fresh)]
    told = list(root.iter(f"{NEWS}news"))[1]
    assert told.findtext(f"{NEWS}title") == "Pier & dock"
    assert told.findtext(f"{NEWS}publication/{NEWS}language") == "pt"


def test_the_languages_of_news_sitemaps():
    assert [news_language(tag) for tag in ("en", "pt-BR", "zh-CN", "zh-Hans", "ar")] == [
        "en",
        "pt",
        "zh-cn",
        "zh",
        "ar",
    ]


@pytest.fixture
def valid(material):
    def valid(kind, data):
        schema = etree.XMLSchema(etree.parse(material / "schemas/sitemap" / kind))
        schema.assertValid(etree.fromstring(data))
        return True

    return valid


def test_sitemaps_are_valid_by_their_schemas(client, stories, valid):
    assert valid("siteindex.xsd", client.get("/sitemap.xml").content)
    assert valid("sitemap.xsd", client.get("/sitemaps/pages.xml").content)
    assert valid("sitemap.xsd", client.get(month_of(stories[0])).content)
    assert valid("news-all.local.xsd", client.get("/news-sitemap.xml").content)
    odd = [NewsStory("http://testserver/a/?b=1&c", 'A <b> "c" & \x07d', "de-AT", clock.now())]
    assert valid("news-all.local.xsd", sitemaps.news(odd, "The <Record> & co"))
    assert valid("sitemap.xsd", sitemaps.shard([Place("http://testserver/a/?b=1&c")]))


def test_the_pages_of_the_site_follow_a_new_slug(client, stories):
    first = client.get("/sitemaps/pages.xml")
    again = {"if-none-match": first["ETag"]}
    assert client.get("/sitemaps/pages.xml", headers=again).status_code == 304
    Tag.objects.filter(pk=Tag.objects.first().pk).update(slug="renamed")
    assert "/tags/renamed/" in client.get("/sitemaps/pages.xml", headers=again).content.decode()


@pytest.mark.parametrize("address", ["/sitemap.xml", "/news-sitemap.xml"])
def test_a_crawler_that_has_it_is_told_so(client, stories, address, django_assert_max_num_queries):
    first = client.get(address)
    with django_assert_max_num_queries(1):
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    make_published_article()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.head(address).status_code == 200 and client.post(address).status_code == 405


def test_an_empty_newsroom_has_empty_sitemaps(client):
    assert places(client, "/sitemap.xml") == ["http://testserver/sitemaps/pages.xml"]
    assert places(client, "/news-sitemap.xml") == []


@pytest.mark.parametrize(
    "shard", ["2026-13", "2026-00", "0000-01", "3000-01", "2026-1", "2026", "pages2", "%00", "٢٠٢٦-٠١"]
)
def test_a_shard_that_does_not_exist_is_not_found(client, stories, shard):
    assert client.get(f"/sitemaps/{shard}.xml").status_code == 404


def test_robots_txt_keeps_the_desk_out_and_names_the_sitemaps(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /preview/"]
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines
