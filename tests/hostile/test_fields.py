"""Every field of the desk, filled by an attacker: refused by a sentence at the field, or harmless on every page."""

import pytest
from django.urls import reverse

from articles.models import Article, Author, Front, Milestone, Redaction, StoryLog, Tag, Version
from newsroom.images.models import Image
from sources.models import Agency, ArchivedCopy, Source
from tests.articles.admin.filling import fields
from tests.hostile.judge import CANARY, faults, words
from tests.hostile.payloads import Deck, payloads
from tests.hostile.press import Press, page

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROUNDS = 6
KINDS = ["publication", "update", "correction", "clarification"]


@pytest.fixture
def people(reporter, chief):
    return {"reporter": reporter, "chief": chief}


@pytest.fixture
def press(sign_in, people, request, material):
    """A press that begins with the payloads of a round."""
    cards = payloads(material)
    return Press(sign_in, Deck(cards, start=len(cards) * request.param // ROUNDS), people)


def readers_pages(article):
    """Every reader's page that shows something of a story."""
    live = article.versions.live().get()
    source = live.article.citations.first().source
    story, day = live.get_absolute_url(), f"/{live.address_date:%Y/%m/%d}/"
    numbers = range(1, article.versions.count() + 1)
    return [
        *(
            "/",
            "/latest/",
            "/corrections/",
            "/tags/",
            "/tags/hostile/",
            "/by/hostile/",
            "/sources/",
            "/sources/hostile/",
        ),
        *(source.get_absolute_url(), day, day[:9], day[:6], story, f"{story}history/", f"{story}versions.json"),
        *(f"{story}history/{n}/" for n in numbers),
        *(f"{story}history/{n}/changes/" for n in numbers[1:]),
        *(f"{story}history/{n}.json" for n in numbers),
    ]


def desk_pages(article):
    """Every page of the desk that shows something of a story, and of all else."""
    found = ["/admin/", page(Article, "preview", article.pk)]
    found += [page(Front, name) for name in ("changelist", "preview", "editions")]
    for model in (
        Article,
        Tag,
        Author,
        Version,
        StoryLog,
        Milestone,
        Redaction,
        Source,
        Agency,
        ArchivedCopy,
        Image,
    ):
        found.append(page(model, "changelist"))
        for row in model.objects.order_by("-pk")[:1]:
            found += [page(model, kind, row.pk) for kind in ("change", "history", "delete")]
    return found


def assert_words_stand(browser, article):
    """What was typed is read as it was typed: on the page that is there for it, and on that of the story."""
    live = article.versions.live().get()
    tag, author, agency = Tag.objects.get(), Author.objects.get(), Agency.objects.get()
    source, lead = Source.objects.get(), live.article.lead_alt
    story = [live.headline, live.standfirst, live.notice, tag.name, author.name, agency.disclosure, source.title]
    pages = {
        live.get_absolute_url(): story,
        "/tags/hostile/": [tag.name, tag.description, live.headline],
        "/by/hostile/": [author.name, author.bio, live.headline],
        "/sources/hostile/": [agency.name, agency.disclosure, source.title],
        source.get_absolute_url(): [source.title, source.copies.get().text],
        "/corrections/": [live.notice, live.headline],
        page(Article, "history", article.pk): [StoryLog.objects.get(verb="publish").reason],
        page(Agency, "change", agency.pk): [agency.notes],
    }
    assert CANARY in lead and all(CANARY in text for texts in pages.values() for text in texts)
    for address, texts in pages.items():
        shown = words(browser.get(address))
        for text in texts:
            assert " ".join(text.split()) in shown, (address, text)


def autocompletes():
    where = [("citation", "source"), ("byline", "author"), ("article", "lead_image"), ("taggedarticle", "tag")]
    where += [("relatedstory", "related"), ("slot", "article"), ("article", "kicker")]
    url = reverse("admin:autocomplete")
    return [f"{url}?app_label=articles&model_name={model}&field_name={field}&term=" for model, field in where]


@pytest.mark.parametrize("press", range(ROUNDS), indirect=True)
def test_no_field_brings_more_than_words_onto_any_page(press):
    press.furnish()
    article = press.write()
    press.bring_out(article, "publish")
    press.change("reporter", article, **press.words_of_a_story())
    press.bring_out(article, "update", notice=press.text(2_000))
    press.set_right("correct", article)
    press.set_right("clarify", article)
    press.print_front(article)
    assert [version.kind for version in article.versions.order_by("number")] == KINDS
    browser = press.as_("chief")
    for address in readers_pages(article):
        response = browser.get(address)
        assert response.status_code == 200 and not faults(response), address
    assert_words_stand(browser, article)
    for address in desk_pages(article):
        response = browser.get(address)
        assert response.status_code in (200, 302, 403) and not faults(response), address
    for address in autocompletes():
        response = browser.get(address)
        assert response.headers["Content-Type"] == "application/json" and response.json()["results"]


@pytest.mark.parametrize("press", range(2), indirect=True)
def test_no_reason_or_notice_brings_more_than_words_onto_any_page(press):
    press.furnish()
    article, source = press.write(), Source.objects.get()
    press.verb("send_to_review", article, "reporter", reason=press.text(2_000))
    press.verb("send_back", article, reason=press.text(2_000))
    press.bring_out(article, "schedule", at_0="2099-01-01", at_1="10:00:00")
    press.verb("cancel", article, reason=press.text(2_000))
    press.verb("publish", article, reason=press.text(2_000), overrule=press.text(2_000))
    press.verb("retract", article, notice=press.text(2_000), reason=press.text(2_000))
    assert_harmless(press, article)
    press.verb("reinstate", article, notice=press.text(2_000), reason=press.text(2_000))
    headline = article.versions.live().get().headline
    typed = {"passages": f"{headline}\n{press.line(200)}", "basis": "personal", "reason": press.text(2_000)}
    press.verb("redact", article, **typed)
    press.verb("redact", article, **typed, _step="confirm")
    assert "█" in article.versions.live().get().headline
    for deed in ("corrected", "restore", "kill"):
        press.send("chief", page(Source, deed, source.pk), note=press.line(500))
    assert_harmless(press, article)
    press.verb("withdraw", article, notice=press.text(2_000), basis="legal", reason=press.text(2_000))
    assert_harmless(press, article, status=451)
    assert CANARY in words(press.as_("chief").get(page(Article, "history", article.pk)))


def assert_harmless(press, article, status=200):
    """Every page of a story and of the desk, as it stands now, holds words only."""
    browser = press.as_("chief")
    for address in [*readers_pages(article), *desk_pages(article)]:
        response = browser.get(address)
        assert response.status_code in (200, 301, 302, 403, 404, status) and not faults(response), address
    assert browser.get(article.versions.live().get().get_absolute_url()).status_code == status


@pytest.mark.parametrize("press", [0], indirect=True)
def test_preview_of_each_hostile_body_holds_words_only(press, material):
    press.furnish()
    article = press.write()
    cards = [card.replace("<cite", "<kite") for card in payloads(material)]
    bodies = ["\n".join(cards[at : at + 400]) for at in range(0, len(cards), 400)]
    bodies += [f"<p>{text}</p>" for text in ("<a href='{0}'>x</a><blockquote cite='{0}'><p>y</p></blockquote>",)]
    links = [card for card in cards if ":" in card and not set("'\"<>") & set(card)]
    bodies += ["".join(f"<p><a href='{link}'>x</a></p>" for link in links)]
    bodies += ["".join(f"<blockquote cite='{link}'><p>x</p></blockquote>" for link in links)]
    browser = press.as_("reporter")
    typed = fields(browser.get(page(Article, "change", article.pk)), "article_form")
    for revision, body in enumerate(bodies, start=int(typed["base"])):
        response = browser.post(
            page(Article, "change", article.pk), {**typed, "body": body, "base": revision}, follow=True
        )
        assert response.status_code == 200 and not faults(response)
        article.refresh_from_db()
        assert article.revision == revision + 1, words(response)
        assert not faults(browser.get(page(Article, "preview", article.pk)))


@pytest.mark.parametrize("press", [0], indirect=True)
def test_address_of_a_report_or_an_agency_is_one_of_the_web_or_refused(press, material):
    _, agency, source, _ = press.furnish()
    odd = [card for card in payloads(material) if ":" in card.partition("<")[0] or card.startswith(("//", "&#", "\\"))]
    browser = press.as_("chief")
    for row, name in ((source, "url"), (agency, "homepage")):
        url, form_id = page(type(row), "change", row.pk), f"{row._meta.model_name}_form"
        typed = fields(browser.get(url), form_id)
        for card in [
            "javascript:alert(1)",
            "data:text/html,x",
            "JaVaScRiPt://%0aalert(1)",
            "ftp://a.example/",
            *odd[:150],
        ]:
            response = browser.post(url, {**typed, name: card})
            row.refresh_from_db()
            kept = getattr(row, name)
            assert kept == typed[name] or kept.startswith(("http://", "https://")), card
            assert response.status_code == 302 or list(response.context["adminform"].errors) == [name], card
            assert response.status_code == 302 or not faults(response), card
            typed = typed if response.status_code == 200 else fields(browser.get(url), form_id)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>x</script>",
        "<img src=x onerror=y>",
        "<a href=' java\nscript:x'>y</a>",
        "<a href='data:text/html,x'>y</a>",
        "<p zz8=1>",
        "<zz9>",
        "<iframe src=/>",
        "<svg>",
        "<form>",
        "<meta http-equiv=refresh>",
        "<p style=x>",
        "<base href=/>",
        "<script src=//evil.example/x.js></script>",
        "<a title='<zz9>'>",
    ],
)
def test_judge_sees_what_is_hostile(client, hostile):
    response = client.get("/")
    assert not faults(response)
    response.content = response.content.replace(b"</h1>", b"</h1>" + hostile.encode(), 1).replace(
        b"</main>", hostile.encode() + b"</main>"
    )
    assert faults(response)


@pytest.mark.parametrize("press", [0], indirect=True)
def test_what_a_window_gives_back_to_the_form_that_opened_it_holds_words_only(press):
    typed = {"name": press.line(100), "slug": "hostile", "_popup": "1"}
    response = press.as_("chief").post(page(Tag, "add"), typed)
    assert response.status_code == 200 and not faults(response)
    assert Tag.objects.get().name == typed["name"] and "data-popup-response" in response.content.decode()
