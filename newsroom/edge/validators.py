"""Validators: a weak ETag over everything that a page is made from (RFC 9110, 8.8.3).

It is made of what a template is *given*, not of what it makes of it, so that a page which the
reader has is answered without being rendered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, singledispatch
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db.models import Model

SHOWS = ("SITE_NAME", "SITE_MOTTO", "LANGUAGE_CODE", "TIME_ZONE")
CODE = ("articles", "sources", "newsroom", "templates", "static")
PLAIN = (int, float, bool, bytes, type(None), date, datetime)


def etag(*covers) -> str:
    """Return the weak ETag over values, rows, and whatever holds them, and over the release.

    Raises TypeError for what has no value to go by.
    """
    digest = sha256(release().encode())
    for text in _walk(covers):
        digest.update(text.encode(errors="surrogatepass"))
        digest.update(b"\x1f")
    return f'W/"{digest.hexdigest()[:32]}"'


def release() -> str:
    """Name what runs: the code, the templates and the settings that pages show."""
    return settings.RELEASE + (_code() if settings.DEBUG else _kept_code())


def _code():
    digest = sha256(repr([getattr(settings, name) for name in SHOWS]).encode())
    for path in sorted(path for room in CODE for path in Path(settings.BASE_DIR, room).rglob("*.*")):
        if path.suffix in (".py", ".html", ".css", ".js", ".mo"):
            digest.update(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


_kept_code = cache(_code)


def _walk(value):
    """Yield a text for each thing inside a value, so that two values differ where their texts do."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, PLAIN):
        yield repr(value)
    elif is_dataclass(value):
        yield from _walk({one.name: getattr(value, one.name) for one in fields(value)})
    else:
        yield from _walk_inside(value)


@singledispatch
def _walk_inside(value):
    raise TypeError(f"An ETag cannot cover {type(value).__name__}.")


@_walk_inside.register
def _(value: Iterable):
    yield "["
    for one in value:
        yield from _walk(one)
    yield "]"


@_walk_inside.register
def _(value: Mapping):
    yield "{"
    for pair in value.items():
        yield from _walk(pair)
    yield "}"


@_walk_inside.register(set)
@_walk_inside.register(frozenset)
def _(value):
    yield from _walk(sorted(value, key=repr))


@_walk_inside.register
def _(value: Enum):
    yield repr(value.value)


@_walk_inside.register
def _(value: File):
    yield value.name or ""


@_walk_inside.register
def _(row: Model):
    """What was read of a row: its columns, annotations, and the rows read with it."""
    read = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    yield row._meta.label
    yield from _walk([read, row._state.fields_cache, getattr(row, "_prefetched_objects_cache", {})])
