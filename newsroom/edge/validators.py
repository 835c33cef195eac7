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
SEPARATOR = "\x1f"
PLAIN = (int, float, bool, bytes, type(None), date, datetime)
PLAIN_TYPES = frozenset({str, *PLAIN})


def etag(*covers) -> str:
    """Return the weak ETag over values, rows, and whatever holds them, and over the release.

    Raises TypeError for what has no value to go by.
    """
    texts = [release()]
    _gather(covers, texts)
    return f'W/"{sha256(SEPARATOR.join(texts).encode(errors="surrogatepass")).hexdigest()[:32]}"'


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


def _gather(value, texts):
    """Append a text for each thing inside a value, so that two values differ where their texts do.

    A page holds hundreds of things, and this is done for each request: hence a list, not a chain of generators.
    """
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, PLAIN):
        texts.append(repr(value))
    elif is_dataclass(value):
        _gather({one.name: getattr(value, one.name) for one in fields(value)}, texts)
    else:
        _gather_inside(value, texts)


@singledispatch
def _gather_inside(value, texts):
    raise TypeError(f"An ETag cannot cover {type(value).__name__}.")


@_gather_inside.register
def _(value: Iterable, texts):
    texts.append("[")
    for one in value:
        _gather(one, texts)
    texts.append("]")


@_gather_inside.register
def _(value: Mapping, texts):
    texts.append("{")
    for key, one in value.items():
        _gather(key, texts)
        _gather(one, texts)
    texts.append("}")


@_gather_inside.register(set)
@_gather_inside.register(frozenset)
def _(value, texts):
    _gather(sorted(value, key=repr), texts)


@_gather_inside.register
def _(value: Enum, texts):
    texts.append(repr(value.value))


@_gather_inside.register
def _(value: File, texts):
    texts.append(value.name or "")


@_gather_inside.register
def _(row: Model, texts):
    """What was read of a row: its columns, annotations, and the rows read with it."""
    read = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    texts.append(row._meta.label)
    if all(type(value) in PLAIN_TYPES for value in read.values()):
        texts.append(repr(read))  # at once: of rows a page has the most
    else:
        _gather(read, texts)
    known = row._state.fields_cache  # also what leads back here: rows that name this one
    _gather([known[field.name] for field in row._meta.concrete_fields if field.name in known], texts)
    _gather(getattr(row, "_prefetched_objects_cache", {}), texts)
