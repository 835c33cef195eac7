"""Paging by key: a page is found as fast ten years back as today, by queries that are written once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, Func, QuerySet, Subquery, Value

from newsroom import clock
from newsroom.prepared import Prepared
from newsroom.refs import REF_PATTERN

SIZE = 20

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(rf"(-?\d{{1,17}})-({REF_PATTERN})")


class RowBefore(Func):
    """``(a, b) < (x, y)`` as one comparison of rows.

    PostgreSQL walks an index only for this form: written out with OR, a page ten years
    back took 817 ms instead of 0.1.
    """

    output_field = BooleanField()
    conditional = True

    def as_sql(self, compiler, connection, **context):
        parts, params = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            params.extend(values)
        a, b, x, y = parts
        return f"(({a}, {b}) < ({x}, {y}))", params


@dataclass(frozen=True)
class Page:
    """Some items of a list, and the cursor of the older ones, or None at its end."""

    items: list
    older: str | None

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class StoryList:
    """A list of stories that readers page through.

    ``build`` returns the versions in it at a moment (``at``), of whatever else it is asked for by name: see
    ``VersionQuerySet`` for the lists, and ``Prepared`` for what may be asked.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._newest = Prepared(lambda **asked: build(**asked).older_than(None))
        self._older = Prepared(lambda moment, ref, **asked: build(**asked).older_than((moment, ref)))

    def page(self, *, before: str | None = None, **asked) -> Page:
        """A page of the list as it stands now, older than a cursor; a bad cursor is the first page. One query."""
        cursor, at = read_cursor(before), clock.now()
        if cursor is None:
            return page_of(self._newest(at=at, **asked))
        return page_of(self._older(at=at, moment=cursor[0], ref=cursor[1], **asked))


def page_of(rows: list) -> Page:
    """Make a page of one row more than it holds, if there are as many: the last shows that there are older ones."""
    items = rows[:SIZE]
    return Page(items, write_cursor(items[-1].place, items[-1].article.ref) if len(rows) > SIZE else None)


def write_cursor(moment: datetime, ref: str) -> str:
    """Name a place in a list: microseconds since 1970 UTC and the ref of the story there."""
    return f"{(moment - EPOCH) // timedelta(microseconds=1)}-{ref}"


def read_cursor(text: str | None) -> tuple[datetime, str] | None:
    """Read a cursor; None where the text is none, so that a list begins at its start."""
    match = CURSOR.fullmatch(text or "")
    if not match:
        return None
    try:
        return EPOCH + timedelta(microseconds=int(match[1])), match[2]
    except OverflowError:
        return None


def after(time_column, story_column, cursor: tuple[datetime, str], stories: QuerySet) -> RowBefore:
    """Return the condition for the rows after a cursor in a list that runs newest first."""
    moment, ref = cursor
    story = Subquery(stories.filter(ref=ref).order_by().values("pk")[:1])
    return RowBefore(time_column, story_column, Value(moment, output_field=DateTimeField()), story)
