"""Who may do what at the desk, address by address and method by method; looking never changes anything."""

from contextlib import contextmanager
from itertools import cycle

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.models import (
    Article,
    Author,
    ErrorReport,
    Milestone,
    PolicyEdition,
    Redaction,
    StoryLog,
    Tag,
    Version,
)
from articles.publishing import VERBS, approve, retract, send_to_review
from newsroom.accounts.models import AccessEntry, Invitation, User
from newsroom.images.models import Image
from sources.admin.standing import DEEDS
from sources.models import Agency, ArchivedCopy, Source
from tests.articles.admin.filling import fields
from tests.hostile.judge import words
from tests.hostile.places import addresses, rows
from tests.hostile.press import page
from tests.makers import (
    make_article,
    make_published_article,
    make_scheduled_article,
    make_source,
    make_user,
    picture_bytes,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What each role may do in the lists of the desk: v(iew), a(dd), c(hange), d(elete).
RIGHTS = {
    Article: {"reporter": "va", "editor": "vacd", "chief editor": "vacd"},  # of others
    Tag: {"reporter": "v", "editor": "vac", "chief editor": "vacd"},
    Author: {"reporter": "v", "editor": "vac", "chief editor": "vacd"},
    Version: {"reporter": "v", "editor": "v", "chief editor": "v"},
    StoryLog: {"reporter": "v", "editor": "v", "chief editor": "v"},
    Milestone: {"reporter": "v", "editor": "v", "chief editor": "v"},
    Redaction: {"reporter": "", "editor": "", "chief editor": "v"},
    ErrorReport: {"reporter": "", "editor": "vc", "chief editor": "vc"},
    PolicyEdition: {"reporter": "v", "editor": "v", "chief editor": "va"},
    Source: {"reporter": "vac", "editor": "vac", "chief editor": "vacd"},
    Agency: {"reporter": "v", "editor": "vac", "chief editor": "vacd"},
    ArchivedCopy: {"reporter": "v", "editor": "v", "chief editor": "v"},
    Image: {"reporter": "vac", "editor": "vacd", "chief editor": "vacd"},
    User: {"reporter": "", "editor": "", "chief editor": "vac"},
    Group: {"reporter": "", "editor": "", "chief editor": "v"},
    Invitation: {"reporter": "", "editor": "", "chief editor": "va"},
    AccessEntry: {"reporter": "", "editor": "", "chief editor": "v"},
}
ROLES = ["reporter", "editor", "chief editor"]
OUTSIDERS = {
    "nobody": lambda: None,
    "an account without a role": make_user,
    "an account switched off": lambda: make_user("chief editor", is_active=False),
    "an account no longer of the desk": lambda: make_user("chief editor", is_staff=False),
}
# Which right opens the page of a verb, over and above that to see the story.
OF_VERB = {
    **dict.fromkeys(("send_back", "approve", "publish", "update", "copy_edit", "schedule", "cancel"), "editor"),
    **dict.fromkeys(("correct", "clarify"), "editor"),
    **dict.fromkeys(("retract", "withdraw", "reinstate", "redact"), "chief editor"),
    "send_to_review": "editor",  # of others; a reporter their own
}
SEEN = {
    "notice": "Told.",
    "reason": "Because.",
    "overrule": "Because.",
    "basis": "legal",
    "_step": "confirm",
    "note": "x",
}
METHODS = ["put", "patch", "delete", "options", "trace", "head"]


def everything():
    """All rows of all tables but those that a visit itself writes."""
    return {
        model: sorted(
            map(repr, model.objects.values_list(*(f.attname for f in model._meta.fields if f.name != "last_login")))
        )
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    }


# -- outside


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsider_is_asked_to_sign_in_whatever_is_tried(who):
    found, account = rows(), OUTSIDERS[who]()
    client = Client()
    if account:
        client.force_login(account)
    before = everything()
    for url in addresses(found):
        for method in ["get", "post", *METHODS]:
            response = getattr(client, method)(url)
            assert response.status_code == 302, (method, url)
            assert response.url.startswith(f"{reverse('admin:login')}?next="), (method, url)
    assert everything() == before


def test_somebody_who_lost_the_role_in_the_middle_of_the_day_is_out(sign_in, editor):
    article = make_article()
    browser, url = sign_in(editor), page(Article, "change", article.pk)
    typed = fields(browser.get(url), "article_form")
    editor.groups.clear()
    assert browser.post(url, {**typed, "headline": "Slipped in"}).status_code == 403
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert browser.post(url, {**typed, "headline": "Slipped in"}).status_code == 302
    article.refresh_from_db()
    assert article.headline != "Slipped in"


# -- looking


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_looking_changes_nothing(sign_in, role, root):
    found = rows()
    browser = sign_in(root if role == "superuser" else make_user(role))
    before = everything()
    other = cycle(METHODS[len(role) % len(METHODS) :] + METHODS)  # one for each address, another for each role
    for url in addresses(found):
        for method in ["get", next(other)]:
            response = getattr(browser, method)(url, SEEN if method == "get" and "?" not in url else None)
            assert response.status_code in (200, 301, 302, 400, 403, 404, 405), (method, url)
    assert everything() == before


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_post_without_a_token_is_refused_everywhere(role, root):
    found = rows()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(root if role == "superuser" else make_user(role))
    before = everything()
    for url in [*addresses(found), reverse("admin:logout"), reverse("admin:login")]:
        for data in (SEEN, {**SEEN, "csrfmiddlewaretoken": "x" * 64}, {**SEEN, "csrfmiddlewaretoken": "\0"}):
            response = browser.post(url, data)
            assert response.status_code == 403 and "The form was too old to be taken" in words(response), url
            assert "Traceback" not in words(response) and "SECRET" not in words(response)
        assert browser.delete(url).status_code == browser.put(url).status_code == 403, url
    assert everything() == before


def test_token_of_somebody_else_or_of_a_foreign_place_is_refused(editor):
    article = make_article()
    browser, url = Client(enforce_csrf_checks=True), page(Article, "change", article.pk)
    browser.force_login(editor)
    typed = {**fields(browser.get(url), "article_form"), "headline": "Mine"}
    assert "csrfmiddlewaretoken" in typed
    assert browser.post(url, {**typed, "csrfmiddlewaretoken": "a" * 64}).status_code == 403
    assert browser.post(url, typed, headers={"origin": "https://evil.example"}).status_code == 403
    assert browser.post(url, typed, headers={"origin": "null"}).status_code == 403
    assert browser.post(url, typed).status_code == 302


# -- the lists and forms


@contextmanager
def undone():
    """Take back whatever happens inside, so that the next attempt meets the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ROLES)
def test_role_sees_adds_changes_and_deletes_exactly_what_it_may(sign_in, role):
    found, browser = rows(), sign_in(make_user(role))
    before = everything()
    for model, row in found.items():
        may = {letter: letter in RIGHTS[model][role] for letter in "vacd"}
        for kind, args, allowed in [
            ("changelist", [], may["v"]),
            ("change", [row.pk], may["v"]),
            ("history", [row.pk], may["v"]),
            ("add", [], may["a"]),
            ("delete", [row.pk], may["d"]),
        ]:
            status = browser.get(page(model, kind, *args)).status_code
            assert status == (200 if allowed else 403), (model, kind)
        for kind, args, allowed in [("add", [], may["a"]), ("change", [row.pk], may["c"])]:
            with undone():
                response = browser.post(page(model, kind, *args), {"headline": "x", "name": "x", "_save": "1"})
                assert (response.status_code != 403) == allowed, (model, kind)
                assert allowed or everything() == before, (model, kind)
        with undone():
            response = browser.post(page(model, "delete", row.pk), {"post": "yes"})
            assert response.status_code == (302 if may["d"] else 403), model
            assert model.objects.filter(pk=row.pk).exists() != may["d"], model


def test_desk_offers_each_role_exactly_its_lists(sign_in):
    for role in ROLES:
        content = sign_in(make_user(role)).get(reverse("admin:index")).content.decode()
        for model, rights in RIGHTS.items():
            shown = f'href="{page(model, "changelist")}"' in content
            assert shown == ("v" in rights[role] and model is not ArchivedCopy), (role, model)


def test_bulk_delete_is_offered_to_nobody(sign_in, root):
    found = rows()
    browser = sign_in(root)
    for model in set(found) - {Group}:
        data = {"action": "delete_selected", "_selected_action": [found[model].pk], "post": "yes"}
        browser.post(page(model, "changelist"), data)
        assert model.objects.filter(pk=found[model].pk).exists(), model


# -- objects


@pytest.mark.parametrize("stage", ["draft", "in review", "ready", "live", "scheduled", "retracted"])
def test_reporter_changes_own_stories_and_those_of_nobody_else(sign_in, reporter, stage):
    colleague, browser = make_user("reporter"), sign_in(reporter)
    for by, mine in ((reporter, True), (colleague, False)):
        article = at_stage(stage, by)
        before = everything()
        url = page(Article, "change", article.pk)
        assert browser.get(url).status_code == browser.get(page(Article, "preview", article.pk)).status_code == 200
        typed = fields(browser.get(url), "article_form")
        response = browser.post(url, {**typed, "headline": "Changed"})
        article.refresh_from_db()
        assert (response.status_code, article.headline == "Changed") == ((302, True) if mine else (403, False))
        assert mine or everything() == before


def at_stage(stage, by):
    if stage == "live":
        return make_published_article(by=by)
    if stage == "scheduled":
        return make_scheduled_article(by=by)
    if stage == "retracted":
        article = make_published_article(by=by)
        retract(article, by=make_user("chief editor"), notice="Invented.")
        return article
    article = make_article(by=by)
    if stage != "draft":
        send_to_review(article, by=by)
    return approve(article, by=make_user("editor")) if stage == "ready" else article


@pytest.mark.parametrize("whose", ["own", "of another"])
@pytest.mark.parametrize("role", ROLES)
def test_verb_is_open_to_those_who_may_and_to_nobody_else(sign_in, role, whose):
    user = make_user(role)
    owner = user if whose == "own" else make_user("reporter")
    for stage in ("draft", "in review", "ready", "live", "scheduled", "retracted"):
        article, browser = at_stage(stage, owner), sign_in(user)
        before = everything()
        for verb in VERBS:
            allowed = ROLES.index(role) >= ROLES.index(OF_VERB[verb]) or (verb == "send_to_review" and whose == "own")
            allowed = allowed and not (verb == "approve" and whose == "own")
            url = page(Article, verb, article.pk)
            with undone():
                got, posted = browser.get(url).status_code, browser.post(url, SEEN).status_code
                assert ((got == 403), (posted == 403)) == (not allowed, not allowed), (verb, stage)
                assert allowed or everything() == before, (verb, stage)


@pytest.mark.parametrize("role", ROLES)
def test_report_that_readers_meet_beside_a_story_is_changed_by_editors_only(sign_in, role):
    source, browser = make_source(), sign_in(make_user(role))
    make_published_article(sources=[source])
    before, url = everything(), page(Source, "change", source.pk)
    assert browser.get(url).status_code == 200
    status = browser.post(url, {"title": "Invented", "copy": "Never said."}).status_code
    assert status == (403 if role == "reporter" else 200)
    assert everything() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_report_is_killed_and_embargoed_by_editors_only(sign_in, reporter, deed):
    source = make_source()
    before, browser = everything(), sign_in(reporter)
    url = page(Source, deed, source.pk)
    assert browser.get(url).status_code == browser.post(url, {"note": "x"}).status_code == 403
    assert everything() == before
    assert sign_in(make_user("editor")).get(url).status_code in (200, 302)


def test_choosers_answer_only_those_who_may_see_what_is_chosen(sign_in, reporter, chief):
    url = reverse("admin:autocomplete")
    people = f"{url}?app_label=articles&model_name=author&field_name=user&term="
    assert sign_in(reporter).get(people).status_code == 403
    assert sign_in(chief).get(people).status_code == 200


# -- people


def test_chief_makes_nobody_mightier_than_themselves(sign_in, chief, root):
    browser, mine = sign_in(chief), make_user("editor")
    typed = fields(browser.get(page(User, "change", mine.pk)), "user_form")
    data = {**typed, "is_superuser": "on", "is_staff": "on", "user_permissions": ["1", "2"]}
    assert browser.post(page(User, "change", mine.pk), data).status_code == 302
    mine.refresh_from_db()
    assert not mine.is_superuser and not mine.user_permissions.exists()
    for kind in ("change", "delete"):
        assert browser.post(page(User, kind, root.pk), {"post": "yes", "username": "x"}).status_code == 403
    for who in (root, make_user("chief editor", is_superuser=True)):
        url = reverse("admin:auth_user_password_change", args=[who.pk])
        assert browser.post(url, {"password1": "correct horse!", "password2": "correct horse!"}).status_code == 403
    root.refresh_from_db()
    assert root.username == "root" and root.check_password("correct horse")


def test_editor_and_reporter_reach_no_account(sign_in, chief):
    for role in ("reporter", "editor"):
        browser = sign_in(make_user(role))
        url = reverse("admin:auth_user_password_change", args=[chief.pk])
        assert browser.post(url, {"password1": "correct horse!", "password2": "correct horse!"}).status_code == 403
        assert browser.post(page(User, "add"), {"username": "mole"}).status_code == 403
    chief.refresh_from_db()
    assert chief.check_password("correct horse") and not User.objects.filter(username="mole").exists()


def test_reporter_adds_a_picture_in_their_own_name(sign_in, reporter, chief):
    picture = SimpleUploadedFile("pier.png", picture_bytes(), "image/png")
    data = {
        "picture": picture,
        "alt": "A pier",
        "focal_x": "50",
        "focal_y": "50",
        "uploaded_by": chief.pk,
        "sha256": "x",
    }
    assert sign_in(reporter).post(page(Image, "add"), data).status_code == 302
    assert Image.objects.get().uploaded_by == reporter and len(Image.objects.get().sha256) == 64


def test_fields_that_are_not_on_the_form_are_not_taken_from_it(sign_in, editor, chief):
    article = make_article()
    typed = fields(sign_in(editor).get(page(Article, "change", article.pk)), "article_form")
    forged = {"stage": "ready", "approved_fingerprint": "x", "created_by": chief.pk, "ref": "aaaaaaaaaa", "id": "4711"}
    response = sign_in(editor).post(page(Article, "change", article.pk), {**typed, "headline": "Typed", **forged})
    before = article
    article = Article.objects.get(headline="Typed")
    assert response.status_code == 302 and (article.pk, article.ref) == (before.pk, before.ref)
    assert (article.stage, article.approved_fingerprint, article.created_by) == ("draft", "", before.created_by)
