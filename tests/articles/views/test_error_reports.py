from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse

from articles.models import ErrorReport
from articles.publishing import update, withdraw
from articles.views.error_reports import OLDEST, QUICKEST, new_token
from newsroom import clock
from tests.hostile.judge import CANARY
from tests.makers import edit, make_published_article, make_user

pytestmark = pytest.mark.django_db

ANY = reverse("articles:report_any")
TYPED = {
    "wrong": "It was Tuesday.",
    "passage": "On Monday,\r\nthe bridge",
    "right": "It was Monday.",
    "source_url": "bridges.example/log",
    "email": "reader@example.org",
}


@pytest.fixture
def story():
    return make_published_article(headline="The bridge").versions.get()


def token(story="", seconds=60):
    with clock.at(clock.now() - timedelta(seconds=seconds)):
        return new_token(story and story.article.ref)


def send(client, story, *, url="", **changes):
    data = {**TYPED, "token": token(story), "website": "", **changes}
    return client.post(url or story.report_url, data)


def test_a_story_leads_to_the_form_and_the_form_to_thanks(client, story):
    assert f'href="{story.report_url}"' in client.get(story.get_absolute_url()).content.decode()
    form = client.get(story.report_url)
    assert form.status_code == 200 and "The bridge" in form.content.decode()
    sent = send(client, story)
    assert (sent.status_code, sent.url) == (302, story.thanks_url)
    assert "Thank you" in client.get(sent.url).content.decode()
    report = ErrorReport.objects.get()
    assert (report.article, report.number, report.state) == (story.article, 1, "open")
    assert report.passage == "On Monday,\nthe bridge" and report.source_url == "https://bridges.example/log"


def test_nothing_of_it_sets_a_cookie_is_kept_or_needs_a_script(client, story):
    for response in (client.get(story.report_url), send(client, story), client.get(story.thanks_url)):
        assert not response.cookies and b"<script" not in response.content and b"csrf" not in response.content
    assert "no-store" in client.get(story.report_url).headers["Cache-Control"]


def test_corrections_lead_to_a_form_for_any_story(client, story):
    assert f'href="{ANY}"' in client.get(reverse("articles:corrections")).content.decode()
    for address in (f"https://news.example{story.get_absolute_url()}?from=mail#top", story.history_url):
        ErrorReport.objects.all().delete()
        sent = send(client, "", url=ANY, address=address)
        assert sent.url == story.thanks_url and ErrorReport.objects.get().article == story.article


@pytest.mark.parametrize(
    "address", ["", "/", "/latest/", "/2020/01/01/none/", "http://[::1", "/%00/", "x" * 1999, "//"]
)
def test_an_address_that_is_no_story_of_ours_is_told(client, story, address):
    response = send(client, "", url=ANY, address=address)
    told = "No story of ours stands at this address" if address else "Give the address of the story."
    assert response.status_code == 200 and told in response.content.decode()
    assert "It was Tuesday." in response.content.decode() and not ErrorReport.objects.exists()


def test_a_story_in_any_script_is_found_by_its_encoded_address(client):
    story = make_published_article(slug="بحر").versions.get()
    sent = send(client, "", url=ANY, address=quote(story.get_absolute_url()).replace("%25", "%"))
    assert sent.status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("wrong", " ", "Say in a sentence or two what is wrong."),
        ("wrong", "x" * 2001, "at most 2000 characters"),
        ("wrong", "a\0b", "Null characters are not allowed."),
        ("email", "nobody", "This is not an e-mail address"),
        ("email", "a@b.example\nBcc: c@d.example", "This is not an e-mail address"),
        ("source_url", "javascript:alert(1)", "Give the address of a page"),
        ("source_url", "ftp://a.example/", "Give the address of a page"),
        ("website", "https://spam.example", "Leave this field empty"),
    ],
)
def test_bad_input_is_told_in_one_sentence_beside_its_field_and_the_rest_is_kept(client, story, field, value, told):
    response = send(client, story, **{field: value})
    page = response.content.decode()
    assert response.status_code == 200 and told in page and "Nothing was sent yet" in page
    assert all(TYPED[name] in page for name in ("right", "source_url", "email") if name != field)
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (QUICKEST - 1, "quicker than anybody writes"),
        (OLDEST + 1, "stood open for too long"),
    ],
)
def test_a_form_sent_too_soon_or_too_late_is_to_be_sent_again(client, story, seconds, told):
    with clock.at(clock.now()):
        page = send(client, story, token=token(story, seconds)).content.decode()
    assert told in page and "It was Tuesday." in page and not ErrorReport.objects.exists()
    renewed = page.split('name="token" value="')[1].split('"')[0]
    with clock.at(clock.now() + timedelta(seconds=QUICKEST)):
        assert send(client, story, token=renewed).status_code == 302


@pytest.mark.parametrize("forged", ["", "x", "WyJ4IiwgMV0:1:x", "\0", "ü" * 5000])
def test_a_token_that_is_not_ours_is_none(client, story, forged):
    assert "stood open for too long" in send(client, story, token=forged).content.decode()
    other = make_published_article().versions.get()
    assert "stood open for too long" in send(client, story, token=token(other)).content.decode()
    assert not ErrorReport.objects.exists()


def test_so_many_an_hour_from_one_address_and_what_was_written_is_kept(client, story, settings):
    settings.REPORTS_PER_HOUR = 2
    for number in range(2):
        assert send(client, story, wrong=f"Wrong {number}").status_code == 302
    third = send(client, story)
    assert third.status_code == 429 and "It was Tuesday." in third.content.decode()
    assert ErrorReport.objects.count() == 2
    assert client.post(story.report_url, {"wrong": ""}).status_code == 200  # what is not sent is not counted


def test_the_same_report_sent_twice_is_one(client, story):
    for _ in range(2):
        assert send(client, story).status_code == 302
    assert ErrorReport.objects.count() == 1


def test_a_withdrawn_story_is_gone_here_too(client, story, chief):
    withdraw(story.article, by=chief, notice="Gone.", basis="editorial")
    for url in (story.report_url, story.thanks_url):
        assert client.get(url).status_code == 410
    assert send(client, story).status_code == 410
    page = send(client, "", url=ANY, address=story.get_absolute_url()).content.decode()
    assert "This story was withdrawn" in page


def test_a_form_of_a_story_that_moved_is_still_taken(client, story):
    update(edit(story.article, slug="moved"), by=make_user("editor"), notice="Moved.")
    assert client.get(story.report_url).status_code == 301
    assert send(client, story).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, story, method):
    assert getattr(client, method)(story.report_url).status_code == 405


def test_what_is_typed_is_words_and_nothing_else(client, story):
    response = send(client, story, **dict.fromkeys(("wrong", "passage", "right", "email", "source_url"), CANARY))
    page = response.content.decode()
    assert "&lt;zz9 zz8=1&gt;" in page and "<zz9" not in page
