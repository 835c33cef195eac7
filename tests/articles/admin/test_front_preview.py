from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Front
from articles.publishing import front
from newsroom import clock
from newsroom.ops.headers import FRAMED, policy
from tests.articles.admin.filling import text_of
from tests.makers import make_edition, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db
PREVIEW = reverse("admin:articles_front_preview")
HOUR = timedelta(hours=1)


def typed(browser, *stories, **fields):
    """What the page beside the form says of stories as they stand in it."""
    return browser.post(PREVIEW, {"stories": [story.ref for story in stories], **fields}).json()["page"]


def moment(at):
    local = timezone.localtime(at)
    return {"at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M:%S}"}


def test_arrangement_is_shown_in_the_readers_page_under_their_policy(sign_in, editor):
    one, two = make_published_article(headline="One"), make_published_article(headline="Two")
    front.arrange(stories=[two.ref, one.ref], by=editor, revision=1)
    response = sign_in(editor).get(PREVIEW)
    assert "Preview of the arrangement. Readers do not see it." in text_of(response)
    html = response.content.decode()
    assert html.index("Two") < html.index("One") and 'class="front-top"' in html
    assert response.headers["Content-Security-Policy"] == policy(FRAMED)
    assert response.headers["Cache-Control"] == "private, no-store"


def test_what_stands_in_the_form_is_shown_and_not_saved(sign_in, editor):
    one, two = make_published_article(headline="One"), make_published_article(headline="Two")
    page = typed(sign_in(editor), two, one)
    assert page.index("Two") < page.index("One") and "Preview of the arrangement" not in page
    assert not Front.objects.exists()


def test_typed_moment_is_the_clock_of_the_preview(sign_in, editor):
    live, later = make_published_article(headline="Live"), make_scheduled_article(headline="Later")
    browser = sign_in(editor)
    lead = '<article class="lead">'
    at = clock.now() + 2 * HOUR
    assert "Later" not in typed(browser, later, live).split(lead)[1]
    assert "Later" in typed(browser, later, live, **moment(at)).split(lead)[1].split("</article>")[0]
    for odd in ({"at_0": "soon", "at_1": "x"}, {"at_0": "9999-12-31", "at_1": "23:59"}, moment(at - 9 * HOUR)):
        assert "Later" not in typed(browser, later, live, **odd).split(lead)[1]


@pytest.mark.parametrize("ref", ["", "\0", "aaaaaaaaaa", "<svg/onload=x>", "x" * 5000])
def test_unknown_stories_are_left_out(sign_in, editor, ref):
    make_published_article(headline="Live")
    page = sign_in(editor).post(PREVIEW, {"stories": [ref] * 300}).json()["page"]
    assert "Live" in page and "<svg/onload" not in page


def test_edition_to_come_is_shown_at_its_moment_and_one_of_the_past_is_not(sign_in, editor):
    live, later = make_published_article(headline="Live"), make_scheduled_article(headline="Later")
    make_edition(live)
    make_edition(live, later)
    make_edition(later, live, at=clock.now() + 2 * HOUR)
    browser = sign_in(editor)
    page = browser.get(reverse("admin:articles_front_edition_preview", args=[3]))
    assert "Edition 3, as readers get it" in text_of(page) and "Later" in page.content.decode().split('class="lead"')[1]
    for number, status in ((2, 200), (1, 404), (9, 404), (9**30, 404)):
        assert browser.get(reverse("admin:articles_front_edition_preview", args=[number])).status_code == status


def test_reporter_looks_and_somebody_without_a_role_does_not(sign_in, reporter):
    browser = sign_in(reporter)
    assert browser.get(PREVIEW).status_code == 200
    assert browser.post(PREVIEW, {"stories": []}).status_code == 403
    assert sign_in(make_user(is_staff=True)).get(PREVIEW).status_code == 403
