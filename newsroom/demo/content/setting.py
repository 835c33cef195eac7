"""How the texts of the demo are read: lines joined, keys and days filled in."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

MARK = re.compile(r"\[\[([a-z0-9-]+)\]\]")
FIGURE = re.compile(r"\[\[figure:([a-z0-9-]+)\]\]")
DAY = re.compile(r"\[\[(date|weekday) ([+-]?\d+)\]\]")


def joined(text: str) -> str:
    """Undo the wrapping of HTML: lines are parts of one text, except between two tags."""
    lines = [line.strip() for line in text.strip().splitlines()]
    whole = ""
    for line in lines:
        between_tags = whole.endswith((">", "]]")) and line.startswith(("<", "[[figure:"))
        whole += line if between_tags or not whole else f" {line}"
    return whole


def paragraphs(text: str) -> str:
    """Undo the wrapping of plain text, whose paragraphs stand apart by a blank line."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def dated(text: str, day: datetime) -> str:
    """Fill in the days that are counted from the text's own."""
    local = timezone.localtime(day)

    def name(found: re.Match) -> str:
        then = local + timedelta(days=int(found[2]))
        return f"{then:%A}" if found[1] == "weekday" else f"{then.day} {then:%B}"

    return DAY.sub(name, text)


def marked(text: str, sources: Mapping[str, str], figures: Mapping[str, str]) -> str:
    """Put citation marks and figures in the place of their keys.

    ``sources`` gives the ref of each report, ``figures`` the finished markup of each picture.
    """
    text = FIGURE.sub(lambda found: figures[found[1]], text)
    return MARK.sub(lambda found: f'<cite data-source="{sources[found[1]]}"></cite>', text)
