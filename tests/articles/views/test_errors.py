"""Pages for what is not there, not allowed, not understood, and for what went wrong."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.views import errors
from tests.makers import make_article

pytestmark = pytest.mark.django_db


def test_an_address_never_given_out(client):
    response = client.get("/2025/08/05/no-such-story/")
    assert response.status_code == 404 and "Nothing stands at this address" in response.content.decode()


def test_what_failed_is_asked_nothing(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/"))
    html = response.content.decode()
    assert response.status_code == 500 and "wrong on our side" in html
    assert "The Public Record</a>" in html and 'href="/"' in html


def test_a_host_that_is_not_ours(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "could not be understood" in response.content.decode() and "evil.example" not in response.content.decode()


def test_who_may_not_is_told_so(sign_in, reporter):
    address = reverse("admin:articles_article_publish", args=[make_article(by=reporter).pk])
    response = sign_in(reporter).get(address)
    assert response.status_code == 403 and "This is not yours to do" in response.content.decode()


def test_an_old_form_is_not_lost_without_a_word(reporter):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reporter)
    response = browser.post(reverse("admin:articles_article_add"), {"headline": "Long work"})
    assert response.status_code == 403 and "Nothing was changed" in response.content.decode()
