"""A search reads its index, and of the rows only those that it names."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.articles.search.searching import search

pytestmark = pytest.mark.django_db


def plan_of(words, **address):
    """The plan of the query that asks the index."""
    search(words, **address)
    with CaptureQueriesContext(connection) as queries:
        search(words, **address)
    sql = next(query["sql"] for query in queries if "articles_searchrow_index" in query["sql"] or "@@" in query["sql"])
    assert "COUNT(" not in sql and "OFFSET" not in sql
    with connection.cursor() as cursor:
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_no_search_reads_the_table_of_the_rows():
    call_command("fill", stories=300, seed=2, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # a scan is right in a small table: ask if the index could serve
            cursor.execute("SET LOCAL enable_seqscan = off")
    for words, address in (
        ("the", {}),
        ("zyzzyva", {}),
        ('"harbour at alder" OR bridge -treaty', {}),
        ("harbour", {"sort": "newest", "tag": "filled-harbour-1", "from_": "2020-01-01", "to": "2021-01-01"}),
    ):
        plan = plan_of(words, **address)
        if connection.vendor == "postgresql":
            assert "Bitmap Index Scan on articles_searchrow_index" in plan and "Seq Scan" not in plan, plan
            assert "Bitmap Index Scan on articles_searchrow_pkey" not in plan, plan
        else:
            assert "SCAN i VIRTUAL TABLE INDEX" in plan and "SEARCH r USING INTEGER PRIMARY KEY" in plan, plan
            assert "TEMP B-TREE" not in plan and "SCAN r" not in plan, plan
