import pytest

from articles.desk.citations import cite_marked
from tests.makers import make_article, make_source, mark

pytestmark = pytest.mark.django_db


def test_marked_sources_get_rows_after_the_listed_ones_in_order_of_appearance():
    listed, second, first = make_source(), make_source(), make_source()
    body = f"<p>A.{mark(first)} B.{mark(second)} C.{mark(first)}</p>"
    article = make_article(sources=[listed], body=body)
    assert [row.source for row in cite_marked(article)] == [first, second]
    assert [row.source for row in article.citations.all()] == [listed, first, second]


def test_nothing_is_added_twice():
    article = make_article()
    assert cite_marked(article) == []


def test_mark_of_no_source_gets_no_row():
    article = make_article(sources=[], body='<p>A.<cite data-source="aaaaaaaaaa"></cite></p>')
    assert cite_marked(article) == []
