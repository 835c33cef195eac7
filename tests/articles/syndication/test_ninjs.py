"""ninjs 3.0: valid by the schema of IPTC, and what was taken back is canceled."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from articles.publishing import correct, live_content, retract, update, withdraw
from newsroom.images.library import add_image
from tests.makers import (
    edit,
    make_agency,
    make_author,
    make_published_article,
    make_source,
    make_tag,
    make_user,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    image = add_image(picture_bytes(size=(1600, 900)), by=None, alt="A pier", caption="The pier.", credit="Photo: A")
    agency = make_agency(name="Anadolu", slug="anadolu")
    return make_published_article(
        sources=[make_source(agency=agency), make_source(agency=agency, url=""), make_source()],
        tags=[make_tag("War", media_topic="medtop:16000000"), make_tag("Politics")],
        authors=[make_author("Mara"), make_author("Jonah")],
        lead_image=image,
        dateline="Izmir",
    )


def path(article):
    return f"{article.versions.live().get().get_absolute_url()}ninjs.json"


@pytest.fixture
def valid(material):
    folder = material / "schemas/ninjs"
    geo = DRAFT7.create_resource(json.loads((folder / "GeoJSON-schema.json").read_text()))
    schemas = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geo)

    def valid(data):
        for version in ("3.0", "3.1"):
            schema = json.loads((folder / f"ninjs-schema_{version}.json").read_text())
            checker = Draft202012Validator(schema, registry=schemas, format_checker=Draft202012Validator.FORMAT_CHECKER)
            assert [error.message for error in checker.iter_errors(data)] == [], version
        return True

    return valid


def test_every_state_of_a_story_is_valid(client, story, chief, valid):
    assert valid(client.get(path(story)).json())
    correct(story, by=chief, content=replace(live_content(story), dateline="Ankara"), notice="It was Ankara.")
    assert valid(client.get(path(story)).json())
    retract(story, by=chief, notice="It did not happen.")
    assert valid(client.get(path(story)).json())
    withdraw(story, by=chief, notice="It harmed somebody.", basis="personal")
    assert valid(client.get(path(story)).json())
    plain = make_published_article(sources=[], lead_image=None, overrule="As it is.")
    assert valid(client.get(path(plain)).json())


def test_a_story_is_told_in_full(client, story):
    told, version = client.get(path(story)).json(), story.versions.live().get()
    assert told["uri"].startswith("urn:uuid:") and told["version"] == "1" and told["pubStatus"] == "usable"
    assert told["headlines"][0]["value"] == version.headline and told["located"] == "Izmir"
    assert told["by"] == "Mara, Jonah" and told["representationType"] == "full"
    html, text = told["bodies"]
    assert html["contentType"] == "text/html" and "http://testserver/" in html["value"]
    assert text["contentType"] == "text/plain" and "<" not in text["value"] and text["wordCount"]
    assert [subject["name"] for subject in told["subjects"]] == ["War", "Politics"]
    assert told["subjects"][0]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/16000000"
    assert {"role": "sha256", "value": version.digest} in told["altIds"]


def test_every_cited_report_and_each_agency_once_appear(client, story):
    told = client.get(path(story)).json()
    assert [one["name"] for one in told["associations"]] == ["main", "source-1", "source-2", "source-3"]
    assert len(told["infoSources"]) == 2 and told["infoSources"][0]["name"] == "Anadolu"
    picture, report = told["associations"][:2]
    assert picture["renditions"][0]["href"].startswith("http://testserver/media/")
    assert report["edNote"] == "What it contributed." and report["uri"].startswith("http://testserver/sources/anadolu/")


def test_a_correction_keeps_the_name_and_raises_the_version(client, story, chief):
    before = client.get(path(story)).json()
    correct(story, by=chief, content=replace(live_content(story), dateline="Ankara"), notice="It was Ankara.")
    after = client.get(path(story)).json()
    assert after["uri"] == before["uri"] and after["version"] == "2"
    assert after["edNote"] == "Correction: It was Ankara." and after["firstCreated"] == before["firstCreated"]


def test_what_is_taken_back_is_canceled_and_has_no_text(client, story, chief):
    retract(story, by=chief, notice="It did not happen.")
    told = client.get(path(story)).json()
    assert told["pubStatus"] == "canceled" and "bodies" not in told and "associations" not in told
    withdraw(story, by=chief, notice="A court says so.", basis="legal")
    gone = client.get(path(story))
    assert gone.status_code == 451 and gone.json()["pubStatus"] == "canceled"
    assert "headlines" not in gone.json() and "slugline" not in gone.json()


def test_a_partner_that_has_it_is_told_so(client, story, django_assert_max_num_queries):
    address = path(story)
    first = client.get(address)
    with django_assert_max_num_queries(8):  # whatever it names may have changed
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    update(edit(story, headline="Newer"), by=make_user("editor"), notice="More.")
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_former_address_redirects(client, story):
    old = path(story)
    update(edit(story, slug="elsewhere"), by=make_user("editor"), notice="Moved.")
    assert client.get(old)["Location"] == path(story)
