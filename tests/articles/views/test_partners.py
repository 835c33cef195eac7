"""oEmbed, and the page that others show in a frame."""

import pytest

from articles.models import Tag
from articles.publishing import redact, retract, update, withdraw
from newsroom.ops.headers import READERS
from tests.makers import edit, make_author, make_published_article, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_published_article(headline='Pier "reopens" & so', authors=[make_author("Mara"), make_author("Jonah")])


def path(article):
    return article.versions.live().get().get_absolute_url()


def ask(client, url, status=200, **more):
    response = client.get("/oembed", {"url": url, **more})
    assert response.status_code == status, (url, response)
    return response


def test_oembed_tells_how_a_story_is_shown(client, story):
    told = ask(client, f"http://testserver{path(story)}").json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", 'Pier "reopens" & so')
    assert told["author_name"] == "Mara, Jonah" and told["provider_url"] == "http://testserver/"
    assert (
        f'<iframe src="http://testserver{path(story)}embed/" title="Pier &quot;reopens&quot; &amp; so"' in told["html"]
    )
    assert (told["width"], told["height"]) == (600, 280)


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        ({"maxwidth": "400"}, 400, 280),
        ({"maxwidth": "90000", "maxheight": "200"}, 600, 200),
        ({"maxwidth": "1", "maxheight": "1"}, 200, 160),
        ({"maxwidth": "abc", "maxheight": "-5"}, 600, 280),
        ({"maxwidth": "٣٠٠", "maxheight": "9" * 5000}, 300, 280),
    ],
)
def test_the_frame_fits_the_place_that_is_asked_for(client, story, asked, width, height):
    told = ask(client, f"http://testserver{path(story)}", **asked).json()
    assert (told["width"], told["height"]) == (width, height)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/",
        "http://testserver/",
        "http://testserver/latest/",
        "http://testserver/2026/01/01/no-such/",
        "http://testserver/2026/13/45/no-such/",
        "http://evil.example/2026/01/01/x/",
        "//testserver/2026/01/01/x/",
        "http://[::1",
        "http://testserver:x/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://testserver/%00%ff",
        "http://testserver@evil.example/",
        "http://127.0.0.1:22/",
        "x" * 10_000,
    ],
)
def test_an_address_that_is_no_story_of_ours_is_not_found(client, story, url):
    ask(client, url, 404)


def test_a_format_that_we_do_not_write_is_not_implemented(client, story):
    for format in ("xml", "JSON", "", "%00"):
        ask(client, f"http://testserver{path(story)}", 501, format=format)


def test_what_is_taken_back_is_not_offered(client, story, chief):
    retract(story, by=chief, notice="It did not happen.")
    ask(client, f"http://testserver{path(story)}", 404)
    page = client.get(f"{path(story)}embed/")
    assert "Retracted: Pier" in page.content.decode() and "It did not happen." in page.content.decode()
    withdraw(story, by=chief, notice="It harmed somebody.", basis="legal")
    ask(client, f"http://testserver{path(story)}", 404)
    gone = client.get(f"{path(story)}embed/")
    assert gone.status_code == 451 and "frame-ancestors *" in gone["Content-Security-Policy"]


def test_only_the_embed_may_stand_in_a_frame(client, story):
    embed = client.get(f"{path(story)}embed/")
    assert embed.status_code == 200 and "X-Frame-Options" not in embed
    policy = dict(part.split(" ", 1) for part in embed["Content-Security-Policy"].split("; "))
    assert policy.pop("frame-ancestors") == "*"
    assert policy == {name: value for name, value in READERS.items() if name != "frame-ancestors"}
    page = client.get(path(story))
    assert page["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_embed_leads_out_of_the_frame_and_to_the_story(client, story):
    html = client.get(f"{path(story)}embed/").content.decode()
    assert f'<link rel="canonical" href="http://testserver{path(story)}">' in html and "noindex" in html
    assert html.count("<a ") == html.count('target="_blank" rel="noopener"') > 1
    assert "<script" not in html


def test_a_moved_story_is_found_under_its_former_address(client, story):
    old = path(story)
    update(edit(story, slug="elsewhere"), by=make_user("editor"), notice="Moved.")
    assert f"{path(story)}embed/" in ask(client, f"http://testserver{old}").json()["html"]
    assert client.get(f"{old}embed/")["Location"] == f"{path(story)}embed/"


def test_what_a_redaction_took_out_is_confirmed_to_nobody(client, chief):
    article = make_published_article()
    update(edit(article, headline="Second"), by=make_user("editor"), notice="Rita Lane was there.")
    update(edit(article, headline="Third"), by=make_user("editor"), notice="More is known.")
    page = article.versions.live().get().get_absolute_url()
    parts = ["", "history/", "history/2/", "history/3/", "ninjs.json", "embed/", "versions.json"]
    kept = {part: client.get(page + part) for part in parts}
    assert "Rita Lane" in kept["history/3/"].content.decode()
    redact(article, by=chief, basis="personal", reason="In danger.", passages=["Rita Lane"])
    for part in parts:
        asked = {"if-none-match": kept[part]["ETag"]}
        if since := kept[part].get("Last-Modified"):
            asked = {"if-modified-since": since}
        again = client.get(page + part, headers=asked)
        assert "Rita Lane" not in client.get(page + part).content.decode()
        assert "Rita Lane" not in again.content.decode()
        assert part == "embed/" or again.status_code == 200, part


def test_ninjs_follows_the_rows_that_it_names(client):
    tag = make_tag("Harbours")
    page = make_published_article(tags=[tag]).versions.live().get().get_absolute_url()
    before = client.get(page + "ninjs.json")
    Tag.objects.filter(pk=tag.pk).update(media_topic="medtop:16000000")
    after = client.get(page + "ninjs.json", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200 and "16000000" in after.content.decode()
