import gzip
import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from articles.models import Version
from articles.publishing import (
    cancel,
    correct,
    live_content,
    publish,
    redact,
    reinstate,
    retract,
    schedule,
    update,
    withdraw,
)
from newsroom import clock
from newsroom.images.library import add_image
from sources.standing import kill, mark_corrected
from tests.makers import (
    edit,
    make_article,
    make_published_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
    mark,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


def path(article):
    return article.versions.live().get().get_absolute_url()


def text(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response
    return response.content.decode()


def body(client, address):
    """What readers see: the head says much of it again, for machines."""
    return text(client, address).split("</head>")[1]


def test_a_story_shows_its_parts_in_order(client):
    image = add_image(picture_bytes(size=(1600, 900)), by=None, alt="A harbour", caption="The harbour.", credit="Us")
    make_published_article()
    article = make_published_article(lead_image=image, dateline="Istanbul")
    html = body(client, path(article))
    parts = [
        "Skip to content",
        'class="masthead',
        '<main class="content" id="content"',
        'class="kicker"',
        "<h1 ",
        'class="standfirst"',
        'class="byline"',
        "Istanbul",
        "<time datetime=",
        'alt="A harbour"',
        "The harbour.",
        'role="doc-noteref"',
        'id="sources"',
        'id="source-1"',
        'rel="tag"',
        'id="latest"',
        'class="colophon"',
    ]
    places = [html.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_citations_lead_to_their_sources_and_back(client):
    source = make_source(title="What was said")
    body = f"<p>One{mark(source)} and two{mark(source)}.</p>"
    article = make_published_article(sources=[source, make_source()], body=body)
    html = text(client, path(article))
    assert html.count('href="#source-1"') == 2
    label = f"Source 1: {source.agency.name}, What was said"
    assert f'aria-label="{label}"' in html
    assert 'id="cite-1-1"' in html and 'href="#cite-1-2"' in html
    assert 'id="source-2"' in html


def test_a_story_asks_for_no_cookie_and_depends_on_none(client):
    response = client.get(path(make_published_article()))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_moved_story_redirects_without_a_chain(client):
    article = make_published_article(slug="first")
    first = path(article)
    for slug in ("second", "third"):
        edit(article, slug=slug)
        update(article, by=make_user("editor"))
    for tail in ("", "history/", "history/1/", "history/2/changes/"):
        response = client.get(first + tail)
        assert (response.status_code, response["Location"]) == (301, path(article) + tail)


def test_an_old_address_keeps_redirecting_while_the_return_to_it_is_scheduled(client, chief):
    article = make_published_article(slug="old")
    old = path(article)
    edit(article, slug="new")
    update(article, by=chief)
    edit(article, slug="old")
    schedule(article, by=chief, at=clock.now() + timedelta(hours=1))
    assert client.get(old).status_code == 301
    cancel(article, by=chief)
    assert client.get(old)["Location"] == path(article) != old
    correct(article, by=chief, content=replace(live_content(article), headline="Right"), notice="It was wrong.")
    assert client.get(old)["Location"] == path(article) != old


def test_a_new_slug_that_is_scheduled_is_not_told_before_its_time(client, chief):
    article = make_published_article(slug="now")
    edit(article, slug="later")
    schedule(article, by=chief, at=clock.now() + timedelta(hours=1))
    later = path(article).replace("/now/", "/later/")
    assert client.get(later).status_code == 404
    with clock.at(clock.now() + timedelta(hours=2)):
        assert client.get(later).status_code == 200


def test_what_is_scheduled_or_cancelled_is_not_there(client, chief):
    article = make_published_article(headline="Live headline")
    edit(article, headline="Secret headline")
    schedule(article, by=chief, at=clock.now() + timedelta(hours=1))
    for tail in ("history/2/", "history/2/changes/", "history/2.json"):
        assert client.get(path(article) + tail).status_code == 404
    for tail in ("", "history/", "versions.json"):
        assert "Secret" not in text(client, path(article) + tail)


def test_a_correction_stands_on_top_for_two_days_and_below_for_ever(client):
    article = make_published_article()
    content = replace(live_content(article), dateline="Ankara")
    correct(article, by=make_user("editor"), content=content, notice="It was Ankara.")
    assert body(client, path(article)).count("It was Ankara.") == 2
    with clock.at(clock.now() + timedelta(hours=49)):
        assert body(client, path(article)).count("It was Ankara.") == 1


def test_a_fresh_correction_stays_on_top_when_an_update_follows(client):
    article = make_published_article()
    content = replace(live_content(article), dateline="Ankara")
    correct(article, by=make_user("editor"), content=content, notice="It was Ankara.")
    edit(article, headline="New")
    update(article, by=make_user("editor"), notice="More is known.")
    html = body(client, path(article))
    assert "notice--top" in html
    assert html.count("It was Ankara.") == 2


def test_a_retracted_story_shows_the_reason_in_place_of_its_text(client, chief):
    article = make_published_article(body="<p>Words we no longer stand by.</p>", sources=[], overrule="None to be had.")
    retract(article, by=chief, notice="Its source withdrew the report.")
    html = text(client, path(article))
    assert "Its source withdrew the report." in html
    assert "Words we no longer stand by" not in html
    assert "Words we no longer stand by" in text(client, path(article) + "history/1/")


@pytest.mark.parametrize(("basis", "status"), [("editorial", 410), ("personal", 410), ("legal", 451)])
def test_a_withdrawn_story_is_gone_and_its_ledger_stays(client, chief, basis, status):
    article = make_published_article(headline="Harmful headline")
    withdraw(article, by=chief, notice="It harmed somebody.", basis=basis)
    for tail in ("", "history/", "history/1/", "history/1.json"):
        assert "Harmful" not in text(client, path(article) + tail, status)
    ledger = json.loads(text(client, path(article) + "versions.json"))
    assert [entry["kind"] for entry in ledger["versions"]] == ["publication", "withdrawal"]
    assert all(len(entry["digest"]) == 64 and "document" not in entry for entry in ledger["versions"])


def test_a_reinstated_story_is_back(client, chief):
    article = make_published_article(headline="Back again")
    withdraw(article, by=chief, notice="By mistake.")
    reinstate(article, by=chief, notice="It was right.")
    assert "Back again" in text(client, path(article))


def test_the_ledger_can_be_checked_by_anyone(client):
    article = make_published_article()
    for number in range(2):
        edit(article, headline=f"Changed {number}")
        update(article, by=make_user("editor"), notice="New.")
    previous = None
    for entry in json.loads(text(client, path(article) + "versions.json"))["versions"]:
        data = client.get(entry["document"]).content
        assert hashlib.sha256(data).hexdigest() == entry["digest"]
        assert entry["previous"] == previous
        previous = entry["digest"]


def test_a_redacted_version_keeps_its_digest_and_names_the_new_one(client, chief):
    article = make_published_article(headline="Jane Example speaks")
    redact(article, by=chief, basis="legal", reason="Order.", passages=["Jane Example"])
    entry = json.loads(text(client, path(article) + "versions.json"))["versions"][0]
    data = client.get(entry["document"]).content
    assert hashlib.sha256(data).hexdigest() == entry["redacted"]["digest"] != entry["digest"]
    assert "redacted" in text(client, path(article) + "history/")


def test_history_says_which_version_was_cancelled_and_never_seen(client, editor):
    article = make_scheduled_article(at=clock.now() + timedelta(days=1))
    cancel(article, by=editor)
    publish(article, by=editor)
    shown = text(client, path(article) + "history/")
    assert "Version 1 was scheduled and cancelled before its time: readers never saw it." in shown


def test_history_names_each_version_with_its_reason(client):
    article = make_published_article()
    edit(article, headline="Changed")
    update(article, by=make_user("editor"), notice="The terms were added.")
    html = text(client, path(article) + "history/")
    assert "The terms were added." in html and "First published." in html
    assert 'content="noindex, follow"' in html and 'rel="canonical"' in html


def test_changes_show_words_not_lines(client):
    article = make_published_article(headline="Drones: 14 shot down")
    edit(article, headline="Drones: 17 shot down")
    update(article, by=make_user("editor"))
    html = text(client, path(article) + "history/2/changes/")
    assert "<del>14</del>" in html and "<ins>17</ins>" in html
    assert client.get(path(article) + "history/1/changes/").status_code == 404


@pytest.mark.parametrize(("verb", "words"), [(kill, "withdrawn this report"), (mark_corrected, "changed this report")])
def test_what_became_of_a_source_is_told_beside_it(client, verb, words):
    source = make_source()
    article = make_published_article(sources=[source, make_source()])
    assert words not in text(client, path(article))
    verb(source, by=None, note="In error.")
    assert words in text(client, path(article))


def test_read_also_holds_the_chosen_stories_and_is_filled_up_from_the_tags(client):
    tag = make_tag()
    near = make_published_article(tags=[tag], headline="Same tag")
    chosen = make_published_article(headline="Chosen one")
    article = make_article(tags=[tag])
    article.related.add(chosen)
    version = publish(edit(article), by=make_user("editor"))
    assert version.related.split() == [chosen.ref, near.ref]
    html = text(client, path(article))
    assert html.index("Chosen one") < html.index("Same tag")


def test_read_also_leaves_out_what_was_retracted_since(client, chief):
    chosen = make_published_article(headline="Chosen one")
    article = make_article()
    article.related.add(chosen)
    publish(edit(article), by=make_user("editor"))
    retract(chosen, by=chief, notice="No longer.")
    assert "Chosen one" not in text(client, path(article)).split('id="latest"')[0]


@pytest.mark.parametrize("sources", [0, 1, 12])
def test_a_story_costs_three_queries_whatever_it_holds(client, sources, django_assert_max_num_queries):
    editor = make_user("editor")
    article = make_published_article(
        sources=[make_source() for _ in range(sources)],
        tags=[make_tag() for _ in range(sources + 1)],
        overrule="As it is.",
    )
    for number in range(sources // 3):
        edit(article, headline=f"Changed {number}")
        update(article, by=editor, notice="New.", overrule="As it is.")
    for source in article.citations.all()[:3]:
        mark_corrected(source.source, by=editor, note="A figure.")
    address = path(article)
    client.get(address)  # the navigation is kept for half a minute
    with django_assert_max_num_queries(3):
        client.get(address)


def test_a_story_fits_into_the_first_flight(client):
    article = make_published_article(sources=[make_source() for _ in range(6)])
    html = client.get(path(article)).content
    css = Path("static/css/site.css").read_bytes()
    assert len(html) < 35_000
    assert len(gzip.compress(html)) + len(gzip.compress(css)) < 14_000
    assert html.count(b"<script") == html.count(b'<script type="application/ld+json">') == 1  # data, not a script


def test_only_reading_is_allowed(client):
    address = path(make_published_article())
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/2026/02/30/x/", "/2026/13/01/x/", "/0000/01/01/x/", "/9999/12/31/x/", "/2026/01/01/none/", "/2026/1/1/x/"],
)
def test_an_address_that_was_never_given_out_is_404(client, address):
    assert "Nothing stands at this address" in text(client, address, 404)


def test_an_old_version_is_rendered_on_view(client):
    article = make_published_article(headline="As it was")
    edit(article, headline="As it is")
    update(article, by=make_user("editor"))
    assert not Version.objects.get(article=article, number=1).renderings.exists()
    assert "As it was" in text(client, path(article) + "history/1/")


def test_the_first_version_claims_no_change_and_a_retracted_story_no_footing(client, chief):
    article = make_published_article()
    address = path(article)
    assert "As first published" in text(client, address) and "Stands on" in text(client, address)
    retract(article, by=chief, notice="Its source withdrew the report.")
    html = text(client, address)
    assert "Stood on" in html and "See what changed, and why" in html
    assert "As first published" in text(client, f"{address}history/1/")


def test_changes_name_a_new_source_with_what_it_contributed(client):
    source, new = make_source(), make_source(title="The new report")
    article = make_published_article(sources=[source, make_source()])
    article.citations.create(source=new, position=2, note="The number of prisoners.")
    update(edit(article, body=f"{article.body}<p>More{mark(new)}.</p>"), by=make_user("editor"))
    html = text(client, f"{path(article)}history/2/changes/")
    assert "1 source added" in html
    assert "The new report</ins>" in html and "<ins>The number of prisoners.</ins>" in html


def test_words_that_went_are_parted_from_those_that_came_in_their_place(client):
    article = make_published_article(standfirst="Four ships were out by noon.")
    update(edit(article, standfirst="The two lists do not agree."), by=make_user("editor"))
    html = text(client, f"{path(article)}history/2/changes/")
    assert '<del class="glued">Four ships were out by noon</del><ins>The two lists do not agree</ins>.' in html


def test_a_retraction_among_the_versions_shows_its_notice_as_readers_saw_it(client, chief):
    article = make_published_article(headline="Back again")
    retract(article, by=chief, notice="Its source withdrew the report.")
    reinstate(article, by=chief, notice="The source was right.")
    assert "Its source withdrew the report." in text(client, f"{path(article)}history/2/")
    assert "Its source withdrew the report." not in text(client, f"{path(article)}history/1/")


def test_changes_around_a_part_without_words_are_shown(client):
    article = make_published_article(body="<p>One.</p><hr><p>Two.</p><p>Three.</p>", sources=[], overrule="None.")
    update(edit(article, body=article.body.replace("Three", "Four")), by=make_user("editor"), overrule="None.")
    html = text(client, f"{path(article)}history/2/changes/")
    assert "<p>Two.</p>" in html and "<p></p>" not in html and "Four</ins>" in html
