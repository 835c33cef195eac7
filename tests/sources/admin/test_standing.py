from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from newsroom import clock
from sources.admin.standing import DEEDS
from sources.models import Source
from tests.articles.admin.filling import fill, text_of
from tests.makers import make_scheduled_article, make_source

pytestmark = pytest.mark.django_db


def page(deed, source):
    return reverse(f"admin:sources_source_{deed}", args=[source.pk])


def change(source):
    return reverse("admin:sources_source_change", args=[source.pk])


def test_killing_a_report_asks_what_the_agency_said_and_stops_what_is_scheduled(sign_in, editor):
    source = make_source()
    article = make_scheduled_article(sources=[source])
    response = fill(sign_in(editor), page("kill", source), note="It withdrew the report.")
    source.refresh_from_db()
    assert (source.status, source.status_note) == (Source.Status.KILLED, "It withdrew the report.")
    assert "marked as killed" in text_of(response)
    assert not article.versions.scheduled().exists()
    assert LogEntry.objects.get().user == editor


def test_report_is_corrected_and_restored(sign_in, editor):
    source = make_source()
    fill(sign_in(editor), page("corrected", source), note="The number changed.")
    source.refresh_from_db()
    assert source.status == Source.Status.CORRECTED
    fill(sign_in(editor), page("restore", source), note="It stands.")
    source.refresh_from_db()
    assert source.status == Source.Status.USABLE


def test_embargo_is_set_and_lifted(sign_in, editor):
    source = make_source()
    until = timezone.localtime(clock.now() + timedelta(days=1)).replace(microsecond=0)
    fill(sign_in(editor), page("embargo", source), until_0=f"{until:%Y-%m-%d}", until_1=f"{until:%H:%M:%S}")
    source.refresh_from_db()
    assert source.embargo_until == until
    fill(sign_in(editor), page("lift", source))
    source.refresh_from_db()
    assert not source.is_embargoed(at=clock.now())


@pytest.mark.parametrize(("day", "hour"), [("2001-01-01", "10:00"), ("never", ""), ("", "")])
def test_embargo_in_the_past_or_never_is_a_sentence(sign_in, editor, day, hour):
    source = make_source()
    response = fill(sign_in(editor), page("embargo", source), until_0=day, until_1=hour)
    assert "Look at the marked fields" in text_of(response)
    source.refresh_from_db()
    assert source.embargo_until is None


@pytest.mark.parametrize("note", ["", "  ", "a\0b", "x" * 10_000])
def test_note_is_asked_for(sign_in, editor, note):
    source = make_source()
    fill(sign_in(editor), page("kill", source), note=note)
    source.refresh_from_db()
    assert source.status == Source.Status.USABLE


def test_buttons_are_those_that_fit(sign_in, editor):
    source = make_source()
    browser = sign_in(editor)

    def offered():
        content = browser.get(change(source)).content.decode()
        return {deed for deed in DEEDS if page(deed, source) in content}

    assert offered() == {"kill", "corrected", "embargo"}
    fill(browser, page("kill", source), note="Withdrawn.")
    assert offered() == {"restore"}
    assert browser.get(page("kill", source)).status_code == 302


@pytest.mark.parametrize("deed", DEEDS)
def test_reporter_stops_no_report(sign_in, reporter, deed):
    source = make_source()
    browser = sign_in(reporter)
    assert browser.get(page(deed, source)).status_code == 403
    assert browser.post(page(deed, source), {"note": "x"}).status_code == 403
    assert page(deed, source) not in browser.get(change(source)).content.decode()


def test_report_that_does_not_exist_is_not_found(sign_in, editor):
    assert sign_in(editor).get("/admin/sources/source/4711/kill/").status_code == 404
