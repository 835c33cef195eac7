"""The index on SQLite: FTS5 over the terms of the search rows, kept by triggers.

The table of FTS5 holds no copy of the terms (it reads those of the row, whose number is its place), so that rows can
be deleted on SQLite before 3.43 too. It yields its matches by number: asked backwards, the newest first, and it
stops at the last that is wanted. It keeps no places and no sizes, for phrases are terms and nothing ranks by them.
"""

from articles.models import SearchRow
from articles.search.expression import Question, Syntax

ROWS = SearchRow._meta.db_table
INDEX = f"{ROWS}_index"
SYNTAX = Syntax(term='"{}"', both=" AND ", either=" OR ", but_not=" NOT ")
MAKE = f"""
CREATE VIRTUAL TABLE "{INDEX}" USING fts5(
    terms, content='{ROWS}', content_rowid='place', columnsize=0, detail=none, tokenize="ascii tokenchars '_='"
)"""
FORGET = f"""INSERT INTO "{INDEX}"("{INDEX}", rowid, terms) VALUES ('delete', OLD.place, OLD.terms);"""
LEARN = f"""INSERT INTO "{INDEX}"(rowid, terms) VALUES (NEW.place, NEW.terms);"""
TRIGGERS = {
    "search_insert": f'AFTER INSERT ON "{ROWS}" BEGIN {LEARN} END',
    "search_delete": f'AFTER DELETE ON "{ROWS}" BEGIN {FORGET} END',
    "search_update": f'AFTER UPDATE OF terms, place ON "{ROWS}" BEGIN {FORGET} {LEARN} END',
}
MATCHING = f"""
SELECT r.place, r.version_id, r.stemmer, r.facets, r.head
FROM "{INDEX}" i CROSS JOIN "{ROWS}" r ON r.place = i.rowid
WHERE i."{INDEX}" MATCH %s AND i.rowid >= %s AND i.rowid < %s
  AND r.live_from <= %s AND (r.live_until IS NULL OR r.live_until > %s)
ORDER BY i.rowid DESC LIMIT %s"""


def missing(cursor) -> list[str]:
    """Name the parts of the index that do not stand."""
    cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search\\_%%' ESCAPE '\\' OR name = %s", [INDEX])
    standing = {name for (name,) in cursor.fetchall()}
    return [name for name in (INDEX, *TRIGGERS) if name not in standing]


def install(cursor) -> None:
    """Put up what is missing: SQLite forgets triggers where a migration makes the table of the rows anew."""
    for name in missing(cursor):
        if name == INDEX:
            cursor.execute(MAKE)
            rebuild(cursor)
        else:
            cursor.execute(f'CREATE TRIGGER "{name}" {TRIGGERS[name]}')


def rebuild(cursor) -> None:
    """Make the index anew from the terms of the rows."""
    cursor.execute(f"""INSERT INTO "{INDEX}"("{INDEX}") VALUES ('rebuild')""")


def forget_deleted(cursor) -> None:
    """Take out of the file what deleted rows left there: FTS5 only marks it as gone until it next tidies up."""
    cursor.execute(f"""INSERT INTO "{INDEX}"("{INDEX}") VALUES ('optimize')""")


def newest(cursor, question: Question, most: int) -> list[tuple]:
    """Fetch the newest rows that match, so many at the most."""
    words = question.expression(SYNTAX)
    cursor.execute(MATCHING, [words, question.low, question.high, question.at, question.at, most])
    return cursor.fetchall()
