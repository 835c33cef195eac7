"""How the database answers a question of the desk."""

from django.db import connection

WALKS = ("SCAN articles_", "SCAN sources_", "SCAN U", "SCAN V", "Seq Scan")


def plans_of(queries, table):
    """Return the plan of each captured query that reads first of all a table."""
    words = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    found = [query["sql"] for query in queries.captured_queries if f'FROM "{table}"' in query["sql"]]
    assert found, "no query of this table was captured"
    with connection.cursor() as cursor:
        plans = []
        for sql in found:
            cursor.execute(f"{words} {sql}")
            plans.append("\n".join(str(row[-1]) for row in cursor.fetchall()))
    return plans


def assert_bounded(plans):
    """No plan walks a table of stories, versions or sources from end to end, by an index or without one."""
    for plan in plans:
        assert not any(line.strip(" ->").startswith(WALKS) for line in plan.splitlines()), plan
