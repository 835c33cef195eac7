from datetime import timedelta

import pytest

from articles.publishing import retract, schedule, update, withdraw
from newsroom import clock
from sources.models import Agency
from tests.makers import (
    edit,
    make_agency,
    make_article,
    make_published_article,
    make_ready_article,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def status(client, source):
    return client.get(source.get_absolute_url()).status_code


def test_a_source_is_public_from_the_moment_a_story_citing_it_is(client):
    source = make_source()
    article = make_ready_article(sources=[source, make_source()])
    assert status(client, source) == 404
    at = clock.now() + timedelta(hours=1)
    schedule(article, by=make_user("editor"), at=at)
    assert status(client, source) == 404
    with clock.at(at):
        assert status(client, source) == 200


def test_a_source_of_a_draft_is_not_public(client):
    source = make_source()
    make_article(sources=[source])
    assert status(client, source) == 404
    assert source.agency.name not in client.get("/sources/").content.decode()


def test_a_source_stays_public_when_an_update_drops_it_or_the_story_is_retracted(client):
    source, other = make_source(), make_source()
    article = make_published_article(sources=[source, other, make_source()])
    body = article.body.replace(source.ref, other.ref)
    article.citations.filter(source=source).delete()
    edit(article, body=body)
    update(article, by=make_user("editor"))
    assert status(client, source) == 200
    retract(article, by=make_user("chief editor"), notice="No longer.")
    assert status(client, source) == 200


def test_a_source_of_a_withdrawn_story_alone_is_gone(client):
    source, shared = make_source(), make_source()
    article = make_published_article(sources=[source, shared])
    make_published_article(sources=[shared, make_source()])
    withdraw(article, by=make_user("chief editor"), notice="Gone.")
    assert (status(client, source), status(client, shared)) == (404, 200)


@pytest.mark.parametrize(("policy", "shown"), [("proof", False), ("extract", True), ("full", True)])
def test_how_much_of_a_copy_readers_see_is_the_agencys_policy(client, policy, shown):
    source = make_source(
        agency=make_agency(copy_policy=policy), copy="The very words. " + "More words. " * 200 + "The end."
    )
    make_published_article(sources=[source, make_source()])
    html = client.get(source.get_absolute_url()).content.decode()
    assert source.copies.get().sha256 in html
    assert ("The very words." in html) == shown
    assert ("The end." in html) == (policy == Agency.CopyPolicy.FULL)


def test_a_source_says_under_which_number_each_story_cites_it_and_what_for(client):
    source = make_source()
    article = make_published_article(sources=[make_source(), source], notes="The number of ships.")
    page = article.versions.get().get_absolute_url()
    html = client.get(source.get_absolute_url()).content.decode()
    assert "The number of ships." in html
    assert f'href="{page}#source-2"' in html and "<b>[2]</b>" in html


def test_a_source_under_another_agencys_address_leads_to_its_own(client):
    source = make_source()
    make_published_article(sources=[source, make_source()])
    response = client.get(f"/sources/somebody-else/{source.ref}/")
    assert (response.status_code, response["Location"]) == (301, source.get_absolute_url())


def test_the_page_of_an_agency_shows_its_disclosure_and_what_we_cited(client):
    source = make_source(title="What was said")
    make_published_article(
        sources=[source, make_source(title="Inbox only", agency=source.agency)], overrule="One agency."
    )
    make_source(title="Never cited", agency=source.agency)
    html = client.get(source.agency.get_absolute_url()).content.decode()
    assert source.agency.disclosure in html and "What was said" in html
    assert "Never cited" not in html
