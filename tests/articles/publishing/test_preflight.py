from dataclasses import replace
from datetime import timedelta

import pytest

from articles.publishing.preflight import check, check_correction
from articles.publishing.record import content_of
from newsroom import clock
from newsroom.images.models import Image
from sources.standing import embargo, kill, mark_corrected
from tests.makers import make_article, make_image, make_published_article, make_source, make_user, mark

pytestmark = pytest.mark.django_db


def found(article):
    problems = check(article, content_of(article), slug=article.slug)
    return {(problem.code, problem.field, problem.is_error) for problem in problems}


def test_a_whole_story_has_nothing_missing():
    assert found(make_article()) == set()


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"headline": " "}, "headline_missing", "headline"),
        ({"headline": "\u200b\u2060"}, "headline_missing", "headline"),
        ({"headline": "\u3164"}, "headline_missing", "headline"),
        ({"standfirst": "\u2800\ufe0f"}, "standfirst_missing", "standfirst"),
        ({"lead_alt": "\u200b"}, "alt_missing", "lead_alt"),
        ({"slug": ""}, "slug_missing", "slug"),
        ({"standfirst": ""}, "standfirst_missing", "standfirst"),
        ({"body": "<p>&nbsp; \u200b</p>", "sources": []}, "body_missing", "body"),
        ({"tags": []}, "tag_missing", "tags"),
        ({"authors": []}, "byline_missing", "bylines"),
    ],
)
def test_what_is_missing_stops(fields, code, field):
    assert (code, field, True) in found(make_article(**fields))


def test_alt_text_and_credit_of_every_picture_are_demanded():
    image = make_image(alt="", credit="")
    body = f'<p>Text.</p><figure data-image="{image.ref}" data-alt="" data-credit=""><figcaption></figcaption></figure>'
    article = make_article(lead_image=image, body=body, sources=[])
    assert {("alt_missing", "lead_alt", True), ("credit_missing", "lead_credit", True)} <= found(article)
    assert {("alt_missing", "body", True), ("credit_missing", "body", True)} <= found(article)


def test_a_picture_that_may_not_be_used_stops_and_says_what_its_agency_says():
    image = make_image(no_use=True, instructions="No use in Norway")
    body = f'<p>Text.</p><figure data-image="{image.ref}"></figure>'
    article = make_article(lead_image=image, body=body, sources=[])
    assert {("picture_no_use", "lead_image", True), ("picture_no_use", "body", True)} <= found(article)
    [said, _] = [p.message for p in check(article, content_of(article), slug="a") if p.code == "picture_no_use"]
    assert "“No use in Norway”" in said


def test_a_picture_whose_rights_end_before_the_story_goes_out_stops():
    noon = clock.now()
    article = make_article(lead_image=make_image(usable_until=noon + timedelta(hours=1)))
    codes = [
        [problem.code for problem in check(article, content_of(article), slug="a", at=at)]
        for at in (noon, noon + timedelta(hours=1))
    ]
    assert "picture_expired" not in codes[0] and "picture_expired" in codes[1]


def test_rights_that_ended_under_a_live_story_do_not_stop_its_correction():
    article = make_published_article(lead_image=make_image())
    Image.objects.update(usable_until=clock.now() - timedelta(days=1), no_use=True)
    live = content_of(article)
    corrected = replace(live, headline="Right")
    assert check_correction(article, corrected, live=live, slug=article.slug) == []


def test_pictures_cost_one_query_however_many_there_are(django_assert_max_num_queries):
    images = [make_image() for _ in range(5)]
    body = "<p>Text.</p>" + "".join(f'<figure data-image="{image.ref}"></figure>' for image in images)
    article = make_article(lead_image=images[0], body=body)
    content = content_of(article)
    with django_assert_max_num_queries(2):
        check(article, content, slug="a")


def test_an_embargo_still_running_stops():
    article = make_article(embargo_until=clock.now() + timedelta(hours=1))
    assert ("embargo_running", "embargo_until", True) in found(article)


def test_a_source_killed_or_under_embargo_stops_and_a_corrected_one_warns():
    killed, embargoed, corrected = make_source(), make_source(), make_source()
    article = make_article(sources=[killed, embargoed, corrected])
    desk = make_user("editor")
    kill(killed, by=desk, note="In error.")
    embargo(embargoed, by=desk, until=clock.now() + timedelta(hours=1))
    mark_corrected(corrected, by=desk, note="A figure changed.")
    expected = {("source_killed", True), ("source_embargoed", True), ("source_corrected", False)}
    assert expected <= {(code, is_error) for code, _, is_error in found(article)}


def test_a_mark_without_source_stops():
    article = make_article(body='<p>Said.<cite data-source="zzzzzzzzzz"></cite></p>')
    assert ("mark_without_source", "body", True) in found(article)


def test_a_picture_that_is_not_in_the_library_stops():
    body = '<p>Text.</p><figure data-image="zzzzzzzzzz" data-alt="x" data-credit="y"><figcaption></figcaption></figure>'
    assert ("picture_missing", "body", True) in found(make_article(body=body))


def test_a_source_marked_in_the_text_needs_no_row_of_its_own():
    source = make_source()
    article = make_article(sources=[], body=f"<p>Said.{mark(source)}</p>")
    assert "mark_without_source" not in {code for code, *_ in found(article)}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"lead_image": None}, "lead_image_missing"),
        ({"sources": []}, "source_missing"),
        ({"notes": ""}, "note_missing"),
    ],
)
def test_what_is_unwise_warns(fields, code):
    assert (code, False) in {(found_code, is_error) for found_code, _, is_error in found(make_article(**fields))}


def test_two_sources_of_one_agency_warn():
    agency = make_source().agency
    article = make_article(sources=[make_source(agency=agency), make_source(agency=agency)])
    assert "single_agency" in {code for code, *_ in found(article)}


def test_a_source_without_a_copy_warns():
    article = make_article(sources=[make_source(copy=""), make_source()])
    assert "copy_missing" in {code for code, *_ in found(article)}


def test_what_is_live_already_does_not_stop_a_correction():
    source = make_source()
    article = make_article(sources=[source, make_source()])
    content = content_of(article)
    kill(source, by=make_user("editor"), note="In error.")
    assert check_correction(article, content, live=content, slug=article.slug) == []
