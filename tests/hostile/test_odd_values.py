"""What no keyboard types: each ends in a sentence at the field, or is kept as nearly as Unicode can."""

from urllib.parse import urlencode

import pytest
from django import forms
from django.contrib.auth.models import Group

from articles.models import Article, Author, Tag
from articles.publishing import retract, send_to_review
from newsroom.accounts.models import User
from newsroom.images.models import Image
from sources.models import Agency, Source
from tests.articles.admin.filling import fields
from tests.hostile.judge import faults, words
from tests.hostile.payloads import ODD
from tests.hostile.press import page
from tests.makers import (
    edit,
    make_agency,
    make_article,
    make_author,
    make_image,
    make_published_article,
    make_ready_article,
    make_scheduled_article,
    make_source,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db

ROWS = {
    Article: make_article,
    Tag: make_tag,
    Author: make_author,
    Image: make_image,
    Agency: make_agency,
    Source: make_source,
    User: lambda: make_user("reporter"),
    Group: lambda: Group.objects.create(name="Apprentice"),
}


def in_review():
    return send_to_review(make_article(), by=make_user("editor"))


def retracted():
    article = make_published_article()
    retract(article, by=make_user("chief editor"), notice="Invented.")
    return article


VERBS = {
    "send_to_review": make_article,
    "send_back": in_review,
    "approve": in_review,
    "publish": make_ready_article,
    "update": lambda: edit(make_published_article(), headline="Another"),
    "copy_edit": lambda: edit(make_published_article(), headline="Another"),
    "schedule": lambda: edit(make_published_article(), headline="Another"),
    "cancel": make_scheduled_article,
    "correct": make_published_article,
    "clarify": make_published_article,
    "retract": make_published_article,
    "withdraw": make_published_article,
    "reinstate": retracted,
    "redact": make_published_article,
}
NO_TEXT = b"\xff\xfe a\xed\xa0\x80b \xc0\xbcb\xc0\xbe \xe2\x82"  # no UTF-8, a lone surrogate, overlong, cut


def form_of(response):
    return response.context["adminform"].form if "adminform" in response.context else response.context["form"]


def texts_of(response, typed):
    """The names of the fields on a page into which something is typed."""
    known = form_of(response).fields.items()
    return [name for name, field in known if isinstance(field, forms.CharField) and name in typed]


def open_form(browser, url, model=None):
    response = browser.get(url)
    assert response.status_code == 200, url
    typed = fields(response, model and f"{model._meta.model_name}_form")
    if "basis" in typed:
        typed["basis"] = "legal"
    return typed, texts_of(response, typed)


def complaints(response):
    """What a page complains of, by field; each is a sentence that stands on the page."""
    if response.status_code == 302:
        return {}
    assert response.status_code in (200, 409) and not faults(response)
    found = form_of(response).errors
    shown = words(response)
    for name, sentences in found.items():
        for sentence in sentences:
            assert sentence.endswith((".", ")")) and " ".join(str(sentence).split()) in shown, (name, sentence)
    return found


@pytest.fixture(params=[*ROWS, *VERBS], ids=lambda param: param if isinstance(param, str) else param.__name__)
def at(request, sign_in, root):
    """A browser, the address of a form, what stands in it and the names of its texts."""
    browser = sign_in(root)
    if isinstance(request.param, str):
        url = page(Article, request.param, VERBS[request.param]().pk)
        return browser, url, *open_form(browser, url)
    url = page(request.param, "change", ROWS[request.param]().pk)
    return browser, url, *open_form(browser, url, request.param)


def test_nul_is_refused_at_every_field(at):
    browser, url, typed, names = at
    found = complaints(browser.post(url, {**typed, **dict.fromkeys(names, "a\0b")}))
    assert names and set(names) <= set(found)


def test_ten_thousand_characters_are_refused_where_there_is_no_room_for_them(at):
    browser, url, typed, names = at
    room = {name: form_of(browser.get(url)).fields[name].max_length for name in names}
    found = complaints(browser.post(url, {**typed, **dict.fromkeys(names, "x" * 10_000)}))
    for name in names:
        if room[name]:
            assert any("at most" in str(sentence) for sentence in found[name]), name
    assert found or not any(room.values())


@pytest.mark.parametrize("blank", ["  \t\r\n\u00a0\u2003\u3000 ", "\u200b\u2060\ufeff"], ids=["seen", "unseen"])
def test_only_spaces_are_nothing_or_refused(at, blank):
    browser, url, typed, names = at
    found = complaints(browser.post(url, {**typed, **dict.fromkeys(names, blank)}))
    required = [name for name in names if form_of(browser.get(url, follow=True)).fields[name].required] if found else []
    assert set(found) <= {*names, "__all__"} and (blank.strip() or set(required) <= set(found))


def test_odd_characters_are_kept_or_refused(at):
    browser, url, typed, names = at
    room = {name: form_of(browser.get(url)).fields[name].max_length for name in names}
    response = browser.post(url, {**typed, **{name: " ".join(ODD.values())[: room[name]] for name in names}})
    assert set(complaints(response)) <= {*names, "__all__"}
    if response.status_code == 302:
        assert not faults(browser.get(response.url, follow=True))


def test_bytes_that_are_no_text_are_no_failure(at):
    browser, url, typed, names = at
    rest = urlencode({name: value for name, value in typed.items() if name not in names}, doseq=True).encode()
    hostile = b"&".join(name.encode() + b"=" + "".join(f"%{byte:02x}" for byte in NO_TEXT).encode() for name in names)
    response = browser.post(url, rest + b"&" + hostile, content_type="application/x-www-form-urlencoded")
    assert set(complaints(response)) <= {*names, "__all__"}


@pytest.mark.once
def test_form_cut_off_or_torn_is_no_failure(at):
    browser, url, typed, names = at
    kept = list(typed.items())
    torn = [{}, {"a": "b"}, dict(kept[: len(kept) // 2]), {name: ["x", "y"] for name in typed}]
    torn += [
        {**typed, **{name: value for name in typed if name.endswith("_FORMS")}} for value in ("", "-1", "9" * 30, "x")
    ]
    torn += [
        {**typed, **{name: value for name in typed if name not in names}} for value in ("9" * 30, "\0", "x" * 10_000)
    ]
    for data in torn:
        response = browser.post(url, data)
        assert response.status_code in (200, 302, 400, 409), list(data)[:3]
        assert response.status_code == 302 or not faults(response)
    for body, kind in [
        (b"\xff" * 99, "multipart/form-data"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"{}", "text/x"),
    ]:
        assert browser.post(url, body, content_type=kind).status_code in (200, 302, 400, 409), kind


def test_places_in_the_navigation_take_any_number_or_refuse_it(sign_in, root):
    tag, browser, url = make_tag(), sign_in(root), page(Tag, "changelist")
    typed = {**fields(browser.get(url), "changelist-form"), "_save": "Save"}
    assert typed["form-0-id"] == str(tag.pk)
    for name in ("form-0-id", "form-0-navigation_order", "form-TOTAL_FORMS", "form-INITIAL_FORMS"):
        for value in ("", "-1", "99999", "9" * 19, "9" * 30, "9" * 5_000, "x", "\0", "٣", "1.5", "1e9"):
            response = browser.post(url, {**typed, name: value})
            assert response.status_code in (200, 302, 400), (name, value[:20])
            assert response.status_code == 302 or not faults(response)


def test_number_of_any_size_is_taken_or_refused_at_its_field(sign_in, root):
    browser = sign_in(root)
    for row, name in (
        (make_tag(), "navigation_order"),
        (make_image(), "focal_x"),
        (make_article(), "citations-0-position"),
    ):
        model = type(row)
        typed = fields(browser.get(page(model, "change", row.pk)), f"{model._meta.model_name}_form")
        for value in ("-1", "32768", "99999", "9" * 19, "9" * 30, "9" * 5_000, "x", "\0", "٣", "1.5", "1e9"):
            response = browser.post(page(model, "change", row.pk), {**typed, name: value})
            assert response.status_code in (200, 302), (name, value[:20])
            assert browser.get(page(model, "changelist")).status_code == 200
            typed = fields(browser.get(page(model, "change", row.pk)), f"{model._meta.model_name}_form")
            assert not faults(browser.get("/"))
