"""Verify against what an outsider saved: that nothing vanished or changed since.

The file is a daily root of ours (``/ledger/YYYY-MM-DD.json``): with its lines, or of it only the date and
the root that somebody wrote down.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.models import Version
from articles.publishing.daily_root import AT_ONCE, Line, is_provisional, lines_of, root_over

SHA256 = re.compile(r"[0-9a-f]{64}")


class NotALedger(ValueError):
    """What was saved is no daily root, or was changed after it was saved."""


@dataclass(frozen=True)
class Saved:
    """A daily root as somebody saved it; without lines where they kept the root alone."""

    day: date
    root: str
    provisional: bool
    lines: tuple[Line, ...]


def read(text: str) -> Saved:
    """Read a saved daily root; raises NotALedger with one sentence."""
    try:
        data: dict[str, Any] = json.loads(text)
        lines = tuple(Line(str(story), int(number), str(digest)) for story, number, digest in data.get("stories", ()))
        saved = Saved(date.fromisoformat(data["date"]), data["root"], bool(data.get("provisional")), lines)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotALedger("The file is no daily root: save one from /ledger/YYYY-MM-DD.json.") from None
    if not isinstance(saved.root, str) or not SHA256.fullmatch(saved.root):
        raise NotALedger("The root in the file is no SHA-256 in hexadecimal.")
    if saved.lines and root_over(saved.lines).digest != saved.root:
        raise NotALedger("The lines of the file do not give its root: it was changed after it was saved.")
    return saved


def faults_against(saved: Saved) -> Iterator[str]:
    """Yield what differs now from what was saved: each story that vanished or changed, and the day's root."""
    for start in range(0, len(saved.lines), AT_ONCE):
        yield from _faults_of(saved.lines[start : start + AT_ONCE])
    if saved.provisional:
        return  # more may have been published on that day
    if is_provisional(saved.day):
        yield f"the root of {saved.day} was saved before that day was over"
    elif root_over(lines_of(saved.day)).digest != saved.root:
        yield f"the root of {saved.day} is another one now"


def _faults_of(lines: tuple[Line, ...]) -> Iterator[str]:
    stories = [line.story for line in lines]
    versions = Version.objects.public().filter(article__ref__in=stories)
    digests = {
        (ref, number): digest for ref, number, digest in versions.values_list("article__ref", "number", "digest")
    }
    known = {ref for ref, _ in digests}
    for line in lines:
        if line.story not in known:
            yield f"story {line.story}: it is gone"
        elif (line.story, line.number) not in digests:
            yield f"story {line.story}: version {line.number} is gone"
        elif digests[line.story, line.number] != line.digest:
            yield f"story {line.story}: version {line.number} has another digest"
