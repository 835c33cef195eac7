"""Feeds: full text, names that stay, what was taken back, and validity for those who read them."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import feedparser
import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date
from lxml import etree

from articles.models import Rendering
from articles.publishing import copy_edit, correct, live_content, publish, redact, reinstate, retract, update, withdraw
from newsroom import clock
from newsroom.images.library import add_image
from newsroom.prose import clean
from tests.makers import (
    edit,
    make_agency,
    make_article,
    make_author,
    make_published_article,
    make_ready,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
    mark,
    picture_bytes,
)

pytestmark = pytest.mark.django_db
FORMATS = ("rss", "atom", "json")
KINDS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
AT = "{http://purl.org/atompub/tombstones/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def story():
    """A story with a picture, in the list of a tag, an author and two agencies."""
    image = add_image(picture_bytes(size=(1600, 900)), by=None, alt="A pier", caption="The pier.", credit="Photo: A")
    source, other = make_source(agency=make_agency(slug="anadolu")), make_source(agency=make_agency(slug="afp"))
    body = (
        f'<p>It <strong>reopens</strong>{mark(source)} and <a href="/tags/x/">so on</a>.</p><h2>Then</h2><p>More.</p>'
    )
    return make_published_article(
        at=clock.now() - timedelta(hours=5),
        sources=[source, other],
        tags=[make_tag("Harbours", slug="harbours")],
        authors=[make_author("Mara Lindqvist", slug="mara"), make_author("Jonah")],
        lead_image=image,
        body=body,
        headline="Pier & dock reopen <soon>",
    )


def addresses(format):
    paths = ("/feeds/latest", "/tags/harbours/feed", "/by/mara/feed", "/sources/anadolu/feed", "/corrections/feed")
    return [f"{path}.{format}" for path in (*paths, "/ledger/feed")]


def get(client, address, status=200, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == status, (address, response)
    return response


def parsed(client, address):
    found = feedparser.parse(get(client, address).content, response_headers={"content-type": "application/xml"})
    assert not found.bozo, found.get("bozo_exception")
    return found


def items(client, format, path="/feeds/latest"):
    """The name, address, text and times of each item of a feed."""
    if format == "json":
        data = get(client, f"{path}.json").json()
        return [(one["id"], one["url"], one["content_html"], one["date_modified"]) for one in data["items"]]
    found = parsed(client, f"{path}.{format}")
    return [
        (one.id, one.link, one.content[-1].value, one.get("updated_parsed") or one.published_parsed)
        for one in found.entries
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_every_list_has_its_feed_in_three_formats(client, story, chief, format):
    correct(story, by=chief, content=replace(live_content(story), dateline="Izmir"), notice="It was Izmir.")
    for address in addresses(format):
        response = get(client, address)
        assert response.headers["Content-Type"] == f"{KINDS[format]}; charset=utf-8"
        assert not response.cookies and "Cookie" not in response.get("Vary", "")
        if "ledger" not in address:
            assert len(items(client, format, address.rsplit(".", 1)[0])) == 1, address


@pytest.mark.parametrize("format", FORMATS)
def test_a_feed_carries_the_full_text_with_absolute_addresses(client, story, format):
    [(_, url, html, _)] = items(client, format)
    page = f"http://testserver{story.versions.live().get().get_absolute_url()}"
    assert url == page
    assert "<strong>reopens</strong>" in html and "More." in html and "<h2>Sources</h2>" in html
    assert f'href="{page}#source-1"' in html and "[1]" in html and 'title="Source 1: ' in html
    assert 'href="http://testserver/tags/x/"' in html
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses and all(address.startswith(("http://", "https://")) for address in addresses)
    assert not re.search(r"data-|aria-|role=|class=|srcset|<script|origin\.invalid", html)


def test_plain_parts_are_plain_text_and_people_are_named(client, story):
    atom, rss = parsed(client, "/feeds/latest.atom").entries[0], parsed(client, "/feeds/latest.rss").entries[0]
    assert atom.title_detail.type == "text/plain" and atom.title == "Pier & dock reopen <soon>"
    for entry in (atom, rss):
        assert [author.name for author in entry.authors] == ["Mara Lindqvist", "Jonah"]
        assert entry.tags[0].scheme == "http://testserver/tags/"
    assert atom.tags[0].term == "harbours" and rss.tags[0].term == "Harbours"
    assert rss.media_content[0]["url"].startswith("http://testserver/media/pictures/")
    assert rss.guidislink is False


def test_a_json_feed_tells_the_sources(client, story):
    data = get(client, "/feeds/latest.json").json()
    assert data["version"] == "https://jsonfeed.org/version/1.1" and data["feed_url"].endswith("/feeds/latest.json")
    [item] = data["items"]
    assert item["image"].startswith("http://testserver/media/") and item["tags"] == ["Harbours"]
    facts = item["_newsroom"]
    assert (facts["story"], facts["version"], len(facts["sources"])) == (story.ref, 1, 2)
    assert facts["digest"] == story.versions.live().get().digest


@pytest.mark.parametrize("format", FORMATS)
def test_a_correction_keeps_the_name_and_moves_updated(client, story, chief, format):
    [(name, url, html, updated)] = items(client, format)
    correct(story, by=chief, content=replace(live_content(story), dateline="Izmir"), notice="It was Izmir.")
    [(same, there, corrected, later)] = items(client, format)
    assert (same, there) == (name, url) and name.startswith("urn:uuid:")
    assert later > updated and "It was Izmir." in corrected and "It was Izmir." not in html


def test_a_copy_edit_moves_nothing(client, story):
    before = items(client, "atom")
    copy_edit(edit(story, standfirst="Mended."), by=make_user("editor"))
    assert items(client, "atom")[0][3] == before[0][3]


def test_the_name_of_a_story_outlives_its_address(client, story):
    [(name, url, *_)] = items(client, "rss")
    update(edit(story, slug="elsewhere"), by=make_user("editor"), notice="Moved.")
    [(same, there, *_)] = items(client, "rss")
    assert same == name and there != url


@pytest.mark.parametrize("verb", [retract, withdraw])
def test_what_is_taken_back_leaves_every_feed_and_a_tombstone_in_atom(client, story, chief, verb):
    [(name, *_)] = items(client, "atom")
    verb(story, by=chief, notice="It did not happen.")
    for format in FORMATS:
        for path in ("/feeds/latest", "/tags/harbours/feed", "/by/mara/feed", "/sources/anadolu/feed"):
            assert items(client, format, path) == [], path
    root = etree.fromstring(get(client, "/tags/harbours/feed.atom").content)
    [stone] = root.findall(f"{AT}deleted-entry")
    assert stone.get("ref") == name and stone.get("when") == root.findtext(f"{ATOM}updated")
    assert "It did not happen." in stone.findtext(f"{AT}comment")
    reinstate(story, by=chief, notice="It did.")
    assert [entry[0] for entry in items(client, "atom")] == [name]
    assert b"deleted-entry" not in get(client, "/feeds/latest.atom").content


def test_the_corrections_are_a_feed_of_their_own(client, story, chief):
    correct(story, by=chief, content=replace(live_content(story), dateline="Izmir"), notice="It was <Izmir>.")
    [entry] = parsed(client, "/corrections/feed.atom").entries
    assert entry.title.startswith("Correction: Pier") and "It was &lt;Izmir&gt;." in entry.content[0].value
    assert entry.link.endswith("/history/2/changes/")
    withdraw(story, by=chief, notice="It harmed somebody.", basis="personal")
    assert items(client, "rss", "/corrections/feed") == []
    root = etree.fromstring(get(client, "/corrections/feed.atom").content)
    assert [stone.get("ref") for stone in root.findall(f"{AT}deleted-entry")] == [entry.id]


def test_what_is_scheduled_is_in_no_feed_before_its_time(client):
    make_published_article(at=clock.now() - timedelta(hours=2))
    article = make_scheduled_article(headline="Later")
    kept = get(client, "/feeds/latest.json")
    assert article.ref not in kept.content.decode()
    with clock.at(clock.now() + timedelta(hours=2)):
        later = get(client, "/feeds/latest.json", **{"if-none-match": kept["ETag"]})
    assert [item["title"] for item in later.json()["items"]][0] == "Later"


@pytest.mark.parametrize("format", FORMATS)
def test_who_has_a_feed_already_is_told_so(client, story, format):
    for address in addresses(format):
        response = get(client, address)
        etag, modified = response["ETag"], response["Last-Modified"]
        with CaptureQueriesContext(connection) as queries:
            again = get(client, address, 304, **{"if-none-match": etag})
        assert len(queries) <= 2 and again.content == b""
        assert (again["ETag"], again["Cache-Control"]) == (etag, response["Cache-Control"])
        get(client, address, 304, **{"if-modified-since": modified})
        get(client, address, 200, **{"if-none-match": '"other"', "if-modified-since": modified})
        get(client, address, 200, **{"if-modified-since": http_date(0)})
        assert client.head(address)["ETag"] == etag


def test_what_changes_a_feed_changes_its_validators(client, story, chief, settings):
    seen = {get(client, "/tags/harbours/feed.rss")["ETag"]}
    update(edit(story, headline="Newer"), by=chief, notice="More.")
    seen.add(get(client, "/tags/harbours/feed.rss")["ETag"])
    redact(story, by=chief, basis="personal", reason="A name", passages=["More."])
    seen.add(get(client, "/tags/harbours/feed.rss")["ETag"])
    tag = story.tags.get()
    tag.description = "Piers and docks."
    tag.save()
    seen.add(get(client, "/tags/harbours/feed.rss")["ETag"])
    settings.RELEASE = "2"
    seen.add(get(client, "/tags/harbours/feed.rss")["ETag"])
    assert len(seen) == 5


@pytest.mark.parametrize("stories", [1, 12])
def test_a_feed_costs_the_same_whatever_it_holds(client, stories):
    tag, author, agency = make_tag(slug="harbours"), make_author(slug="mara"), make_agency(slug="anadolu")
    for _ in range(stories):
        image = add_image(picture_bytes(colour=(stories, _, 9)), by=None, alt="A pier", credit="Us")
        sources = [make_source(agency=agency), make_source()]
        make_published_article(tags=[tag, make_tag()], authors=[author], sources=sources, lead_image=image)
    caches["memory"].clear()
    for format in FORMATS:
        for address in addresses(format):
            if "ledger" in address:
                continue
            with CaptureQueriesContext(connection) as queries:
                get(client, address)
            assert len(queries) <= 5, (address, queries.captured_queries)


def test_a_story_whose_rendering_is_missing_is_told_all_the_same(client, story):
    before = items(client, "rss")
    Rendering.objects.all().delete()
    assert items(client, "rss") == before


def test_words_that_xml_cannot_hold_break_no_feed(client, material):
    lines = (material / "text/blns.txt").read_text(errors="replace").splitlines()
    odd = "".join(line for line in lines if line and not line.startswith("#")).replace("\0", "")
    words = "Bell \x07 \x1b[31m \ufffe ]]> <b>&amp; " + odd[:100]
    article = make_article(headline=words[:180], standfirst=words, body=clean(f"<p>{odd[:6000]}</p>"), slug="odd")
    make_ready(article)
    publish(article, by=make_user("editor"), overrule="As it is.")
    for format in FORMATS:
        assert len(items(client, format)) == 1
    assert "\x07" not in parsed(client, "/feeds/latest.atom").entries[0].title


def test_a_story_in_another_language_says_so(client):
    make_published_article(language="ar", body="<p>مرحبا</p>", overrule="As it is.")
    root = etree.fromstring(get(client, "/feeds/latest.atom").content)
    entry = root.find(f"{ATOM}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert 'lang="ar" dir="rtl"' in entry.findtext(f"{ATOM}content")
    assert b"<dc:language>ar</dc:language>" in get(client, "/feeds/latest.rss").content


def test_atom_follows_rfc_4287(client, story):
    root = etree.fromstring(get(client, "/feeds/latest.atom").content)
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    assert sorted(rels) == ["alternate", "self"]
    for entry in root.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "content", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
    assert all(moment.fullmatch(one.text) for one in root.iter(f"{ATOM}updated", f"{ATOM}published"))


def test_rss_follows_its_profile(client, story):
    channel = etree.fromstring(get(client, "/feeds/latest.rss").content).find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate", "ttl"))
    [own] = channel.findall(f"{ATOM}link")
    assert own.get("rel") == "self" and own.get("href") == "http://testserver/feeds/latest.rss"
    names = [etree.QName(element).localname for element in channel.find("item")]
    assert names.index("description") < names.index("encoded")
    assert names.count("guid") == 1 and channel.find("item/guid").get("isPermaLink") == "false"
    assert channel.find("item/author") is None  # it would need an address of mail


def test_a_json_feed_follows_its_version(client, story):
    data = json.loads(get(client, "/feeds/latest.json").content)
    assert {"version", "title", "items", "home_page_url", "feed_url", "language", "authors"} <= data.keys()
    known = {"id", "url", "title", "summary", "content_html", "language", "date_published", "date_modified"}
    known |= {"authors", "tags", "image", "_newsroom"}
    assert all(item.keys() <= known and item["id"] for item in data["items"])


def test_formats_that_we_do_not_write_are_not_found(client, story):
    for format in ("xyz", "xml", "RSS", "rss2", "", "rss/", "json%00", "at%6fm.x"):
        for path in ("/feeds/latest", "/tags/harbours/feed", "/sources/anadolu/feed", "/by/mara/feed", "/ledger/feed"):
            get(client, f"{path}.{format}", 404)
    for path in ("/feeds/no-such.rss", "/tags/no-such/feed.rss", "/by/no-such/feed.atom", "/sources/no-such/feed.json"):
        get(client, path, 404)


def test_a_feed_under_a_former_slug_redirects(client, story):
    tag = story.tags.get()
    tag.slug = "docks"
    tag.save()
    assert get(client, "/tags/harbours/feed.atom", 301)["Location"] == "/tags/docks/feed.atom"


def test_pages_lead_to_their_feeds(client, story):
    for page, feed in (
        ("/", "/feeds/latest"),
        ("/tags/harbours/", "/tags/harbours/feed"),
        ("/by/mara/", "/by/mara/feed"),
        ("/sources/anadolu/", "/sources/anadolu/feed"),
        ("/corrections/", "/corrections/feed"),
        ("/ledger/", "/ledger/feed"),
        (story.versions.live().get().get_absolute_url(), "/feeds/latest"),
    ):
        head = get(client, page).content.decode().split("</head>")[0]
        for format, kind in KINDS.items():
            assert f'<link rel="alternate" type="{kind}" href="{feed}.{format}"' in head, (page, format)


def test_the_page_of_feeds_names_them_all_for_people(client, story):
    tag = story.tags.get()
    tag.navigation_order = 1
    tag.save()
    page = get(client, "/feeds/").content.decode().split("</head>")[1]
    for format in FORMATS:
        for path in ("/feeds/latest", "/corrections/feed", "/tags/harbours/feed"):
            assert f'href="{path}.{format}"' in page
    assert 'href="/feeds/"' in get(client, "/").content.decode()
