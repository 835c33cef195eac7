"""What is typed and not saved, read as a content: for advice while somebody writes.

The forms judge each row with a query of its own. Here every list is one, and what is no key, no row or no moment is
left out: saving says what is wrong with it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Model
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time

from articles.models import Article, Author, Tag
from articles.publishing.preflight import check
from articles.publishing.record import Lists, content_of
from articles.publishing.refusals import Problem
from newsroom.images.models import Image
from sources.models import Source

Typed = Mapping[str, list[str]]
WORDS = ("headline", "slug", "standfirst", "body", "language", "dateline", "lead_alt", "lead_caption", "lead_credit")
MOST_ROWS = 500
LONGEST_KEY = 18


def problems_of(typed: Typed) -> list[Problem]:
    """Return what preflight says of the fields of the writing screen as they are typed."""
    article, lists = read(typed)
    known = [source for source, _ in lists.sources]
    pictures = [article.lead_image] if article.lead_image else []
    return check(article, content_of(article, lists), slug=article.slug, known=known, pictures=pictures)


def read(typed: Typed) -> tuple[Article, Lists]:
    """Return an unsaved working copy that says what is typed, and its lists."""
    article = Article(**{name: _text(typed, name).replace("\r\n", "\n") for name in WORDS})
    article.embargo_until = _moment(_text(typed, "embargo_until_0"), _text(typed, "embargo_until_1"))
    article.lead_image = next(iter(_rows(Image.objects.kept(), typed.get("lead_image", []))), None)
    tags = _rows(Tag.objects.all(), typed.get("tags", []))
    kicker = _text(typed, "kicker")
    article.kicker = next((tag for tag in tags if str(tag.pk) == kicker), None)
    cited = {row["source"]: row["note"] for row in _list(typed, "citations", "source", "note")}
    sources = _rows(Source.objects.select_related("agency"), cited)
    authors = _rows(Author.objects.all(), [row["author"] for row in _list(typed, "bylines", "author")])
    return article, Lists(tags, authors, [(source, cited[str(source.pk)]) for source in sources], [])


def _text(typed: Typed, name: str) -> str:
    return (typed.get(name) or [""])[0]


def _list(typed: Typed, prefix: str, chosen: str, *more: str) -> list[dict[str, str]]:
    """Return the rows of a list that name something and are not taken out, in the order of their numbers."""
    found = []
    for place in range(min(_number(_text(typed, f"{prefix}-TOTAL_FORMS")), MOST_ROWS)):
        row = {name: _text(typed, f"{prefix}-{place}-{name}") for name in (chosen, *more)}
        if row[chosen] and not _text(typed, f"{prefix}-{place}-DELETE"):
            found.append((_number(_text(typed, f"{prefix}-{place}-position")) or MOST_ROWS, place, row))
    return [row for _, _, row in sorted(found, key=lambda item: item[:2])]


def _rows(rows, keys) -> list:
    """Return the rows of keys, in the order of the keys, without those that are none."""
    known = [int(key) for key in keys if _is_key(key)]
    found: dict[int, Model] = rows.in_bulk(known) if known else {}
    return [found[key] for key in dict.fromkeys(known) if key in found]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


def _number(text: str) -> int:
    return int(text) if _is_key(text) else 0


def _moment(day: str, time: str) -> datetime | None:
    try:
        date, hour = parse_date(day), parse_time(time)
        return timezone.make_aware(datetime.combine(date, hour)) if date and hour else None
    except (ValueError, OverflowError):
        return None
