import pytest
from django.http import HttpResponse

from newsroom.edge.tags import HEADERS, MOST, carry, fit


def test_tags_are_written_for_each_kind_of_cache():
    response = HttpResponse()
    carry(response, ["a-one", "latest", "a-one"])
    assert [response.headers[header] for header in HEADERS] == ["a-one latest", "a-one,latest", "a-one latest"]


def test_no_more_than_a_cache_takes():
    assert len(fit(f"a-{n}" for n in range(500))) == MOST


@pytest.mark.parametrize("tag", ["", "A", "a b", "a,b", "a\nb", "ü", "a" * 65])
def test_what_is_no_tag_is_refused(tag):
    with pytest.raises(ValueError, match="No edge tag"):
        fit([tag])


def test_a_page_of_nothing_carries_none():
    response = HttpResponse()
    carry(response, [])
    assert not any(response.has_header(header) for header in HEADERS)
