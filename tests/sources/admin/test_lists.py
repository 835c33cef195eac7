import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.admin.lists import CappedPaginator
from sources.models import Source
from tests.articles.admin.filling import text_of
from tests.makers import make_agency, make_source

pytestmark = pytest.mark.django_db


def test_counting_stops_at_the_limit(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(CappedPaginator, "limit", 3)
    agency = make_agency()
    for _ in range(5):
        make_source(agency=agency)
    paginator = CappedPaginator(Source.objects.all(), 2)
    with django_assert_max_num_queries(1):
        assert (paginator.count, paginator.num_pages, paginator.is_capped) == (3, 2, True)


def test_list_that_was_not_counted_to_its_end_says_so(monkeypatch, sign_in, editor):
    monkeypatch.setattr(CappedPaginator, "limit", 3)
    agency = make_agency()
    for _ in range(5):
        make_source(agency=agency)
    assert "3 or more sources" in text_of(sign_in(editor).get(reverse("admin:sources_source_changelist")))


def test_what_was_not_found_is_not_searched_for_again(sign_in, editor):
    make_source()
    with CaptureQueriesContext(connection) as queries:
        assert "0 sources" in text_of(sign_in(editor).get(reverse("admin:sources_source_changelist"), {"q": "nowhere"}))
    assert len([query for query in queries if "LIKE" in query["sql"]]) == 1
