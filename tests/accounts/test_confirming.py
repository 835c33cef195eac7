import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.publishing import retract
from newsroom.accounts.confirming import OPENED
from newsroom.accounts.models import AccessEntry, User
from tests.accounts.signing import PASSWORD, code_of, give_app, let_lapse, logged, sign_in_with
from tests.articles.admin.filling import fields, text_of
from tests.makers import make_published_article, make_user

pytestmark = pytest.mark.django_db
ASK = reverse("account_reauthenticate")
NEW = {"password1": "a long and odd phrase", "password2": "a long and odd phrase", "usable_password": "true"}


@pytest.fixture
def browser(client, chief):
    """A browser in which a chief editor signed in a while ago."""
    sign_in_with(client, chief)
    let_lapse(client, 20)
    return client


def of_verb(verb, article):
    return reverse(f"admin:articles_article_{verb}", args=[article.pk])


@pytest.mark.parametrize("verb", ["retract", "withdraw", "redact"])
def test_what_cannot_be_undone_asks_who_sits_there_before_its_page_opens(browser, verb):
    url = of_verb(verb, make_published_article())
    asked = browser.get(url)
    assert asked.url == f"{ASK}?next={url.replace('/', '%2F')}"
    assert "Confirm that it is you" in text_of(browser.get(asked.url))
    assert browser.post(asked.url, {"password": PASSWORD, "next": url}).url == url
    assert browser.get(url).status_code == 200


def test_fresh_sign_in_is_asked_nothing(client, chief):
    sign_in_with(client, chief)
    assert client.get(of_verb("retract", make_published_article())).status_code == 200


@pytest.mark.parametrize("verb", ["correct", "cancel", "reinstate"])
def test_other_verbs_ask_nothing(browser, chief, verb):
    article = make_published_article()
    if verb == "reinstate":
        retract(article, by=chief, notice="Invented.")
    assert ASK not in browser.get(of_verb(verb, article)).headers.get("Location", "")


def test_whoever_may_not_do_it_is_refused_and_not_asked(client, editor):
    sign_in_with(client, editor)
    let_lapse(client, 20)
    assert client.get(of_verb("retract", make_published_article())).status_code == 403


def test_whoever_opened_the_page_may_write_for_an_hour(client, chief):
    article = make_published_article()
    sign_in_with(client, chief)
    client.get(of_verb("retract", article))
    let_lapse(client, 50)
    client.post(of_verb("retract", article), {"notice": "Invented."})
    assert article.versions.last().kind == "retraction"


@pytest.mark.parametrize("opened", ["no page", "another page", "the page, too late", "its head alone"])
def test_the_hour_is_only_for_whoever_opened_that_page_while_confirmed(client, chief, opened):
    article = make_published_article()
    url = of_verb("retract", article)
    sign_in_with(client, chief)
    if opened == "another page":
        client.get(of_verb("retract", make_published_article()))
        client.get(of_verb("withdraw", article))
    if opened == "its head alone":
        client.head(url)
    let_lapse(client, 20)
    if opened == "the page, too late":
        assert client.get(url).url.startswith(ASK)
    asked = client.post(url, {"notice": "Invented."})
    assert asked.url.startswith(ASK) and article.versions.count() == 1
    assert client.post(asked.url, {"password": PASSWORD, "next": url}).status_code == 302
    assert article.versions.last().notice == "Invented."


def test_pages_opened_more_than_an_hour_ago_are_forgotten(client, chief):
    first, second = (of_verb("retract", make_published_article()) for _ in range(2))
    sign_in_with(client, chief)
    client.get(first)
    let_lapse(client, 61)
    let_lapse(client, 0)
    client.get(second)
    assert list(client.session[OPENED]) == [second]


def test_notice_written_longer_than_that_is_kept_through_the_confirmation(browser):
    article, notice = make_published_article(), "It was invented, all of it."
    let_lapse(browser, 80)
    url = of_verb("retract", article)
    asked = browser.post(url, {"notice": notice})
    assert asked.url.startswith(ASK) and article.versions.count() == 1
    done = browser.post(asked.url, {"password": PASSWORD, "next": url})
    assert done.status_code == 302 and article.versions.last().notice == notice


def test_what_waited_is_taken_with_tokens_against_forgery_as_well(chief):
    browser, article = Client(enforce_csrf_checks=True), make_published_article()
    browser.force_login(chief)
    url = of_verb("retract", article)
    typed = {**fields(browser.get(url)), "notice": "It was invented."}
    let_lapse(browser, 80)
    asked = browser.post(url, typed)
    confirmed = {**fields(browser.get(asked.url), "confirm-form"), "password": PASSWORD}
    assert browser.post(asked.url, confirmed).status_code == 302
    assert article.versions.last().notice == "It was invented."


def test_wrong_password_confirms_nothing_and_is_logged(browser, chief):
    url = of_verb("retract", make_published_article())
    assert browser.post(ASK, {"password": "guess", "next": url}).status_code == 200
    assert browser.get(url).url.startswith(ASK)
    assert logged(AccessEntry.What.REFUSED, person=chief) == ["wrong password"]


def test_code_of_the_app_confirms_as_well(browser, chief):
    give_app(chief)
    url = of_verb("withdraw", make_published_article())
    assert browser.post(reverse("mfa_reauthenticate"), {"code": code_of(), "next": url}).url == url
    assert browser.get(url).status_code == 200


def test_people_are_changed_only_by_whoever_confirmed(browser):
    mara = make_user("reporter")
    change = reverse("admin:accounts_user_change", args=[mara.pk])
    password = reverse("admin:auth_user_password_change", args=[mara.pk])
    factor = reverse("admin:accounts_user_second_factor", args=[mara.pk])
    add = [reverse("admin:accounts_user_add"), reverse("admin:accounts_invitation_add")]
    for url in (change, password, factor, *add):
        assert browser.get(url).url.startswith(ASK), url
    for url in (change, password, factor, *add):
        assert browser.post(url, {"username": "mine", **NEW}).url.startswith(ASK), url
    mara.refresh_from_db()
    assert mara.check_password(PASSWORD) and mara.username != "mine" and User.objects.count() == 2


def test_password_typed_for_somebody_does_not_wait_in_the_session(browser):
    let_lapse(browser, 80)
    browser.post(reverse("admin:auth_user_password_change", args=[make_user("reporter").pk]), NEW)
    assert NEW["password1"] not in str(dict(browser.session))


def test_confirmation_leads_to_no_foreign_place(browser):
    response = browser.post(ASK, {"password": PASSWORD, "next": "https://evil.example/"})
    assert response.url == reverse("admin:index")


def test_article_is_not_touched_by_a_refused_confirmation(browser):
    article = make_published_article()
    let_lapse(browser, 80)
    browser.post(of_verb("withdraw", article), {"notice": "Gone.", "basis": "legal"})
    assert Article.objects.get(pk=article.pk).versions.count() == 1
