import dataclasses
from datetime import date
from uuid import uuid4

import pytest

from articles.models import Article, Tag
from newsroom.edge.validators import etag
from tests.makers import make_article, make_tag


@dataclasses.dataclass
class Box:
    held: object


def test_it_is_weak_and_of_a_fixed_length():
    assert etag("a").startswith('W/"') and len(etag("a")) == len(etag(["b"] * 1000)) == 36


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["ab", "c"], ["a", "bc"]),
        (["a", ["b"]], [["a"], "b"]),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        (Box("a"), Box("b")),
        (None, False),
        (0, "0 "),
        (b"a", b"b"),
        (date(2026, 1, 1), date(2026, 1, 2)),
    ],
)
def test_what_differs_has_another(one, other):
    assert etag(one) != etag(other) and etag(one) == etag(one)


def test_a_set_is_the_same_in_any_order():
    assert etag({"a", "b", "c"}) == etag({"c", "b", "a"})


def test_what_has_no_value_is_refused():
    with pytest.raises(TypeError, match="cannot cover object"):
        etag(object())


def test_another_release_is_another_page(settings):
    settings.RELEASE = "1"
    before = etag("a")
    settings.RELEASE = str(uuid4())
    assert etag("a") != before


@pytest.mark.django_db
def test_a_row_is_what_was_read_of_it():
    make_article(tags=[make_tag("Harbours")])

    def read():
        return Article.objects.select_related("lead_image").prefetch_related("tags").defer("body").get()

    before = etag(read())
    assert etag(read()) == before
    Article.objects.update(body="<p>Not read.</p>")
    assert etag(read()) == before
    Tag.objects.update(description="Read with it.")
    assert etag(read()) != before
