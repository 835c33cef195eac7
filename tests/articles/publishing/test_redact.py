import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse

from articles.desk.notes import add_note, reply_to
from articles.models import Answer, Draft, PreviewLink, Redaction
from articles.publishing import NotAllowed, NotPossible, redact, update
from articles.publishing.record import digest_of
from articles.publishing.verify import verify_story
from newsroom import clock
from newsroom.images.library import add_image
from sources.models import Source
from tests.articles.admin.filling import fill
from tests.makers import (
    edit,
    make_error_report,
    make_image,
    make_published_article,
    make_source,
    make_user,
    mark,
    picture_bytes,
)

pytestmark = pytest.mark.django_db
NAME = "Jane Q. Example"


@pytest.fixture
def article():
    source = make_source(copy=f"The report named {NAME}, too.")
    body = f"<p>The witness was <strong>Jane</strong> Q. Example.{mark(source)}</p>"
    article = make_published_article(sources=[source], body=body, headline=f"{NAME} speaks", overrule="One agency.")
    edit(article, standfirst=f"{NAME} saw it, as reported.")
    update(article, by=make_user("editor"), notice=f"{NAME} was heard.")
    return article


def test_a_redaction_blanks_columns_documents_working_copy_and_copies(article, chief):
    redact(article, by=chief, basis="personal", reason="Her life is in danger.", passages=[NAME])
    article.refresh_from_db()
    for version in article.versions.all():
        assert NAME not in version.document
        assert "<strong>Jane</strong>" not in version.document
        assert NAME not in version.headline + version.standfirst + version.notice
    assert NAME not in article.headline + article.standfirst
    copy = article.citations.get().source.copies.get()
    assert NAME not in copy.text
    assert (copy.original.name, bool(copy.redacted_at), len(copy.sha256)) == ("", True, 64)


def test_a_redaction_reaches_what_editors_said_and_quoted(article, chief):
    note = add_note(
        article, by=chief, text=f"Is {NAME} well?", passage="Jane Q.\nExample", before="was", after="Jane Q. E"
    )
    reply = reply_to(note, by=chief, text=f"{NAME} is.")
    half = add_note(article, by=chief, text="Hm", passage="The witness was Jane Q.", after="Example")
    kept = add_note(article, by=chief, text="Hm", passage="The witness", after="wasJaneQ")
    redact(article, by=chief, basis="personal", reason="Her life is in danger.", passages=[NAME])
    for said in (note, reply, half, kept):
        said.refresh_from_db()
        assert not {"Jane", "Example"} & set((said.text + said.passage + said.before + said.after).split())
    assert (note.passage, kept.passage) == ("████ ██\n███████", "The witness")
    assert set(half.passage) == {"█", " "} and half.after == ""


def test_a_redaction_reaches_revisions_and_what_is_not_saved_yet(article, chief):
    typed = {"body": [f"<p>So said <em>Jane</em>{NAME.removeprefix('Jane')}.</p>"], "headline": [f"{NAME} again"]}
    draft = Draft.objects.create(article=article, user=chief, tab="tabtabtab", data=typed)
    redact(article, by=chief, basis="personal", reason="Her life is in danger.", passages=[NAME])
    draft.refresh_from_db()
    assert "Jane" not in str(draft.data) and "So said" in draft.data["body"][0]
    [revision] = article.revisions.all()
    assert NAME not in revision.content and "<strong>Jane</strong>" not in revision.content


def test_a_guess_of_what_was_there_cannot_be_tried_against_its_digest(client, article, chief):
    salts = [json.loads(version.document)["salt"] for version in article.versions.all()]
    redact(article, by=chief, basis="legal", reason="A court order.", passages=[NAME])
    for version, salt in zip(article.versions.all(), salts, strict=True):
        assert json.loads(version.document)["salt"] != salt
        guessed = version.document.replace("████ ██ ███████", NAME)
        assert digest_of(guessed) != version.digest
    page = client.get(article.citations.get().source.get_absolute_url()).content.decode()
    assert "The report named" not in page and "Passages of this copy were redacted" in page


def test_passages_that_reach_into_one_another_are_blanked_whole(article, chief):
    passages = ["witness was Jane Q. Example", f"{NAME}."]
    redact(article, by=chief, basis="legal", reason="A court order.", passages=passages)
    assert "Example" not in article.versions.get(number=1).document.replace(f"{NAME} speaks", "")
    assert "Example." not in article.versions.get(number=1).document


def test_a_redaction_reaches_reports_of_readers_answers_and_names_of_links(article, chief):
    report = make_error_report(article, passage=NAME, wrong=f"{NAME} is not her name.", email="a@reader.example")
    letter = Answer.objects.create(report=report, subject="Your report", text=f"{NAME} wrote.", by=chief)
    link = PreviewLink.objects.create(
        article=article, label=f"For {NAME}", expires_at=clock.now() + timedelta(days=1), made_by=chief
    )
    LogEntry.objects.create(
        user=chief,
        content_type=ContentType.objects.get_for_model(Source),
        object_id=article.citations.get().source_id,
        object_repr=f"Report on {NAME}",
        action_flag=2,
        change_message="",
    )
    redact(article, by=chief, basis="personal", reason="Her life is in danger.", passages=[NAME])
    for row in (report, letter, link):
        row.refresh_from_db()
    told = report.passage + report.wrong + letter.text + link.label + LogEntry.objects.get().object_repr
    assert NAME not in told and told.count("███████") == 5


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_stays_in_the_log_of_the_database(article, chief):
    redact(article, by=chief, basis="legal", reason="A court order.", passages=[NAME])
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    assert connection.vendor != "sqlite" or not log.exists() or log.stat().st_size == 0


def test_the_digest_of_what_was_there_stays_and_verify_says_redacted(article, chief):
    before = list(article.versions.values_list("digest", flat=True))
    redact(article, by=chief, basis="legal", reason="A court order.", passages=[NAME])
    chain = list(article.versions.select_related("article").order_by("number"))
    assert [version.digest for version in chain] == before
    assert digest_of(chain[0].document) == Redaction.objects.get(version=chain[0]).digest
    verdict = verify_story(chain)
    assert (verdict.broken, verdict.redacted) == ([], [1, 2])


def test_renderings_are_made_again(article, chief):
    redact(article, by=chief, basis="legal", reason="A court order.", passages=[NAME])
    assert NAME not in article.versions.get(number=2).renderings.get().html


def test_a_notice_is_blanked_where_a_later_version_shows_it_again(client, article, chief):
    update(edit(article, headline="Second"), by=chief, notice="It was Maria who said so.", overrule="One agency.")
    update(edit(article, headline="Third"), by=chief, notice="More.", overrule="One agency.")
    redact(article, by=chief, basis="personal", reason="A name", passages=["Maria"])
    page = client.get(article.versions.live().get().get_absolute_url()).content.decode()
    assert "who said so" in page and "Maria" not in page
    assert all("Maria" not in client.get(f"/feeds/latest.{kind}").content.decode() for kind in ("rss", "json"))


def test_a_picture_can_be_taken_out(chief):
    image = make_image()
    article = make_published_article(lead_image=image)
    redact(article, by=chief, basis="personal", reason="It shows a child.", images=[image.ref])
    version = article.versions.get()
    assert (version.lead_image, image.ref in version.document) == (None, False)


def test_a_picture_taken_out_leaves_the_library_for_good(chief, django_capture_on_commit_callbacks):
    image = add_image(picture_bytes(), by=None, alt="A child", credit="Photo: us")
    article = make_published_article(lead_image=image)
    with django_capture_on_commit_callbacks(execute=True):
        redact(article, by=chief, basis="personal", reason="It shows a child.", images=[image.ref])
    image.refresh_from_db()
    assert image.redacted_at and not image.original and not image.renditions.exists()
    assert (image.alt, image.credit) == ("", "")
    assert list(default_storage.listdir("pictures")[1]) == []


def test_a_picture_that_another_story_has_stays_in_the_library(chief):
    image = add_image(picture_bytes(), by=None, alt="A child", credit="Photo: us")
    article, _ = make_published_article(lead_image=image), make_published_article(lead_image=image)
    redact(article, by=chief, basis="personal", reason="It shows a child.", images=[image.ref])
    image.refresh_from_db()
    assert image.redacted_at is None and image.renditions.exists()


def test_a_redaction_blanks_names_of_reports_words_of_pictures_and_the_list_of_edits(client, chief):
    source, image = make_source(title=f"Report on {NAME}"), make_image(alt=f"{NAME} at sea", caption=NAME)
    article = make_published_article(sources=[source], lead_image=image, headline=NAME, overrule="One agency.")
    client.force_login(chief)
    fill(client, reverse("admin:articles_article_change", args=[article.pk]), "article_form", headline=f"On {NAME}")
    redact(article, by=chief, basis="personal", reason="Her life is in danger.", passages=[NAME])
    image.refresh_from_db()
    source.refresh_from_db()
    assert NAME not in source.title + image.alt + image.caption + LogEntry.objects.get().object_repr
    assert "Example" not in client.get(source.get_absolute_url()).content.decode()


def test_a_second_redaction_is_possible(article, chief):
    redact(article, by=chief, basis="legal", reason="A court order.", passages=[NAME])
    redact(article, by=chief, basis="legal", reason="Another one.", passages=["The witness was"])
    chain = list(article.versions.select_related("article").order_by("number"))
    assert verify_story(chain).broken == []


def test_what_no_version_holds_is_refused(article, chief):
    with pytest.raises(NotPossible, match="exactly as readers see it"):
        redact(article, by=chief, basis="legal", reason="A court order.", passages=["Nowhere to be found"])
    assert not Redaction.objects.exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"passages": ["ab"]}, "at least 3"),
        ({}, "Name a passage"),
        ({"passages": [NAME], "basis": ""}, "basis"),
        ({"passages": [NAME], "reason": " "}, "why"),
    ],
)
def test_a_redaction_without_its_particulars_is_refused(article, chief, options, sentence):
    with pytest.raises(NotPossible, match=sentence):
        redact(article, by=chief, **{"basis": "legal", "reason": "A court order.", **options})


def test_an_editor_may_not_redact(article):
    with pytest.raises(NotAllowed):
        redact(article, by=make_user("editor"), basis="legal", reason="No.", passages=[NAME])
