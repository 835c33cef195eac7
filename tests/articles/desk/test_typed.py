import pytest
from django.urls import reverse

from articles.desk.typed import problems_of, read
from articles.publishing.preflight import check
from articles.publishing.record import content_of, fingerprint
from tests.articles.admin.filling import fields
from tests.makers import make_article, make_author, make_image, make_source, make_tag, mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(sign_in, editor):
    """What a browser would send of a story as it is saved, changed here and there."""

    def typed(article, **changes):
        sent = fields(sign_in(editor).get(reverse("admin:articles_article_change", args=[article.pk])), "article_form")
        sent |= {name.replace("__", "-"): value for name, value in changes.items()}
        return {name: value if isinstance(value, list) else [value] for name, value in sent.items()}

    return typed


def codes(typed):
    return [problem.code for problem in problems_of(typed)]


def test_what_is_typed_reads_as_what_is_saved(typed):
    tags, authors = [make_tag("Zebra"), make_tag("Apple")], [make_author(), make_author()]
    article = make_article(tags=tags, authors=authors, kicker=tags[1], lead_alt="Here", notes="A\nB")
    again, lists = read(typed(article))
    assert fingerprint(content_of(again, lists)) == fingerprint(content_of(article))
    assert again.slug == article.slug


def test_preflight_says_of_what_is_typed_what_it_says_once_it_is_saved(typed):
    source = make_source(copy=None)
    article = make_article(sources=[source], body="<p>Text.</p>", notes="", lead_image=None)
    article.headline, article.standfirst = "x" * 201, ""
    sent = typed(article, headline="x" * 201, standfirst="")
    assert problems_of(sent) == check(article, content_of(article), slug=article.slug)
    assert {"headline_long", "standfirst_missing", "note_missing", "copy_missing"} <= set(codes(sent))


def test_rows_follow_their_numbers_and_those_taken_out_are_left_out(typed):
    first, second, third = make_source(), make_source(), make_source()
    article = make_article(sources=[first, second], body="<p>Unmarked.</p>")
    sent = typed(
        article,
        citations__0__position="5",
        citations__1__DELETE="on",
        citations__2__source=str(third.pk),
        citations__2__position="2",
    )
    assert [source for source, _ in read(sent)[1].sources] == [third, first]


def test_embargo_and_unknown_marks_are_found_as_they_are_typed(typed):
    sent = typed(make_article(), embargo_until_0="2999-01-01", embargo_until_1="10:00:00")
    assert codes(sent) == ["embargo_running"]
    sent = typed(make_article(), body='<p>Text.<cite data-source="aaaaaaaaaa"></cite></p>')
    assert codes(sent) == ["mark_without_source"]
    source = make_source()
    assert codes(typed(make_article(sources=[source]), body=f"<p>Text.{mark(source)}</p>")) == []


@pytest.mark.parametrize(
    "nonsense",
    [
        {"tags": ["x", "9" * 40, "-1", "99999999"]},
        {"kicker": ["²"]},
        {"lead_image": ["9" * 18]},
        {"citations-TOTAL_FORMS": ["999999999999"]},
        {"citations-TOTAL_FORMS": ["x"], "bylines-TOTAL_FORMS": []},
        {"citations-0-source": ["x"], "citations-0-position": ["-3"]},
        {"embargo_until_0": ["2026-13-99"], "embargo_until_1": ["25:00"]},
        {"embargo_until_0": ["0001-01-01"], "embargo_until_1": ["00:00"]},
        {"body": ["<p>" * 3000]},
        {"headline": []},
    ],
)
def test_nonsense_is_left_out(typed, nonsense):
    assert isinstance(problems_of(typed(make_article()) | nonsense), list)
    assert isinstance(problems_of(nonsense), list)


@pytest.mark.parametrize("many", [2, 30])
def test_it_costs_the_same_for_few_and_many_sources(typed, many, django_assert_max_num_queries):
    sent = typed(make_article(sources=[make_source() for _ in range(many)], lead_image=make_image()))
    with django_assert_max_num_queries(5):
        assert problems_of(sent) == []
