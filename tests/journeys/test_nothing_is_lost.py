"""Nothing that is typed is lost: killed browsers and servers, no network, an ended session, two tabs, two people."""

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Draft
from tests import migrated
from tests.journeys.chromium import CHROMIUM, FLAGS, PATIENCE
from tests.journeys.hands import body, enter, sign_in
from tests.journeys.looking import Watch, faults
from tests.makers import make_article, make_user

ROOT = Path(__file__).resolve().parent.parent.parent
BODY = "<p>The ferry stays in port.</p><p>The crew has gone home.</p>"


@pytest.fixture
def article(live_server):
    make_user("editor", username="jonah", first_name="Jonah", last_name="Adeyemi")
    return make_article(
        by=make_user("reporter", username="mara", first_name="Mara", last_name="Lindqvist"), sources=[], body=BODY
    )


@pytest.fixture
def open_story(browser, live_server, article):
    """Sign somebody in in a browser of their own and open the story, or a new one."""
    contexts = []

    def open_story(name, *, new=False):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        enter(page, live_server.url, name)
        page.watch = Watch(page)
        page.goto(live_server.url + (reverse("admin:articles_article_add") if new else address(article)))
        body(page).wait_for()
        return page

    yield open_story
    for context in contexts:
        context.close()


def address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def write(page, words, paragraph=0):
    body(page).locator("p").nth(paragraph).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def see(page, words):
    page.get_by_text(words).first.wait_for()


def kept(page):
    see(page, "for you alone until you press Save")


def save(page):
    page.get_by_role("button", name="Save", exact=True).first.click()


def wait_for(said, seconds=40):
    for _ in range(seconds * 10):
        if said():
            return
        time.sleep(0.1)
    raise AssertionError("It did not come to that in time.")


# -- autosave


def test_a_pause_keeps_what_was_typed_and_saving_leaves_no_draft(open_story, article):
    page = open_story("mara")
    write(page, " Until Monday.")
    kept(page)
    assert "Until Monday." in Draft.objects.get(article=article).data["body"][0]
    save(page)
    see(page, "was changed successfully")
    article.refresh_from_db()
    assert "Until Monday." in article.body and not Draft.objects.exists()
    assert page.get_by_text("unsaved work").count() == 0
    assert page.watch.complaints == []


def test_a_field_that_is_left_by_pressing_save_is_saved(open_story, article):
    page = open_story("mara")
    page.get_by_label("Headline").press_sequentially(" tonight")
    kept(page)
    save(page)  # the field says that it changed in the very moment in which the form is sent
    see(page, "was changed successfully")
    article.refresh_from_db()
    assert "tonight" in article.headline


def test_typing_without_a_pause_is_kept_within_eight_seconds(open_story, article):
    page = open_story("mara")
    write(page, "")
    began = time.monotonic()
    while not Draft.objects.exists():
        page.keyboard.type("and on ", delay=60)
        assert time.monotonic() - began < 12
    assert time.monotonic() - began > 4


def test_who_leaves_in_the_middle_of_a_word_finds_it_again(open_story, live_server, article):
    page = open_story("mara")
    write(page, " In the midd")
    page.goto(live_server.url + reverse("admin:articles_article_changelist"))
    wait_for(Draft.objects.exists)
    page.goto(live_server.url + address(article))
    page.get_by_role("button", name="Restore").click()
    see(page, "This is your unsaved work from")
    assert "In the midd" in body(page).inner_text()


def test_undo_to_the_last_saved_shows_it_and_offers_the_typed(open_story, article):
    page = open_story("mara")
    write(page, " Typed.")
    kept(page)
    page.get_by_role("button", name="Undo to the last saved").click()
    see(page, "You have unsaved work from")
    assert "Typed." not in body(page).inner_text()
    page.get_by_role("button", name="Restore").click()
    see(page, "This is your unsaved work from")
    assert "Typed." in body(page).inner_text()
    save(page)
    see(page, "was changed successfully")
    article.refresh_from_db()
    assert "Typed." in article.body


def test_a_new_story_is_kept_before_it_is_saved(open_story, live_server):
    page = open_story("mara", new=True)
    page.get_by_label("Headline").fill("Ferries stay")
    kept(page)
    page.goto(live_server.url + reverse("admin:articles_article_add"))
    see(page, "“Ferries stay”")
    page.get_by_role("button", name="Restore").click()
    see(page, "This is your unsaved work from")
    page.get_by_role("button", name="Save", exact=True).last.click()
    see(page, "was added successfully")
    assert Article.objects.filter(headline="Ferries stay").exists() and not Draft.objects.exists()


# -- away and back


def test_without_a_network_the_browser_keeps_it_and_brings_it_back(open_story, live_server, article):
    page = open_story("mara")
    page.context.set_offline(True)
    write(page, " Offline.")
    see(page, "Not saved: kept in this browser.")
    warned = page.locator(".keeping .failed")
    expect(warned).to_have_css("font-weight", "600")
    save(page)
    time.sleep(1)
    assert "Offline." in body(page).inner_text()  # the form did not go to a page that cannot be had
    page.context.set_offline(False)
    kept(page)
    expect(warned).to_have_count(0)
    assert "Offline." in Draft.objects.get().data["body"][0]
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('newsroom:')).length") == 0


def test_a_tab_closed_without_a_network_is_offered_by_the_next(open_story, live_server, article):
    page = open_story("mara")
    page.context.set_offline(True)
    write(page, " Offline.")
    see(page, "Not saved: kept in this browser.")
    other = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    other.goto(live_server.url + address(article))
    see(other, "You have unsaved work from")
    other.get_by_role("button", name="Restore").click()
    see(other, "This is your unsaved work from")
    assert "Offline." in body(other).inner_text()


def test_who_is_signed_out_signs_in_again_in_place(open_story, article):
    page = open_story("mara")
    Session.objects.all().delete()
    write(page, " Signed out.")
    dialog = page.get_by_role("dialog", name="You are signed out, Mara Lindqvist")
    dialog.get_by_label("Username").fill("mara")
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in").click()
    see(page, "That did not sign you in")
    dialog.get_by_label("Password").fill("correct horse")
    dialog.get_by_role("button", name="Sign in").click()
    kept(page)
    assert "Signed out." in Draft.objects.get().data["body"][0]
    save(page)
    see(page, "was changed successfully")
    article.refresh_from_db()
    assert "Signed out." in article.body


def test_saving_while_signed_out_asks_in_place_and_somebody_else_is_refused(open_story, article):
    page = open_story("mara")
    Session.objects.all().delete()
    write(page, " Signed out.")
    save(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Username").fill("jonah")
    dialog.get_by_label("Password").fill("correct horse")
    dialog.get_by_role("button", name="Sign in").click()
    see(page, "this is the text of Mara Lindqvist")
    assert not Draft.objects.exists() and "Signed out." in body(page).inner_text()


def test_a_tab_of_yesterday_signs_in_again_when_save_is_pressed(open_story, article):
    page = open_story("mara")
    write(page, " Yesterday.")
    kept(page)
    Session.objects.all().delete()
    save(page)
    dialog = page.get_by_role("dialog", name="You are signed out, Mara Lindqvist")
    dialog.get_by_label("Username").fill("mara")
    dialog.get_by_label("Password").fill("correct horse")
    dialog.get_by_role("button", name="Sign in").click()
    dialog.wait_for(state="detached")
    save(page)
    see(page, "was changed successfully")
    assert "Yesterday." in body(page).inner_text()


def test_who_signed_in_again_in_another_tab_goes_on_here(open_story, live_server, article):
    page = open_story("mara")
    write(page, " Still here.")
    kept(page)
    page.context.clear_cookies()
    other = page.context.new_page()
    sign_in(other, live_server.url, "mara")
    other.close()
    save(page)  # the token of the form was that of the session before
    see(page, "was changed successfully")
    assert "Still here." in body(page).inner_text()


def test_no_word_falls_into_the_dialog_and_another_tab_ends_it(open_story, live_server, article):
    page = open_story("mara")
    Session.objects.all().delete()
    write(page, "")
    for _ in range(60):  # nine seconds: the server refuses it while somebody types on
        page.keyboard.type("a", delay=150)
    assert page.get_by_role("dialog").count() == 0
    dialog = page.get_by_role("dialog", name="You are signed out, Mara Lindqvist")
    dialog.wait_for()
    assert "a" * 60 in body(page).inner_text()
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="sign in from another tab").click()
    opened.value.get_by_label("Username").wait_for()
    sign_in(opened.value, live_server.url, "mara")
    opened.value.close()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # no tab of a test is ever hidden
    dialog.wait_for(state="detached")
    kept(page)


def test_a_body_over_a_megabyte_is_said_and_stays(open_story, article):
    page = open_story("mara")
    body(page).evaluate("node => node.editor.commands.setContent('<p>' + 'long '.repeat(220000) + '</p>')")
    see(page, "It is over 1 MB")
    assert len(Draft.objects.get().data["body"][0]) > 1_000_000


# -- two of them


def test_two_people_see_each_other_and_their_savings_are_merged(open_story, article):
    mara, jonah = open_story("mara"), open_story("jonah")
    see(jonah, "Mara Lindqvist is here too")
    write(mara, " Until Monday.", 0)
    see(jonah, "Mara Lindqvist is here too (writing)")
    write(jonah, " On foot.", 1)
    save(mara)
    see(mara, "was changed successfully")
    see(jonah, "Mara Lindqvist saved this story")
    save(jonah)
    see(jonah, "both texts are saved as one")
    assert "Until Monday." in body(jonah).inner_text() and "On foot." in body(jonah).inner_text()
    mara.context.close()
    wait_for(lambda: jonah.locator("#present").inner_text() == "")


def test_two_people_who_change_the_same_are_asked_about_that_alone(open_story, article):
    mara, jonah = open_story("mara"), open_story("jonah")
    write(jonah, " On foot.", 1)
    write(jonah, " For good.", 0)
    write(mara, " Until Monday.", 0)
    save(mara)
    see(mara, "was changed successfully")
    save(jonah)
    see(jonah, "In one place both of you changed the same")
    complaints = list(jonah.watch.complaints)
    assert [words for words in complaints if "409" not in words] == []
    jonah.get_by_role("radio", name="Mara Lindqvist’s").check()
    jonah.get_by_role("button", name="Save with these choices").click()
    see(jonah, "both texts are saved as one")
    text = body(jonah).inner_text()
    assert "Until Monday." in text and "On foot." in text and "For good." not in text
    assert not Draft.objects.exists()


def test_two_tabs_of_one_person_know_of_each_other(open_story, live_server, article):
    page = open_story("mara")
    other = page.context.new_page()
    other.goto(live_server.url + address(article))
    see(other, "You have this story open in another tab.")
    page.close()
    wait_for(lambda: other.locator("#present").inner_text() == "")
    assert body(other).is_editable()


# -- how it looks


def test_axe_finds_nothing_in_what_is_offered_and_what_is_asked(open_story, live_server, article):
    mara, jonah = open_story("mara"), open_story("jonah")
    write(jonah, " For good.")
    kept(jonah)
    assert jonah.watch.complaints == []
    write(mara, " Until Monday.")
    save(mara)
    see(mara, "was changed successfully")
    save(jonah)
    see(jonah, "Both of you changed the same")
    asked = jonah.content()
    assert "choice-" in asked
    assert faults(jonah) == []  # the reload sends the form again, and is asked again
    jonah.get_by_role("link", name="Open the saved text").click()
    see(jonah, "You have unsaved work from")
    assert faults(jonah) == []


# -- kill -9


@pytest.fixture
def newspaper(tmp_path):
    """A server of its own in a process that can be killed: start and kill it."""

    class Newspaper:
        environment = {
            **os.environ,
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": "",
            "DEBUG": "1",
            "INSECURE_LOCAL": "1",
            "SECRET_KEY": secrets.token_urlsafe(40),
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        url = f"http://127.0.0.1:{8161 + os.getpid() % 700}"
        process = None

        def manage(self, *command):
            return subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=self.environment,
                check=True,
                capture_output=True,
                text=True,
            ).stdout

        def start(self):
            where = self.url.removeprefix("http://")
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "runserver", "--noreload", where],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            wait_for(self.answers)

        def answers(self):
            try:
                return urllib.request.urlopen(f"{self.url}/healthz", timeout=2).status == 200
            except OSError:
                return False

        def kill(self):
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    newspaper = Newspaper()
    migrated.copy_to(tmp_path / "newsroom.sqlite3")
    newspaper.manage("migrate", "-v0")
    newspaper.manage("shell", "-v0", "-c", MAKE_STORY)
    newspaper.start()
    yield newspaper
    newspaper.kill()


MAKE_STORY = """
from django.contrib.auth.models import Group
from articles.models import Article
from newsroom.accounts.models import User
mara = User.objects.create_user("mara", password="correct horse", is_staff=True)
mara.groups.add(Group.objects.get(name="reporter"))
Article.objects.create(pk=1, headline="Ferries", body="<p>First.</p>", created_by=mara, changed_by=mara)
"""
STORY = "/admin/articles/article/1/change/"


def test_a_server_killed_while_somebody_writes_loses_nothing(newspaper, page):
    sign_in(page, newspaper.url, "mara")
    page.goto(newspaper.url + STORY)
    write(page, " Before the kill.")
    kept(page)
    newspaper.kill()
    page.keyboard.type(" After the kill.")
    see(page, "Not saved: kept in this browser.")
    newspaper.start()
    kept(page)
    save(page)
    see(page, "was changed successfully")
    assert "First. Before the kill. After the kill." in body(page).inner_text()


def test_a_browser_killed_while_somebody_writes_loses_at_most_eight_seconds(newspaper, browser):
    killed = browser.browser_type.launch(executable_path=CHROMIUM, args=FLAGS)
    processes = killed.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    [pid] = [process["id"] for process in processes if process["type"] == "browser"]
    page = killed.new_page()
    sign_in(page, newspaper.url, "mara")
    page.goto(newspaper.url + STORY)
    write(page, "")
    words = [f"word{place}" for place in range(10_000)]
    typed, began = [], time.monotonic()
    while time.monotonic() - began < 14:
        page.keyboard.type(f" {words[len(typed)]}", delay=20)
        typed.append((time.monotonic(), words[len(typed)]))
    os.kill(pid, signal.SIGKILL)
    died = time.monotonic()
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, newspaper.url, "mara")
    page.goto(newspaper.url + STORY)
    page.get_by_role("button", name="Restore").click()
    see(page, "This is your unsaved work from")
    there = body(page).inner_text()
    context.close()
    lost = [at for at, word in typed if f"{word} " not in f"{there} "]
    assert "word0 " in there and (not lost or died - lost[0] < 9.5)
