"""The index on PostgreSQL: GIN over the terms of the search rows, which are a tsvector.

GIN knows no order, and the newest of the matches of a common word are found by fetching them all. So a question is
asked of windows that go back in time, each longer than the one before and only where those before it gave too few.
A window is named by the facets of its months, which stand in the same index: a word that stands in every story is
looked up in those of the window alone. What is left after the last window are the matches of a word that is rare.
No index is walked by date with the words as a filter: an absent word would read every story there is. So the planner
is left no choice: it cannot use the key for ``place + 0``, and without statistics takes every word for a rare one.
"""

from datetime import UTC, datetime

from articles.models import SearchRow
from articles.models.search_row import begin_of, moment_of
from articles.publishing.indexing import MONTH
from articles.search.expression import Question, Syntax

ROWS = SearchRow._meta.db_table
INDEX = f"{ROWS}_index"
SYNTAX = Syntax(term="'{}'", both=" & ", either=" | ", but_not=" & !")
WINDOWS = (2, 10, 36)  # months
FIRST_MONTH = 12 * 1900
LEFT_IN_A_ROW = 128  # bytes: texts and terms are kept apart, so that many rows stand on a page
FOUND = f"""
SELECT place FROM "{ROWS}" WHERE terms @@ %s::tsquery AND place + 0 >= %s AND place + 0 < %s
  AND live_from <= %s AND (live_until IS NULL OR live_until > %s)"""
MATCHING = """
WITH {windows},
newest AS (SELECT place FROM ({found}) found ORDER BY place DESC LIMIT %s)
SELECT r.place, r.version_id, r.stemmer, r.facets, r.head
FROM newest JOIN "{rows}" r USING (place) ORDER BY r.place DESC"""


def missing(cursor) -> list[str]:
    """Name the parts of the index that do not stand."""
    cursor.execute("SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexname = %s", [INDEX])
    return [] if cursor.fetchone() else [INDEX]


def install(cursor) -> None:
    """Put up what is missing. Without ``fastupdate``: what was published last would be read through at each search."""
    if missing(cursor):
        cursor.execute(f'ALTER TABLE "{ROWS}" SET (toast_tuple_target = {LEFT_IN_A_ROW})')
        cursor.execute(f'ALTER TABLE "{ROWS}" ALTER COLUMN terms SET STATISTICS 0')
        cursor.execute(f'CREATE INDEX "{INDEX}" ON "{ROWS}" USING gin (terms) WITH (fastupdate = off)')


def rebuild(cursor) -> None:
    """Make the index anew from the terms of the rows."""
    cursor.execute(f'REINDEX INDEX "{INDEX}"')


def forget_deleted(cursor) -> None:
    """Deleted rows and their terms go with the next vacuum, as those of every table."""


def newest(cursor, question: Question, most: int) -> list[tuple]:
    """Fetch the newest rows that match, so many at the most, by one statement."""
    windows, values = [], []
    for number, part in enumerate(in_windows(question)):
        enough = " + ".join(f"(SELECT count(*) FROM w{before})" for before in range(number))
        windows.append(f"w{number} AS MATERIALIZED ({FOUND}{f' AND {enough} < {most}' if enough else ''})")
        values += [part.expression(SYNTAX), part.low, part.high, part.at, part.at]
    found = " UNION ALL ".join(f"SELECT place FROM w{number}" for number in range(len(windows)))
    cursor.execute(MATCHING.format(windows=", ".join(windows), found=found, rows=ROWS), [*values, most])
    return cursor.fetchall()


def in_windows(question: Question) -> list[Question]:
    """Part a question by time, the newest part first; the last reaches back to where the question does."""
    top = month_of(min(moment_of(question.high), question.at))
    first, high, parts = min(month_of(question.newest), top), question.high, []
    for months in WINDOWS:
        first -= months
        low, named = (
            begin_of(first_of(first + 1)),
            tuple(f"{MONTH}{first_of(n):%Y%m}" for n in range(first + 1, top + 1)),
        )
        parts.append(question.within(low, high, named))
        if low <= question.low or first < FIRST_MONTH:
            return parts
        high, top = low, first
    return [*parts, question.within(question.low, high)]


def month_of(moment: datetime) -> int:
    """Number the months since the year 0."""
    return 12 * moment.year + moment.month - 1


def first_of(month: int) -> datetime:
    """Return the moment at which a month begins."""
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
