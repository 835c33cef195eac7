"""JSON-LD and cards at the head of a story: right by the vocabulary, and nothing breaks out of them."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import caches

from articles.publishing import correct, live_content, publish, retract, update
from articles.publishing.share_picture import share_card_url
from newsroom import clock
from newsroom.images.library import add_image
from tests.articles.syndication.vocabulary import Blocks, faults, vocabulary
from tests.makers import (
    edit,
    make_agency,
    make_article,
    make_author,
    make_policy,
    make_published_article,
    make_ready,
    make_source,
    make_tag,
    make_user,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


def head(client, article):
    response = client.get(article.versions.live().get().get_absolute_url())
    assert response.status_code == 200
    page = response.content.decode()
    assert "origin.invalid" not in page
    return Blocks(page)


def facts(client, article):
    [found] = head(client, article).found
    return found


@pytest.fixture
def story(chief):
    """A corrected story with a picture, two agencies and a Media Topic."""
    agency = make_agency(name="Anadolu", slug="anadolu", disclosure="State-owned.")
    image = add_image(picture_bytes(size=(1600, 900)), by=None, alt="A pier", caption="The pier.", credit="Photo: A")
    article = make_published_article(
        at=clock.now() - timedelta(hours=5),
        sources=[make_source(agency=agency, title="Pier reopens", language="tr"), make_source(copy="")],
        tags=[make_tag("War & peace", media_topic="medtop:16000000"), make_tag("Politics")],
        authors=[make_author("Mara"), make_author("Jonah")],
        lead_image=image,
        dateline="Izmir",
        notes="The date.",
        overrule="As it is.",
    )
    correct(article, by=chief, content=replace(live_content(article), headline="Right"), notice="It was Tuesday.")
    return article


def test_every_fact_of_a_story_is_told(client, story):
    told, live = facts(client, story), story.versions.live().get()
    page = f"http://testserver{live.get_absolute_url()}"
    assert told["@id"] == told["url"] == told["mainEntityOfPage"] == page
    assert (told["headline"], told["dateline"], told["inLanguage"]) == ("Right", "Izmir", "en")
    assert (told["version"], told["creativeWorkStatus"]) == (2, "Corrected")
    assert [author["name"] for author in told["author"]] == ["Mara", "Jonah"]
    assert told["author"][0]["url"].startswith("http://testserver/by/")
    assert told["about"][0]["sameAs"] == "http://cv.iptc.org/newscodes/mediatopic/16000000"
    [correction] = told["correction"]
    assert correction["text"] == "It was Tuesday." and correction["url"] == f"{page}history/2/changes/"
    assert told["dateModified"] > told["datePublished"]
    assert told["publisher"]["name"] == settings.SITE_NAME
    assert told["publisher"]["correctionsPolicy"] == "http://testserver/corrections/"
    assert told["image"][0]["creditText"] == "Photo: A"
    assert "Anadolu" in told["backstory"] and f"{page}history/" in told["backstory"]


def test_the_policies_of_the_publisher_are_the_pages_that_stand(client, story):
    assert facts(client, story)["publisher"]["publishingPrinciples"] == "http://testserver/#standards"
    for slug in ("standards", "corrections", "ownership"):
        make_policy(slug)
    caches["memory"].clear()
    told = facts(client, story)["publisher"]
    assert told["publishingPrinciples"] == "http://testserver/about/standards/"
    assert told["correctionsPolicy"] == "http://testserver/about/corrections/"
    assert told["ownershipFundingInfo"] == "http://testserver/about/ownership/"
    assert told["actionableFeedbackPolicy"] == "http://testserver/corrections/report/"


def test_a_citation_tells_agency_language_date_copy_and_contribution(client, story):
    first, second = facts(client, story)["citation"]
    assert first["name"] == "Pier reopens" and first["inLanguage"] == "tr" and first["position"] == 1
    assert first["publisher"]["name"] == "Anadolu" and first["publisher"]["description"] == "State-owned."
    assert first["description"] == "The date." and first["datePublished"]
    assert first["archivedAt"].startswith("http://testserver/sources/anadolu/")
    assert "archivedAt" not in second  # we keep no copy of it


def test_the_vocabulary_knows_every_word(client, story, material, chief):
    types, properties = vocabulary(material / "schemas/schemaorg/schemaorg-current-https.jsonld")
    plain = make_published_article(sources=[], lead_image=None, overrule="As it is.")
    assert [*faults(facts(client, story), types, properties), *faults(facts(client, plain), types, properties)] == []
    retract(story, by=chief, notice="It did not happen.")
    assert list(faults(facts(client, story), types, properties)) == []


def test_the_checker_finds_faults(material):
    types, properties = vocabulary(material / "schemas/schemaorg/schemaorg-current-https.jsonld")
    wrong = {"@type": "NewsArticle", "headlin": "A", "datePublished": "today", "printEdition": {"@type": "Person"}}
    assert len(list(faults(wrong, types, properties))) == 3
    assert list(faults({"@type": "NewsArtcle"}, types, properties)) == ["page: NewsArtcle is no type"]


def test_a_retracted_story_says_so_and_claims_nothing_more(client, story, chief):
    retract(story, by=chief, notice="It did not happen.")
    told, page = facts(client, story), head(client, story)
    assert told["creativeWorkStatus"] == "Retracted" and "description" not in told and "image" not in told
    assert "It did not happen." in [correction["text"] for correction in told["correction"]]
    assert page.meta["description"] == ["It did not happen."]
    assert page.meta["og:title"] == ["Retracted: Right"]


def test_cards_name_the_lead_picture(client, story):
    meta = head(client, story).meta
    assert meta["og:type"] == ["article"] and meta["og:title"] == ["Right"]
    assert meta["og:image"][0].startswith("http://testserver/media/pictures/")
    assert (meta["og:image:width"], meta["og:image:alt"]) == (["1200"], ["A pier"])
    assert meta["twitter:card"] == ["summary_large_image"] and meta["og:site_name"] == [settings.SITE_NAME]
    assert meta["twitter:image:alt"] == ["A pier"]
    assert meta["article:tag"] == ["War & peace", "Politics"]
    assert len(meta["article:author"]) == 2 and "max-image-preview:large" in meta["robots"][0]


def test_a_story_without_a_picture_has_one_drawn(client):
    article = make_published_article(lead_image=None, overrule="None at hand.")
    meta, told = head(client, article).meta, facts(client, article)
    assert meta["og:image"] == [f"http://testserver{share_card_url(article.versions.get())}"]
    assert client.get(meta["og:image"][0]).headers["Content-Type"] == "image/png"
    assert "image" not in told


def test_the_head_names_one_canonical_address_and_the_embed(client, story):
    links = head(client, story).links
    page = f"http://testserver{story.versions.live().get().get_absolute_url()}"
    assert [link["href"] for link in links if link["rel"] == "canonical"] == [page]
    [oembed] = [link for link in links if link.get("type") == "application/json+oembed"]
    assert client.get(oembed["href"]).json()["title"] == "Right"


def test_a_retracted_story_announces_no_embed(client, story, chief):
    retract(story, by=chief, notice="It did not happen.")
    assert "application/json+oembed" not in [link.get("type") for link in head(client, story).links]


@pytest.mark.parametrize(
    "words",
    ["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029", '"}]}', "&quot;</SCRIPT >", "<!--data-->"],
)
def test_no_words_break_out_of_the_head(client, words):
    tag = make_tag("Odd <tag>")
    article = make_article(headline=f"A {words} b", standfirst=f"C {words} d", tags=[tag], notes=words, slug="odd")
    article = publish_anyhow(article)
    [told] = head(client, article).found
    assert told["headline"] == f"A {words} b".strip() and told["description"] == f"C {words} d"
    page = client.get(article.versions.live().get().get_absolute_url()).content.decode()
    assert page.count("<script") == 1 and page.count("</script>") == 1
    raw = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(raw)
    json.loads(raw)


def publish_anyhow(article):
    make_ready(article)
    publish(article, by=make_user("editor"), overrule="As it is.")
    return article


def test_a_name_that_changes_changes_no_stored_head(client, story, settings):
    settings.SITE_NAME = "The Other Record"
    assert facts(client, story)["publisher"]["name"] == "The Other Record"


def test_the_head_is_asked_for_with_the_story(client, story, django_assert_max_num_queries):
    update(edit(story, headline="Newer"), by=make_user("editor"), notice="More.", overrule="As it is.")
    head(client, story)
    with django_assert_max_num_queries(3):
        head(client, story)


def test_lists_name_one_address_whatever_is_asked_of_them(client, story):
    tag = story.tags.first()
    for address in ("/", "/latest/", "/corrections/", "/feeds/", "/ledger/", tag.get_absolute_url()):
        page = Blocks(client.get(f"{address}?utm_source=x").content.decode())
        found = [link["href"] for link in page.links if link["rel"] == "canonical"]
        assert found == page.meta["og:url"] == [f"http://testserver{address}"]
    older = Blocks(client.get("/latest/?before=1-aaaaaaaaaa").content.decode())
    assert not [link for link in older.links if link["rel"] == "canonical"]  # another page of the list
