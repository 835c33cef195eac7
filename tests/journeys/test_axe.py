"""Every page of the demo newspaper: without faults for axe, fitting any window, silent and alone."""

from dataclasses import replace
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import ErrorReport, Tag
from articles.publishing import redact
from articles.publishing.record import content_of
from articles.publishing.working_copy import keep_new
from newsroom import clock
from newsroom.accounts.models import User
from newsroom.images.models import Image
from tests.journeys.hands import enter
from tests.journeys.looking import LOOKS, Watch, faults, faults_now, overhang, scrolled, squeezed, wear
from tests.journeys.pages import CORRECTED, READERS, SEED, STATUS, preview_link, source, story
from tests.makers import make_invitation

SCHEDULED = "observers-publish-their-list-of-polling-places"
WINDOWS = (320, 390, 768, 1280, 1920)


def with_milestone(page):
    """A page of the working history of a story, beside something that was kept of it."""

    def address():
        article = story(SEED)
        content = replace(content_of(article), headline="As it read before", dateline="Elsewhere")
        kept = keep_new(article, content, label="Sent to review", by=None) or article.milestones.first()
        url = reverse("admin:articles_article_working_history", args=[article.pk])
        return url + page.format(kept.pk)

    return address


def links():
    """The page of links of a story that has some, open and ended."""
    for link in (preview_link(), preview_link(revoked_at=clock.now())):
        link.uses.create(network="203.0.113.0/24")
    return reverse("admin:articles_article_links", args=[story(SEED).pk])


def reported_correction():
    report = ErrorReport.objects.get(state="open")
    return reverse("admin:articles_article_correct", args=[report.article_id], query={"report": report.ref})


def desk(name, *args):
    return lambda: reverse(f"admin:{name}", args=[arg() for arg in args])


def key(slug):
    return lambda: story(slug).pk


DESK = {
    "first page": desk("index"),
    "stories": desk("articles_article_changelist"),
    "calendar": desk("articles_article_calendar"),
    "week of the calendar": lambda: reverse("admin:articles_article_calendar", query={"week": "2025-W32"}),
    "story": desk("articles_article_change", key(CORRECTED)),
    "new story": desk("articles_article_add"),
    "history": desk("articles_article_history", key(CORRECTED)),
    "working history": with_milestone(""),
    "compare": with_milestone("compare/?old={}"),
    "restore": with_milestone("{}/restore/"),
    "preview links": links,
    "notes": desk("articles_article_notes", key(CORRECTED)),
    "approve": desk("articles_article_approve", key("night-trains-return-on-three-lines")),
    "send back": desk("articles_article_send_back", key("night-trains-return-on-three-lines")),
    "cancel": desk("articles_article_cancel", key(SCHEDULED)),
    "correct": desk("articles_article_correct", key(SEED)),
    "retract": desk("articles_article_retract", key(SEED)),
    "withdraw": desk("articles_article_withdraw", key(SEED)),
    "redact": desk("articles_article_redact", key(SEED)),
    "preview": desk("articles_article_preview", key(SEED)),
    "sources": desk("sources_source_changelist"),
    "source": desk("sources_source_change", lambda: source().pk),
    "agency": desk("sources_agency_change", lambda: source().agency_id),
    "pictures": desk("images_image_changelist"),
    "picture": desk("images_image_change", lambda: Image.objects.order_by("pk")[0].pk),
    "new picture": desk("images_image_add"),
    "tags": desk("articles_tag_changelist"),
    "front": desk("articles_front_changelist"),
    "editions of the front": desk("articles_front_editions"),
    "preview of the front": desk("articles_front_preview"),
    "error reports": desk("articles_errorreport_changelist"),
    "error report": desk("articles_errorreport_change", lambda: ErrorReport.objects.get(state="open").pk),
    "error report declined": desk("articles_errorreport_change", lambda: ErrorReport.objects.get(state="declined").pk),
    "correct after a report": reported_correction,
    "policy pages": desk("articles_policyedition_changelist"),
    "new edition of a policy page": lambda: reverse("admin:articles_policyedition_add", query={"slug": "privacy"}),
    "log": desk("articles_storylog_changelist"),
    "versions": desk("articles_version_changelist"),
    "milestones": desk("articles_milestone_changelist"),
    "redactions": desk("articles_redaction_changelist"),
    "archived copies": desk("sources_archivedcopy_changelist"),
    "agencies": desk("sources_agency_changelist"),
    "authors": desk("articles_author_changelist"),
    "people": desk("accounts_user_changelist"),
    "invitations": desk("accounts_invitation_changelist"),
    "access log": desk("accounts_accessentry_changelist"),
    "roles": desk("auth_group_changelist"),
    "new password": desk("auth_user_password_change", lambda: User.objects.get(username="editor").pk),
    "role": desk("auth_group_change", lambda: Group.objects.get(name="reporter").pk),
    "new author": desk("articles_author_add"),
    "embargo": desk("sources_source_embargo", lambda: source().pk),
    "history of a tag": desk("articles_tag_history", lambda: Tag.objects.order_by("pk")[0].pk),
    "tag that cannot be deleted": desk("articles_tag_delete", lambda: Tag.objects.order_by("pk")[0].pk),
    "tag to be deleted": desk("articles_tag_delete", lambda: Tag.objects.create(name="Nobody’s").pk),
}


def test_pages_of_readers_fit_every_window_ask_nobody_else_and_leave_no_cookie(demo, page):
    watch, found, complaints, wide = Watch(page), {}, {}, {}
    for name, answer in walk(page, demo, READERS):
        assert answer.status == STATUS.get(name[0], 200), name
        complaints[name] = [*watch.complaints]
        found[name] = faults_now(page)
        wide[name[0]] = without_empty({f"{width} px": overhang(page, width) or squeezed(page) for width in WINDOWS})
        watch.complaints.clear()  # those of axe, which tries styles that the policy refuses
    assert without_empty(found) == without_empty(complaints) == without_empty(wide) == {}
    assert watch.hosts == {urlsplit(demo).netloc}
    assert page.context.cookies() == []


def test_axe_finds_nothing_on_the_screens_of_the_desk_and_they_fit(demo, page):
    chief = User.objects.get(username="chief")
    make_invitation(by=chief)
    redact(story(CORRECTED), by=chief, basis="legal", reason="A court order.", passages=["breakwater"])
    enter(page, demo, "chief")
    found, wide = {}, {}
    for name, answer in walk(page, demo, DESK):
        assert answer.status == 200, name
        found[name] = faults_now(page)
        wide[name] = overhang(page, name[1]) or scrolled(page)
    assert without_empty(found) == without_empty(wide) == {}


def test_axe_finds_nothing_where_one_signs_in(live_server, page):
    page.goto(live_server.url + reverse("admin:login"))
    assert faults(page) == []


def walk(page, demo, pages):
    """Open each page in every look, and yield how it is called then with what was answered."""
    addresses = {name: address() for name, address in pages.items()}
    for look in LOOKS:
        for name, address in addresses.items():
            wear(page, look)
            yield (name, *look), page.goto(demo + address)


def without_empty(found):
    return {name: there for name, there in found.items() if there}
