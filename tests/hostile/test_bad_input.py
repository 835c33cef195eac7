"""Bad input at the desk: each ends in a sentence that says what to do, and loses nothing that was typed."""

import threading
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from articles.models import Article, Author, Tag
from articles.publishing import publish
from newsroom import clock
from newsroom.accounts.models import User
from newsroom.images.models import Image
from sources.models import Agency, Source
from tests.articles.admin.filling import fields, fill
from tests.hostile.judge import faults, words
from tests.hostile.press import page
from tests.images.specimens import animated, empty_png, gradient, saved, with_many_scans, with_text_bomb
from tests.makers import (
    make_article,
    make_image,
    make_published_article,
    make_ready_article,
    make_source,
    make_tag,
    make_user,
    mark,
    picture_bytes,
)

FORM = "article_form"
WORDS = {"alt": "A pier", "caption": "The pier.", "credit": "Photo: A. B.", "focal_x": "50", "focal_y": "50"}


@pytest.fixture
def browser(sign_in, editor):
    return sign_in(editor)


def change(article):
    return page(Article, "change", article.pk)


def errors_of(response):
    """The sentences at the fields of a form that was refused, each of which stands on the page."""
    assert response.status_code == 200 and not faults(response)
    found = response.context["adminform"].form.errors
    assert all(" ".join(str(said).split()) in words(response) for many in found.values() for said in many)
    return {name: [str(said) for said in many] for name, many in found.items()}


# -- uploads


def upload(browser, name, data, kind="image/jpeg"):
    return browser.post(page(Image, "add"), {**WORDS, "picture": SimpleUploadedFile(name, data, kind)})


def files(settings):
    roots = (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT), Path(settings.FILE_UPLOAD_TEMP_DIR))
    return [path for root in roots for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def refuse(browser, settings, tmp_path):
    """Send a file; see that it is refused by one sentence at its field, and that nothing of it stays."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()

    def refuse(name, data, kind="image/jpeg"):
        errors = errors_of(upload(browser, name, data, kind))
        assert list(errors) == ["picture"], name
        [said] = errors["picture"]
        assert said.endswith(".") and len(said) < 400, name
        assert files(settings) == [] and not Image.objects.exists(), name
        return said

    return refuse


def test_missing_upload_is_a_sentence_and_the_words_stay(browser):
    response = browser.post(page(Image, "add"), WORDS)
    assert errors_of(response) == {"picture": ["Choose a picture."]}
    assert fields(response, "image_form")["alt"] == "A pier"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\0" * 5_000, "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "an SVG drawing"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "not a picture"),
        (b"MZ\x90\x00" * 50, "not a picture"),
        (b"GIF89a/*<svg/onload=alert(1)>*/=alert(1)//;", "upload"),
        (saved(gradient(), "JPEG")[:900], "cut off"),
        (saved(gradient(), "PNG")[:-200], "cut off"),
        (saved(gradient((9, 9)), "PDF"), "a PDF"),
        (empty_png(30_000, 30_000), "far too many pixels"),
        (animated("WEBP"), "Only still pictures"),
        (with_text_bomb(), ""),
        (with_many_scans(2_000), "damaged"),
    ],
)
def test_hostile_upload_is_refused_by_one_sentence(refuse, data, said):
    assert said.lower() in refuse("../../etc/\u202egpj.php\0.jpg", data).lower()


def test_upload_that_is_too_large_is_refused(refuse, settings):
    settings.MAX_UPLOAD_BYTES = 6_000_000
    assert "larger than 6 MB" in refuse("large.jpg", picture_bytes() + b"\0" * 6_000_000)


def test_every_hostile_file_from_outside_is_taken_or_refused_by_one_sentence(browser, settings, material):
    outcomes = {"taken": 0, "refused": 0}
    for path in sorted([*(material / "images").rglob("*"), *(material / "security/upload").iterdir()]):
        if not path.is_file():
            continue
        before = files_at_rest(settings)
        response = upload(browser, path.name, path.read_bytes())
        if response.status_code == 302:
            outcomes["taken"] += 1
            continue
        outcomes["refused"] += 1
        [said] = errors_of(response)["picture"]
        assert said.endswith(".") and files_at_rest(settings) == before, path.name
    assert all(outcomes.values())


def files_at_rest(settings):
    return {path for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT) for path in Path(root).rglob("*")}


def test_picture_whose_words_are_refused_leaves_nothing_behind(refuse, browser, settings):
    picture = SimpleUploadedFile("pier.png", picture_bytes(), "image/png")
    errors = errors_of(browser.post(page(Image, "add"), {**WORDS, "alt": "x" * 10_000, "picture": picture}))
    assert list(errors) == ["alt"] and files(settings) == []


def test_picture_that_is_there_already_is_named(browser, settings):
    upload(browser, "pier.png", picture_bytes())
    before = files_at_rest(settings)
    [said] = errors_of(upload(browser, "again.png", picture_bytes()))["picture"]
    assert Image.objects.get().ref in said and files_at_rest(settings) == before


# -- citations, tags, slugs, times, bodies


@pytest.mark.parametrize("ref", ["aaaaaaaaaa", "", "x" * 10_000, "../../etc", "<zz9>", "٣" * 10])
def test_unknown_citation_is_a_sentence_and_the_text_stays(browser, ref):
    article = make_article()
    body = f'<p>Text.<cite data-source="{ref}"></cite></p>'
    response = fill(browser, change(article), FORM, body=body, headline="Typed")
    [said] = errors_of(response)["body"]
    assert "no source of ours" in said and "copy the mark" in said and len(said) < 400
    assert fields(response, FORM)["body"] == body and fields(response, FORM)["headline"] == "Typed"


def test_unknown_picture_is_a_sentence_before_it_goes_out_and_the_text_stays(browser):
    article = make_article()
    body = '<p>Text.</p><figure data-image="zzzzzzzzzz" data-alt="" data-credit=""><figcaption></figcaption></figure>'
    fill(browser, change(article), FORM, body=body)
    assert "shows picture zzzzzzzzzz, which is not in the library: take it out." in words(browser.get(change(article)))
    article.refresh_from_db()
    assert "<p>Text.</p>" in article.body


def test_picture_written_into_the_text_is_taken_out_with_a_sentence_and_the_words_stay(browser):
    article = make_article()
    body = '<p>Before <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> after</p>'
    response = fill(browser, change(article), FORM, body=body)
    assert "Taken out of the text, where it may not stand: img" in words(response)
    article.refresh_from_db()
    assert article.body == "<p>Before  after</p>"


def test_citation_of_a_report_deleted_meanwhile_is_a_sentence(browser):
    gone, article = make_source(copy=""), make_article()
    typed = {**fields(browser.get(change(article)), FORM), "citations-2-source": gone.pk, "citations-TOTAL_FORMS": "3"}
    gone.delete()
    response = browser.post(change(article), {**typed, "headline": "Typed"})
    assert response.status_code == 200 and "not one of the available choices" in words(response)
    assert fields(response, FORM)["headline"] == "Typed"


@pytest.mark.parametrize("name", ["x" * 10_000, "<zz9 zz8=1>" * 900, "é́" * 5_000], ids=["plain", "tags", "combining"])
def test_tag_of_ten_thousand_characters_is_a_sentence(browser, name):
    response = fill(browser, page(Tag, "add"), "tag_form", name=name, slug="long")
    assert errors_of(response) == {"name": ["Ensure this value has at most 100 characters (it has 10000)."]} or (
        "at most 100 characters" in errors_of(response)["name"][0]
    )
    assert not Tag.objects.exists() and fields(response, "tag_form")["name"] == name


@pytest.mark.parametrize("name", ["headline", "slug", "standfirst", "body", "dateline", "language", "lead_alt"])
def test_nul_is_a_sentence_at_its_field_and_the_rest_stays(browser, name):
    article = make_article()
    response = fill(browser, change(article), FORM, **{"lead_caption": "Typed", name: "a\0b"})
    assert list(errors_of(response)) == [name] and fields(response, FORM)["lead_caption"] == "Typed"


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_slug_that_exists_that_day_is_a_sentence(browser, verb):
    noon = timezone.localtime().replace(hour=12)  # a minute later is the same day
    moment = {"at_0": f"{noon:%Y-%m-%d}", "at_1": "12:59:59"} if verb == "schedule" else {}
    with clock.at(noon.replace(minute=0)):
        make_published_article(slug="taken")
        article = make_ready_article(slug="taken")
        response = fill(browser, page(Article, verb, article.pk), reason="Typed", **moment)
    assert "Another story has the slug “taken”" in words(response) and "choose another" in words(response)
    assert "Typed" in words(response) and not article.versions.exists()


@pytest.mark.parametrize(
    ("day", "time"),
    [("2001-01-01", "10:00"), ("0001-01-01", "00:00"), ("9999-12-31", "23:59:59"), ("2026-02-30", "10:00")]
    + [("", ""), ("soon", "now"), ("2099-01-01", ""), ("\0", "\0"), ("9" * 10_000, "1"), ("-1-1-1", "25:61")],
)
def test_schedule_that_cannot_be_is_a_sentence(browser, day, time):
    article = make_ready_article()
    response = fill(browser, page(Article, "schedule", article.pk), at_0=day, at_1=time, reason="Typed")
    assert response.status_code in (200, 409) and not article.versions.exists()
    form, refusal = response.context["form"], response.context["page"].refusal
    assert form.errors.get("at") or str(refusal)
    assert str(refusal or form.errors["at"][0]) in words(response) and "Typed" in words(response)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo", "UTC"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_first_and_last_day_of_all_are_a_sentence_in_every_time_zone(browser, settings, zone, day):
    settings.TIME_ZONE = zone
    moment = {"embargo_until_0": day, "embargo_until_1": "00:00"}
    response = fill(browser, change(make_article()), FORM, dateline="Typed", **moment)
    assert errors_of(response) == {"embargo_until": ["Choose a day from the year 1900 to the year 2999."]}
    source = page(Source, "change", make_source().pk)
    response = fill(browser, source, "source_form", filed_at_0=day, filed_at_1="23:59:59")
    assert list(errors_of(response)) == ["filed_at"]
    article = make_ready_article()
    response = fill(browser, page(Article, "schedule", article.pk), at_0=day, at_1="23:59:59")
    assert "from the year 1900" in words(response) and not article.versions.exists()


@pytest.mark.parametrize(
    "body", ["   ", "\n\t\r\n", "<p> </p>", "&nbsp;" * 3_000, "\u200b\u2060", "<p><br></p>", "<!-- x -->"]
)
def test_body_of_only_spaces_is_saved_and_stops_publication_with_a_sentence(browser, body):
    article = make_article(sources=[])
    response = fill(browser, change(article), FORM, body=body, _continue="1")
    assert "Write the story: its body has no words." in words(response)
    article.refresh_from_db()
    assert article.body == ""


# -- two people


def test_two_people_saving_the_second_is_told_and_loses_nothing(sign_in, editor, reporter):
    article = make_article(by=reporter, sources=[])
    mine = fields(sign_in(editor).get(change(article)), FORM)
    mine |= {"headline": "My headline", "body": "<p>My long text.</p>", "standfirst": "My standfirst."}
    fill(sign_in(reporter), change(article), FORM, body="<p>Their text.</p>")
    response = sign_in(editor).post(change(article), mine)
    assert response.status_code == 409 and "Mara Lindqvist saved this story" in words(response)
    assert "Their text." in words(response) and "My long text." in words(response)
    kept = dict(response.context["kept"])
    assert [kept[name] for name in ("headline", "body", "standfirst")] == [
        mine[name] for name in ("headline", "body", "standfirst")
    ]
    article.refresh_from_db()
    assert (article.body, article.headline == "My headline") == ("<p>Their text.</p>", False)


def test_form_of_a_story_deleted_meanwhile_is_a_sentence(browser):
    article = make_article()
    typed = fields(browser.get(change(article)), FORM)
    article.delete()
    response = browser.post(change(article), {**typed, "headline": "Typed"}, follow=True)
    assert response.status_code == 200 and "Perhaps it was deleted?" in words(response)


def test_second_of_two_people_publishing_gets_a_sentence(browser):
    article = make_ready_article()
    browser.get(page(Article, "publish", article.pk))
    publish(Article.objects.get(pk=article.pk), by=make_user("editor"))
    response = browser.post(page(Article, "publish", article.pk), {"reason": "Typed", "overrule": "Typed"})
    assert response.status_code == 409 and "cannot be published" in words(response)
    assert article.versions.count() == 1


def at_once(users, act):
    """Let people do the same at the same moment, each in a browser of their own."""
    barrier, answers = threading.Barrier(len(users)), []

    def run(user):
        client = Client()
        client.force_login(user)
        barrier.wait()
        answers.append(act(client, user))
        connections.close_all()

    threads = [threading.Thread(target=run, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_of_people_publishing_at_the_same_moment_one_does_and_the_others_get_a_sentence():
    article = make_ready_article()
    url = page(Article, "publish", article.pk)
    answers = at_once([make_user("editor") for _ in range(4)], lambda client, user: client.post(url, {"reason": "Now"}))
    assert sorted(answer.status_code for answer in answers) == [302, 409, 409, 409]
    assert all("cannot be published" in words(answer) for answer in answers if answer.status_code == 409)
    assert article.versions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_people_saving_at_the_same_moment_one_does_and_the_others_keep_what_they_typed():
    article, people = make_article(), [make_user("editor") for _ in range(4)]
    client = Client()
    client.force_login(people[0])
    typed = fields(client.get(change(article)), FORM)
    url = change(article)
    answers = at_once(
        people, lambda client, user: (user, client.post(url, {**typed, "headline": f"By {user.username}"}))
    )
    told = [(user, answer) for user, answer in answers if answer.status_code == 409]
    assert len(told) == len(people) - 1
    for user, answer in told:
        assert "while you were writing" in words(answer)
        assert f"By {user.username}" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (Tag, {"name": "Same", "slug": "same"}),
        (Author, {"name": "Same", "slug": "same"}),
        (Agency, {"name": "Same", "slug": "same", "disclosure": "Independent."}),
        (User, {"username": "same", "password1": "correct horse!", "password2": "correct horse!"}),
    ],
    ids=str,
)
def test_of_people_adding_the_same_at_the_same_moment_one_does_and_the_others_get_a_sentence(model, typed):
    people, url = [make_user("chief editor") for _ in range(4)], page(model, "add")
    client = Client()
    client.force_login(people[0])
    typed = {**fields(client.get(url), f"{model._meta.model_name}_form"), **typed}
    answers = at_once(people, lambda client, user: client.post(url, typed))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302]
    assert all("already exists" in words(answer) for answer in answers if answer.status_code == 200)


@pytest.mark.django_db(transaction=True)
def test_of_people_sending_the_same_picture_one_does_and_the_others_are_led_to_it():
    people, data = [make_user("editor") for _ in range(3)], picture_bytes()
    answers = at_once(people, lambda client, user: upload(client, "pier.png", data))
    assert {answer.status_code for answer in answers} <= {200, 302} and Image.objects.count() == 1


def test_words_of_a_picture_in_use_may_change_and_it_stays(browser):
    image = make_image()
    article = make_article(lead_image=image)
    assert browser.post(page(Image, "delete", image.pk), {"post": "yes"}).status_code == 200
    assert Image.objects.filter(pk=image.pk).exists() and article.lead_image == image


def test_mark_of_a_killed_report_stops_publication_with_a_sentence(browser, chief):
    tag, source = make_tag(), make_source()
    article = make_ready_article(tags=[tag], sources=[source], body=f"<p>Text.{mark(source)}</p>")
    fill(browser, page(type(source), "kill", source.pk), note="Withdrawn by its agency.")
    response = fill(browser, page(Article, "publish", article.pk), reason="Typed", overrule="Typed")
    assert "has killed" in words(response) and not article.versions.exists()
