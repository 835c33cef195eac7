"""Questions about a body as it was typed, before the sanitiser has seen it."""

import re

from newsroom import prose
from newsroom.prose.sanitiser import RENAMED
from newsroom.refs import REF_PATTERN
from sources.models import Source

REF = re.compile(REF_PATTERN)
ELEMENT = re.compile(r"<([a-z][a-z0-9-]{0,30})", re.IGNORECASE)
MARK = re.compile(r"<cite\b([^>]{0,300})", re.IGNORECASE)
MARKED_SOURCE = re.compile(r"data-source\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)


def unknown_marks(typed: str) -> list[str]:
    """Return what the citation marks name that is no source, in their order; "" for a mark without a ref."""
    refs = list(dict.fromkeys(_ref(attributes) for attributes in MARK.findall(typed)))
    known = Source.objects.filter(ref__in=[ref for ref in refs if REF.fullmatch(ref)])
    known = set(known.values_list("ref", flat=True))
    return [ref for ref in refs if ref not in known]


def taken_out(typed: str) -> list[str]:
    """Return the names of the elements that the sanitiser takes out of a body, sorted."""
    kept = _elements(prose.clean(typed))
    return sorted(name for name in _elements(typed) if RENAMED.get(name, name) not in kept)


def _ref(attributes: str) -> str:
    found = MARKED_SOURCE.search(attributes)
    return found[1] if found else ""


def _elements(html: str) -> set[str]:
    return {name.lower() for name in ELEMENT.findall(html)}
