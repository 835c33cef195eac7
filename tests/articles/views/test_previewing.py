"""A preview link, as the person without an account gets it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.desk.preview_links import make_link, revoke_link
from articles.models import Article
from articles.publishing import reinstate, withdraw
from newsroom import clock
from newsroom.images.library import add_image
from tests.articles.admin.filling import text_of
from tests.makers import make_article, make_published_article, make_source, picture_bytes

pytestmark = pytest.mark.django_db


def link_to(article, *, label="Jane Roe, lawyer", days=7):
    return make_link(article, label=label, days=days, by=article.created_by)


def test_link_shows_the_working_copy_as_it_is_saved_now(client):
    article = make_article(headline="First words")
    link = link_to(article)
    Article.objects.filter(pk=article.pk).update(headline="Second words")
    response = client.get(link.get_absolute_url())
    assert response.status_code == 200 and "Second words" in text_of(response)
    assert "Preview for Jane Roe, lawyer : not published, do not pass on." in text_of(response)


def test_pictures_of_the_story_show(client, editor):
    image = add_image(picture_bytes(), by=editor, alt="A harbour", credit="Ours")
    figure = f'<figure data-image="{image.ref}"><figcaption>Seen.</figcaption></figure>'
    page = client.get(link_to(make_article(lead_image=image, body=figure)).get_absolute_url()).content.decode()
    addresses = [part.split('"')[0] for part in page.split('<img src="')[1:]]
    assert len(addresses) == 2
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_preview_leaves_no_cookie_and_is_kept_indexed_and_told_nowhere(client):
    response = client.get(link_to(make_article()).get_absolute_url())
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    policy = response["Content-Security-Policy"]
    assert "script-src" not in policy and "frame-ancestors 'none'" in policy


def test_every_use_is_logged_with_its_network_alone(client):
    link = link_to(make_article())
    client.get(link.get_absolute_url(), REMOTE_ADDR="203.0.113.77")
    client.get(link.get_absolute_url(), REMOTE_ADDR="2001:db8:1:2::3")
    assert list(link.uses.values_list("network", flat=True)) == ["2001:db8:1::/48", "203.0.113.0/24"]


def test_what_one_network_opens_within_a_minute_is_one_use(client):
    link, now = link_to(make_article()), clock.now()
    for seconds in (0, 10, 59, 61):
        with clock.at(now + timedelta(seconds=seconds)):
            client.get(link.get_absolute_url(), REMOTE_ADDR="203.0.113.77")
            client.get(link.get_absolute_url(), REMOTE_ADDR="203.0.113.78")
    assert link.uses.count() == 2


def test_asking_for_the_head_alone_is_no_use(client):
    link = link_to(make_article())
    assert client.head(link.get_absolute_url()).status_code == 200
    assert not link.uses.exists()


@pytest.mark.parametrize(("basis", "status"), [("editorial", 410), ("legal", 451)])
def test_link_of_a_withdrawn_story_answers_as_its_page_does(client, chief, basis, status):
    article = make_published_article(headline="Not for you", body="<p>Words that harm.</p>")
    link = link_to(article)
    withdraw(article, by=chief, notice="It would harm somebody.", basis=basis)
    response = client.get(link.get_absolute_url())
    assert response.status_code == status == client.get(article.versions.last().get_absolute_url()).status_code
    assert "It would harm somebody." in text_of(response) and "Words that harm" not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store" and not link.uses.exists()


def test_link_made_before_a_withdrawal_stays_ended_when_the_story_is_back(client, chief):
    article = make_published_article()
    link = link_to(article)
    withdraw(article, by=chief, notice="Gone.")
    reinstate(article, by=chief, notice="It was right after all.")
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410 and "The link was revoked on" in text_of(response)


def test_expired_link_says_so(client):
    link = link_to(make_article(headline="Not for you"), days=1)
    with clock.at(clock.now() + timedelta(days=1)):
        response = client.get(link.get_absolute_url())
    assert response.status_code == 410 and "The link expired on" in text_of(response)
    assert "Not for you" not in response.content.decode() and not link.uses.exists()
    assert response["Cache-Control"] == "private, no-store" and "noindex" in response["X-Robots-Tag"]


def test_revoked_link_says_so(client):
    link = link_to(make_article(headline="Not for you"))
    revoke_link(link)
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410 and "The link was revoked on" in text_of(response)
    assert "Not for you" not in response.content.decode() and not link.uses.exists()


@pytest.mark.parametrize("token", ["x", "aaaaaaaaaa", "aaaaaaaaaa.bbbb", "%00", "%ff", ".", "é.é", "x" * 3000])
def test_token_that_we_did_not_sign_is_not_found(client, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_ref_of_a_link_without_its_signature_is_not_found(client):
    link = link_to(make_article())
    assert client.get(f"/preview/{link.ref}/").status_code == 404
    tampered = link.get_absolute_url()[:-2] + "?/"
    assert client.get(tampered).status_code in (301, 404)
    link.delete()
    assert client.get(link.get_absolute_url()).status_code == 404


def test_preview_is_only_read(client):
    link = link_to(make_article())
    assert client.post(link.get_absolute_url()).status_code == 405


def test_embargo_is_said(client):
    source = make_source(embargo_until=clock.now() + timedelta(days=2))
    text = text_of(client.get(link_to(make_article(sources=[source])).get_absolute_url()))
    assert "Under embargo until" in text


def test_link_to_a_published_story_shows_its_unpublished_changes(client):
    article = make_published_article(headline="As published")
    Article.objects.filter(pk=article.pk).update(headline="As written now")
    link = link_to(article)
    assert "As written now" in text_of(client.get(link.get_absolute_url()))
    live = article.versions.get()
    assert "As published" in text_of(client.get(live.get_absolute_url()))


def test_address_of_a_preview_stands_outside_the_desk():
    assert reverse("articles:preview", args=["token"]) == "/preview/token/"
