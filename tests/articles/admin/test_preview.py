import pytest
from django.urls import reverse

from articles.models import Article
from newsroom import clock
from newsroom.images.library import add_image
from tests.articles.admin.filling import fields
from tests.makers import (
    make_article,
    make_author,
    make_published_article,
    make_ready,
    make_source,
    make_tag,
    make_user,
    mark,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


def preview(article):
    return reverse("admin:articles_article_preview", args=[article.pk])


@pytest.mark.parametrize("make", [make_article, make_published_article])
def test_preview_shows_the_working_copy_as_readers_would_get_it(sign_in, editor, make):
    article = make(headline="Not out yet")
    response = sign_in(editor).get(preview(article))
    assert response.status_code == 200 and "Not out yet" in response.content.decode()
    assert 'role="doc-noteref"' in response.content.decode()


def test_preview_is_kept_by_nobody_and_leaves_nothing(sign_in, editor):
    article = make_ready(make_article())
    response = sign_in(editor).get(preview(article))
    assert response["Cache-Control"] == "private, no-store" and "noindex" in response["X-Robots-Tag"]
    assert not article.versions.exists() and not article.addresses.exists()


def test_preview_of_an_empty_story_is_a_page(sign_in, editor):
    article = make_article(
        headline="", slug="", standfirst="", body="", sources=[], tags=[], authors=[], lead_image=None
    )
    assert sign_in(editor).get(preview(article)).status_code == 200


def test_preview_asks_outsiders_to_sign_in(client):
    assert client.get(preview(make_article())).status_code == 302


def test_preview_has_the_policy_of_readers_and_is_framed_by_the_desk_alone(sign_in, editor):
    response = sign_in(editor).get(preview(make_article()))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "style-src 'self'" in policy and "script-src" not in policy
    assert "frame-ancestors 'self'" in policy and response["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script" not in response.content.decode()


# -- what is typed and not saved


def everything_of(article):
    article.refresh_from_db()
    lists = [article.tags, article.bylines, article.citations, article.related_stories, article.shown_pictures]
    rows = [list(rows.values_list()) for rows in lists]
    return [Article.objects.values_list().get(pk=article.pk), *rows, article.milestones.count()]


def typed(browser, article, **changes):
    """Send the form as it stands, with changes; "__" in a name stands for "-"."""
    change = reverse("admin:articles_article_change", args=[article.pk])
    data = fields(browser.get(change), "article_form")
    return browser.post(preview(article), data | {name.replace("__", "-"): value for name, value in changes.items()})


def test_what_is_typed_is_shown_and_nothing_is_saved(sign_in, editor):
    article, source = make_article(headline="As saved"), make_source(title="A report that was just cited")
    tag, author = make_tag("Just chosen"), make_author("Just Named")
    before = everything_of(article)
    changes = {
        "headline": "As typed",
        "body": f"<p>Typed.{mark(source)}</p>",
        "tags": [tag.pk],
        "bylines__0__author": author.pk,
        "citations__0__note": "A note as typed.",
    }
    response = typed(sign_in(editor), article, **changes)
    shown = response.json()["page"]
    assert response.status_code == 200 and response["Cache-Control"] == "private, no-store"
    for words in (
        "As typed",
        "Typed.",
        "A report that was just cited",
        "Just chosen",
        "Just Named",
        "A note as typed.",
    ):
        assert words in shown, words
    assert "As saved" not in shown
    assert everything_of(article) == before


def test_what_is_typed_shows_as_it_will_when_it_is_saved(sign_in, editor):
    image = add_image(picture_bytes(), by=editor, alt="A harbour", credit="Ours")
    article, browser = make_article(), sign_in(editor)
    figure = f'<figure data-image="{image.ref}"><figcaption>Seen.</figcaption></figure>'
    changes = {"standfirst": " Typed. ", "body": f"<p>One.<script>x</script></p>{figure}", "lead_image": image.pk}
    change = reverse("admin:articles_article_change", args=[article.pk])
    with clock.at(clock.now()):
        shown = typed(browser, article, **changes).json()["page"]
        browser.post(change, fields(browser.get(change), "article_form") | changes)
        saved = browser.get(preview(article)).content.decode()
    story = slice(saved.index("<article"), saved.index("</article>"))
    assert saved[story] in shown and saved[story].count("<img") == 2


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("language", "no language", "Language: Write the code of a language"),
        ("body", '<p>x<cite data-source="nothing"></cite></p>', "which is no source of ours"),
        ("citations__1__source", "same", "This source is in the list already"),
    ],
)
def test_form_with_a_fault_is_answered_with_the_sentence(sign_in, editor, name, value, sentence):
    article = make_article()
    value = article.citations.first().source_id if value == "same" else value
    response = typed(sign_in(editor), article, **{name: value})
    assert response.status_code == 400 and sentence in response.json()["error"]


def test_preview_goes_on_while_somebody_else_saves(sign_in, editor):
    article, browser = make_article(), sign_in(editor)
    change = reverse("admin:articles_article_change", args=[article.pk])
    data = fields(browser.get(change), "article_form") | {"headline": "As typed"}
    Article.objects.filter(pk=article.pk).update(revision=7)
    assert "As typed" in browser.post(preview(article), data).json()["page"]


@pytest.mark.parametrize("data", [{}, {"headline": "x" * 5000}, {"citations-TOTAL_FORMS": "999999"}])
def test_form_that_makes_no_sense_is_refused(sign_in, editor, data):
    response = sign_in(editor).post(preview(make_article()), data)
    assert response.status_code == 400 and response.json()["error"]


def test_nobody_previews_what_they_may_not_write(sign_in, client):
    article = make_article()
    assert client.post(preview(article)).status_code == 302
    assert sign_in(make_user("reporter")).post(preview(article)).status_code == 403


def test_preview_of_what_is_typed_asks_a_bounded_number_of_queries(sign_in, editor, django_assert_max_num_queries):
    article, browser = make_article(sources=[make_source() for _ in range(12)]), sign_in(editor)
    change = reverse("admin:articles_article_change", args=[article.pk])
    data = fields(browser.get(change), "article_form")
    with django_assert_max_num_queries(70):  # one for each source that is sent
        assert browser.post(preview(article), data).status_code == 200
