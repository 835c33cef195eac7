"""Windows: the parts of time in which PostgreSQL is asked, one after another."""

from datetime import UTC, datetime

from articles.models.search_row import begin_of
from articles.search.expression import Question
from articles.search.postgresql import in_windows
from articles.search.query import parse

FIRST, LAST = -(2**63), 2**63 - 1
NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)


def windows(*, low=FIRST, high=LAST, newest=NOW):
    parts = in_windows(Question({"english": parse("ships")}, (), low, high, NOW, newest))
    assert (parts[0].high, parts[-1].low) == (high, low)
    assert all(newer.low == older.high for newer, older in zip(parts, parts[1:], strict=False))
    return parts


def months(part):
    return [facet.removeprefix("month=") for choice in part.filters for facet in choice]


def test_windows_reach_back_without_gap_or_overlap():
    parts = windows()
    assert months(parts[0]) == ["202602", "202603"]
    assert (months(parts[1])[0], months(parts[1])[-1], len(months(parts[1]))) == ("202504", "202601", 10)
    assert months(parts[2])[0] == "202204"
    assert months(parts[3]) == []
    assert parts[0].low == begin_of(datetime(2026, 2, 1, tzinfo=UTC))


def test_windows_begin_where_the_newest_story_stands():
    assert months(windows(newest=datetime(2026, 1, 5, tzinfo=UTC))[0]) == ["202512", "202601", "202602", "202603"]


def test_windows_end_where_the_question_ends():
    low, high = datetime(2012, 1, 1, tzinfo=UTC), datetime(2012, 6, 1, tzinfo=UTC)
    parts = windows(low=begin_of(low), high=begin_of(high))
    assert months(parts[0])[-1] == "201206" and len(parts) == 2
    assert months(windows(low=begin_of(NOW))[0])[-1] == "202603"
