"""Queries that are written once.

Django writes the SQL of a queryset anew each time, which takes longer than most of our answers: of the page of a story
it was a third. A prepared query is built once for each database, with stand-ins for what is asked; later calls put
the values in their places, and Django reads the rows as ever.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

Adapt = Callable[[Any, Any], Any]  # what a database takes for a value, given the operations of a connection to it


class Prepared:
    """A function that builds a queryset of rows, called with values instead; usable as a decorator.

    It is given all by name: moments, days, texts and whole numbers, none of them None, and may only hand them on to
    lookups that compare them as they are. Every name must be used. Another set of names is another query.
    Returns the rows in a list. Raises TypeError where a value cannot have a place.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self.build = build
        self._written: dict[tuple, _Written] = {}

    def __call__(self, **asked: Any) -> list:
        key = (_vendor(), *((name, type(value)) for name, value in asked.items()))
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = _write(self.build, asked)
        return written.rows(asked)


@dataclass(frozen=True)
class _Written:
    queryset: QuerySet
    compiler: Any
    sql: str
    params: tuple
    places: tuple[tuple[int, str, Adapt], ...]  # of the parameters that are asked for, by name

    def rows(self, asked: dict[str, Any]) -> list[Model]:
        operations, params = connections[self.queryset.db].ops, list(self.params)
        for place, name, adapt in self.places:
            params[place] = adapt(operations, asked[name])
        asked_of = object.__new__(type(self.queryset))  # the queryset, but for its query
        asked_of.__dict__ = {**self.queryset.__dict__, "_query": _Query(self, tuple(params))}
        return list(ModelIterable(asked_of))


class _Query:
    """Hands out a compiler that has its SQL already."""

    def __init__(self, written: _Written, params: tuple) -> None:
        self.written, self.params = written, params

    def get_compiler(self, using: str) -> Any:
        compiler = copy(self.written.compiler)  # it is set up; a connection belongs to one thread
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (self.written.sql, self.params)
        return compiler


def _vendor() -> str:
    return connections["default"].vendor


def _write(build: Callable[..., QuerySet], asked: dict[str, Any]) -> _Written:
    stand_ins = {name: _stand_in(name, value, number) for number, (name, value) in enumerate(asked.items(), 1)}
    queryset = build(**stand_ins)
    compiler = queryset.query.get_compiler(using=queryset.db)
    sql, params = compiler.as_sql()
    places = tuple(_places(params, stand_ins, compiler.connection.ops))
    compiler.connection = None  # it is of this thread, and this query of all
    if unused := set(asked) - {name for _, name, _ in places}:
        raise TypeError(f"{build.__name__} does not compare anything with {', '.join(sorted(unused))} as it is.")
    return _Written(queryset, compiler, sql, tuple(params), places)


def _stand_in(name: str, value: Any, number: int) -> Any:
    """Return a value of the same kind that nothing else in a query is."""
    if isinstance(value, datetime):
        return datetime(1, 1, 2, 3, 4, 5, number, tzinfo=UTC)
    if isinstance(value, date):
        return date(1, 2, number)
    if isinstance(value, str):
        return f"the place of {name} ({number})"
    if isinstance(value, int) and not isinstance(value, bool):
        return 1_000_000_007 + number
    raise TypeError(f"A prepared query has no place for {name}, a {type(value).__name__}.")


def _places(params: tuple, stand_ins: dict[str, Any], operations: Any) -> Iterator[tuple[int, str, Adapt]]:
    for place, param in enumerate(params):
        for name, stand_in in stand_ins.items():
            adapt = _adapter(param, stand_in)
            if param == adapt(operations, stand_in):
                yield place, name, adapt


def _adapter(param: Any, value: Any) -> Adapt:
    """Return how a parameter was made of a value of this kind, if it was."""
    if isinstance(value, datetime):
        return lambda operations, moment: operations.adapt_datetimefield_value(moment)
    if isinstance(value, date):
        return lambda operations, day: operations.adapt_datefield_value(day)
    if isinstance(value, int) and isinstance(param, int):
        kind = type(param)  # psycopg has one for each size
        return lambda operations, number: kind(number)
    return lambda operations, text: text
