"""Who sees which button and who may open which page, in every state; asked of the workflow itself."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from articles.publishing import (
    VERBS,
    NotAllowed,
    NotPossible,
    approve,
    retract,
    send_to_review,
    verbs_for,
    withdraw,
)
from articles.publishing.workflow import authorise
from newsroom import clock
from tests.articles.admin.filling import verb_buttons
from tests.makers import edit, make_article, make_published_article, make_scheduled_article, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def draft(by):
    return make_article(by=by)


def in_review(by):
    return send_to_review(make_article(by=by), by=by)


def ready(by):
    return approve(in_review(by), by=make_user("editor"))


def live(by):
    return make_published_article(by=by)


def live_with_update_ready(by):
    return edit(live(by), headline="Another headline")


def scheduled(by):
    return make_scheduled_article(by=by, at=clock.now() + timedelta(hours=1))


def retracted(by):
    article = live(by)
    retract(article, by=make_user("chief editor"), notice="Invented.")
    return article


def withdrawn(by):
    article = live(by)
    withdraw(article, by=make_user("chief editor"), notice="Harm.")
    return article


STATES = [draft, in_review, ready, live, live_with_update_ready, scheduled, retracted, withdrawn]
ROLES = ["reporter", "editor", "chief editor"]


def url_of(verb, article):
    return reverse(f"admin:articles_article_{verb}", args=[article.pk])


@pytest.mark.parametrize("whose", ["own", "of another"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("role", ROLES)
def test_buttons_are_exactly_the_verbs_that_are_possible_and_pages_refuse_the_rest(sign_in, role, state, whose):
    user = make_user(role)
    article = state(user if whose == "own" else make_user("reporter"))
    article = Article.objects.get(pk=article.pk)
    browser = sign_in(user)
    change = reverse("admin:articles_article_change", args=[article.pk])
    allowed = verbs_for(user, article)
    assert verb_buttons(browser.get(change)) == allowed
    versions = article.versions.count()
    for verb in VERBS:
        url = url_of(verb, article)
        if verb in allowed:
            assert browser.get(url).status_code == 200, verb
            continue
        with pytest.raises((NotAllowed, NotPossible)) as refusal:
            authorise(verb, article, user)
        forbidden = refusal.type is NotAllowed
        got, posted = browser.get(url), browser.post(url, {"notice": "x", "reason": "x", "_step": "confirm"})
        assert got.status_code == (403 if forbidden else 302), verb
        if not forbidden:
            assert got.url == change
        assert posted.status_code in ((403,) if forbidden else (200, 302, 409)), verb
    article.refresh_from_db()
    assert article.versions.count() == versions
    assert verbs_for(user, Article.objects.get(pk=article.pk)) == allowed


@pytest.mark.parametrize("verb", VERBS)
def test_page_of_a_story_that_does_not_exist_is_not_found(sign_in, chief, verb):
    for key in ("4711", "9" * 30):
        assert sign_in(chief).get(f"/admin/articles/article/{key}/{verb}/").status_code in (302, 404)


@pytest.mark.parametrize("verb", VERBS)
def test_outsiders_are_asked_to_sign_in(client, verb):
    article = make_article()
    response = client.get(url_of(verb, article))
    assert response.status_code == 302 and "/login/" in response.url
    assert client.post(url_of(verb, article)).status_code == 302


def test_next_step_is_emphasised_once(sign_in, editor):
    for state in (draft, in_review, ready):
        article = state(make_user("reporter"))
        url = reverse("admin:articles_article_change", args=[article.pk])
        assert sign_in(editor).get(url).content.decode().count('class="next"') == 1
