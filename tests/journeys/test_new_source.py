"""A new source, from the sentence and from its own form: its page is read, and what it says is proposed."""

import pytest
from django.urls import reverse

from sources.models import Source
from tests.journeys.hands import body, enter, tab_to
from tests.journeys.looking import Watch, faults_now
from tests.makers import make_agency, make_article, make_source, make_user
from tests.stand_in import answer, stand_in

PAGE = """<html lang="en-GB"><title>{0} | Pier Gazette</title><meta property="og:title" content="{0}">
<meta property="og:site_name" content="Pier Gazette"><link rel="canonical" href="{1}">
<meta property="article:published_time" content="2026-03-01T10:00:30Z">"""
READ = "Proposed by the page: agency, title, date, language."


@pytest.fixture
def site(settings):
    with stand_in(settings) as site:
        for path, title in (("/grain", "Grain leaves"), ("/ferry", "Ferry stays")):
            site.pages[path] = site.pages[f"{path}?mail=1"] = answer(PAGE.format(title, path).encode())
        yield site


@pytest.fixture
def desk(live_server, page, site):
    """A story of a reporter, opened, with the cursor behind its text."""
    mara = make_user("reporter", username="mara")
    make_agency(name="Other agency")
    page.agency = make_agency(name="Pier Gazette")
    article = make_article(by=mara, body="<p>Text.</p>")
    page.root = live_server.url
    enter(page, page.root, "mara")
    page.watch = Watch(page)
    page.goto(page.root + reverse("admin:articles_article_change", args=[article.pk]))
    page.body = body(page)
    page.body.click()
    page.keyboard.press("Control+End")
    return page


def new_source(desk, words):
    """Ask for a new source with the keyboard."""
    desk.keyboard.press("Control+Shift+E")
    desk.get_by_role("combobox", name="Cite a source").wait_for()
    desk.keyboard.insert_text(words)
    tab_to(desk.get_by_role("button", name="New source"))
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog", name="New source")
    dialog.wait_for()
    return dialog


def test_the_page_of_an_address_proposes_the_source_and_enter_cites_it(desk, site):
    dialog = new_source(desk, f"{site.url}/grain")
    dialog.get_by_text(READ).wait_for()
    assert dialog.get_by_label("Agency").input_value() == str(desk.agency.pk)
    assert desk.watch.complaints == []
    assert faults_now(desk) == []
    desk.watch.complaints.clear()  # those of axe, which tries styles that the policy refuses
    tab_to(dialog.get_by_label("Title"))
    desk.keyboard.press("End")
    desk.keyboard.type(" the port")
    desk.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    assert desk.body.locator("cite, .citation, [data-source]").count() == 1
    source = Source.objects.get(url=f"{site.url}/grain")
    assert (source.title, source.agency, source.language) == ("Grain leaves the port", desk.agency, "en-GB")
    assert source.filed_at.isoformat() == "2026-03-01T10:00:00+00:00"
    assert desk.watch.complaints == []


def test_what_was_typed_stays_and_what_another_page_proposed_goes(desk, site):
    dialog = new_source(desk, "My own title")
    address = dialog.get_by_label("Address")
    address.fill(f"{site.url}/grain")
    desk.keyboard.press("Tab")
    dialog.get_by_text("Proposed by the page: agency, date, language.").wait_for()
    assert dialog.get_by_label("Title").input_value() == "My own title"
    address.fill(f"{site.url}/gone")
    desk.keyboard.press("Tab")
    dialog.get_by_text("The site answered 404: there is no such page. Fill in the fields yourself.").wait_for()
    values = [dialog.get_by_label(name).input_value() for name in ("Agency", "Title", "Language")]
    assert values == ["", "My own title", ""]


def test_a_page_that_is_known_under_its_own_address_is_cited_instead(desk, site):
    make_source(agency=desk.agency, title="Ferry stays", url=f"{site.url}/ferry")
    dialog = new_source(desk, f"{site.url}/ferry?mail=1")
    dialog.get_by_text("In the list already: “Ferry stays” of Pier Gazette.").wait_for()
    tab_to(dialog.get_by_role("button", name="Cite it", exact=True))
    desk.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    desk.get_by_role("group", name="Sources").get_by_role("link", name="Ferry stays").wait_for()
    assert Source.objects.filter(url__startswith=site.url).count() == 1


def test_the_form_of_a_source_is_proposed_and_kept(desk, site):
    desk.goto(desk.root + reverse("admin:sources_source_add"))
    desk.get_by_label("URL").fill(f"{site.url}/grain?mail=1")
    desk.keyboard.press("Tab")
    desk.get_by_text(READ).wait_for()
    tab_to(desk.get_by_role("button", name="Take the page’s own address"))
    desk.keyboard.press("Enter")
    assert desk.get_by_label("URL").input_value() == f"{site.url}/grain"
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("was added successfully").wait_for()
    source = Source.objects.get(url=f"{site.url}/grain")
    assert (source.title, source.agency, source.language) == ("Grain leaves", desk.agency, "en-GB")
    assert source.filed_at.isoformat() == "2026-03-01T10:00:30+00:00"


def test_a_known_source_is_offered_at_its_form(desk, site):
    make_source(title="Ferry stays", url=f"{site.url}/ferry")
    desk.goto(desk.root + reverse("admin:sources_source_add"))
    desk.get_by_label("URL").fill(f"{site.url}/ferry")
    desk.keyboard.press("Tab")
    desk.get_by_role("link", name="Open it").click()
    assert desk.get_by_label("Title").input_value() == "Ferry stays"
    assert desk.watch.complaints == []
