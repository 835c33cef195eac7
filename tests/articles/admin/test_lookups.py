from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.admin import lookups
from articles.models import Tag
from newsroom import clock
from newsroom.images.library import add_image
from sources.models import Source
from tests.makers import make_agency, make_article, make_image, make_source, make_tag, mark, picture_bytes

pytestmark = pytest.mark.django_db

SOURCES, PICTURES = reverse("admin:articles_article_sources"), reverse("admin:articles_article_pictures")
NEW_SOURCE, NEW_TAG = reverse("admin:articles_article_new_source"), reverse("admin:articles_article_new_tag")


def found(browser, url, words):
    return browser.get(url, {"q": words}).json()["results"]


def test_sources_are_found_by_all_words_of_title_agency_and_address(sign_in, reporter):
    agency = make_agency(name="Lypky Dispatch", disclosure="State-owned.", state_owned=True)
    source = make_source(agency=agency, title="Grain leaves the port", url="https://lypky.example/grain")
    make_source(title="Grain stays")
    browser = sign_in(reporter)
    for words in ("grain lypky", "GRAIN LEAVES", "https://lypky.example/grain"):
        [one] = found(browser, SOURCES, words)
        assert (one["ref"], one["agency"], one["disclosure"]) == (source.ref, "Lypky Dispatch", "State-owned.")
    assert one["copied"] and one["stateOwned"] and not one["party"] and one["status"] == ""
    assert found(browser, SOURCES, "grain nowhere") == []
    Source.objects.filter(pk=source.pk).update(embargo_until=clock.now() + timedelta(days=1))
    [one] = found(browser, SOURCES, "leaves")
    assert one["status"].startswith("under embargo until ")


def test_pictures_are_found_by_words_and_redacted_ones_are_not(sign_in, reporter):
    image = make_image(alt="A ferry at the pier")
    make_image(alt="A ferry at sea", redacted_at="2026-01-01T00:00Z")
    assert [one["ref"] for one in found(sign_in(reporter), PICTURES, "ferry")] == [image.ref]


def test_a_chooser_finds_pictures_as_the_body_does_and_shows_them(sign_in, reporter):
    image = add_image(picture_bytes(), by=None, caption="The ferry.")
    bare = make_image(alt="A ferry at the pier")
    browser = sign_in(reporter)
    assert browser.get(PICTURES, {"term": "ferry"}).json()["results"] == found(browser, PICTURES, "ferry")
    first, second = found(browser, PICTURES, "ferry")
    assert [first["id"], first["text"], first["small"]] == [str(bare.pk), "A ferry at the pier", ""]
    assert [second["id"], second["text"], second["small"]] == [str(image.pk), "The ferry.", image.picture(320).url]
    assert f'data-ajax--url="{PICTURES}"' in browser.get(reverse("admin:articles_article_add")).content.decode()


@pytest.mark.parametrize("may_add", [True, False])
def test_a_picture_is_added_while_writing_by_who_may_add_pictures(sign_in, reporter, may_add):
    if not may_add:
        Permission.objects.get(codename="add_image").group_set.clear()
    page = sign_in(reporter).get(reverse("admin:articles_article_add"))
    form = reverse("admin:images_image_add")
    assert page.context["desk_addresses"]["newPicture"] == (f"{form}?_to_field=ref" if may_add else "")
    assert ('id="add_id_lead_image"' in page.content.decode()) == (form in page.content.decode()) == may_add


@pytest.mark.parametrize("url", [SOURCES, PICTURES])
def test_whatever_is_typed_is_answered(sign_in, reporter, url):
    for words in ("\0", "%", "a" * 5000, "' or 1=1 --", "⁄ " * 300, "\ud800".encode("utf-16", "surrogatepass")):
        assert sign_in(reporter).get(url, {"q": words}).status_code == 200


@pytest.mark.parametrize("many", [2, 30])
def test_a_search_costs_the_same_for_few_and_many(sign_in, reporter, many, django_assert_max_num_queries):
    for n in range(many):
        make_source(title=f"Grain {n}")
        make_image(alt=f"Grain {n}")
    browser = sign_in(reporter)
    browser.get(SOURCES)
    with django_assert_max_num_queries(5):
        assert 0 < len(found(browser, SOURCES, "grain")) <= 12
    with django_assert_max_num_queries(6):
        assert 0 < len(found(browser, PICTURES, "grain")) <= 12


def test_a_source_is_made_in_the_middle_of_a_sentence(sign_in, reporter):
    agency = make_agency()
    browser = sign_in(reporter)
    told = browser.post(NEW_SOURCE, {"agency": agency.pk, "title": "New report", "url": "https://new.example/a"}).json()
    source = Source.objects.get(ref=told["ref"])
    assert (source.title, source.agency, source.created_by) == ("New report", agency, reporter)


def test_the_source_that_has_the_address_is_taken_instead_of_a_second_one(sign_in, reporter):
    source = make_source()
    told = sign_in(reporter).post(NEW_SOURCE, {"agency": "", "title": "", "url": source.url}).json()
    assert told["ref"] == source.ref
    assert Source.objects.count() == 1


def test_what_a_page_said_of_a_new_source_is_kept_with_it(sign_in, reporter):
    said = {"title": "A report", "filed_at": "2026-03-01T10:00", "language": "ru"}
    sign_in(reporter).post(NEW_SOURCE, {"agency": make_agency().pk, **said})
    source = Source.objects.get()
    assert (source.language, source.filed_at) == ("ru", datetime(2026, 3, 1, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "A report"}, "Choose the agency."),
        ({"title": "A report", "agency": "99999999"}, "Choose one of the agencies."),
        ({"agency": "1", "title": ""}, "Title:"),
        ({"agency": "1", "title": "A report", "url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"agency": "1", "title": "A\0report"}, "Null characters"),
        ({"agency": "1", "title": "A report", "filed_at": "yesterday"}, "Filed: Enter a valid date/time."),
        ({"agency": "1", "title": "A report", "filed_at": "0001-01-01T00:00"}, "Filed: Choose a day"),
        ({"agency": "1", "title": "A report", "language": "x" * 40}, "Language: Ensure"),
    ],
)
def test_what_is_missing_of_a_source_is_said(sign_in, reporter, fields, sentence):
    make_agency(pk=1)
    answer = sign_in(reporter).post(NEW_SOURCE, fields)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert not Source.objects.exists()


def test_a_tag_is_made_by_its_name_and_the_same_name_is_taken_however_it_is_written(sign_in, editor):
    browser = sign_in(editor)
    made = browser.post(NEW_TAG, {"name": "Grain corridor"}).json()
    assert made["text"] == Tag.objects.get().name == "Grain corridor"
    assert browser.post(NEW_TAG, {"name": " grain CORRIDOR "}).json() == made


@pytest.mark.parametrize("name", ["", " ", "x" * 10_000, "a\0b"])
def test_a_name_that_is_none_is_refused_with_a_sentence(sign_in, editor, name):
    answer = sign_in(editor).post(NEW_TAG, {"name": name})
    assert answer.status_code == 400 and answer.json()["error"]
    assert not Tag.objects.exists()


def test_reporters_make_no_tags_and_strangers_ask_nothing(client, sign_in, reporter):
    for url in (SOURCES, PICTURES):
        assert client.get(url).status_code == 302
    assert client.post(NEW_SOURCE).status_code == 302
    browser = sign_in(reporter)
    assert browser.post(NEW_TAG, {"name": "Mine"}).status_code == 403
    assert "data-create" not in browser.get(reverse("admin:articles_article_add")).content.decode()


def test_the_page_knows_the_sources_and_pictures_of_its_text(sign_in, editor):
    source, listed, image = make_source(title="Marked report"), make_source(title="Listed report"), make_image()
    body = f'<p>Text.{mark(source)}</p><figure data-image="{image.ref}"></figure>'
    article = make_article(sources=[listed], body=body, tags=[make_tag()])
    html = sign_in(editor).get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    for known in ("Marked report", "Listed report", image.ref):
        assert known in html


def test_the_map_of_modules_has_the_nonce_of_the_policy(sign_in, editor):
    answer = sign_in(editor).get(reverse("admin:articles_article_add"))
    nonce = answer.context["csp_nonce"]()
    assert f'<script type="importmap" nonce="{nonce}">' in answer.content.decode()
    assert f"script-src 'self' 'nonce-{nonce}'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert nonce not in sign_in(editor).get(reverse("admin:articles_article_add"))["Content-Security-Policy"]


def test_who_may_make_no_tag_is_told_whom_to_ask(sign_in, editor, reporter):
    for user, told in ((reporter, True), (editor, False)):
        page = sign_in(user).get(reverse("admin:articles_article_add")).content.decode()
        assert ("Ask an editor to make a new one." in page) == told


def test_two_people_who_make_the_same_source_at_once_get_one(sign_in, reporter, monkeypatch):
    source, look = make_source(), lookups._source_at
    looked = []
    monkeypatch.setattr(lookups, "_source_at", lambda form: looked.append(form) or (look(form) if looked[1:] else None))
    monkeypatch.setattr(lookups.NewSourceForm, "validate_constraints", lambda form: None, raising=False)
    monkeypatch.setattr(Source, "validate_constraints", lambda *x, **y: None)
    fields = {"agency": source.agency_id, "title": "The same", "url": source.url}
    assert sign_in(reporter).post(NEW_SOURCE, fields).json()["ref"] == source.ref
