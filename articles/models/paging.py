"""Paging by key: a page is found as fast ten years back as today."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import BooleanField, DateTimeField, Func, QuerySet, Subquery, Value

from newsroom.refs import REF_PATTERN

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
