"""Queries that are written once give what querysets give, whoever asks, and for what."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Tagging, Version
from newsroom import clock
from newsroom.prepared import Prepared
from tests.makers import make_published_article, make_tag

pytestmark = pytest.mark.django_db


def build(at, day, slug):
    found = Version.objects.live(at=at).select_related("article", "lead_tag").defer("document")
    return found.filter(address_date=day, address_slug=slug)


@pytest.fixture
def stories():
    return [make_published_article(slug=slug, headline=slug.title()) for slug in ("one", "two")]


def today():
    return Version.objects.all()[0].address_date


def test_rows_are_those_of_the_queryset(stories, django_assert_num_queries):
    find = Prepared(build)
    for slug in ("one", "two", "three", "one"):
        asked = {"at": clock.now(), "day": today(), "slug": slug}
        rows, expected = find(**asked), list(build(**asked))
        assert rows == expected
        for row, same in zip(rows, expected, strict=True):
            with django_assert_num_queries(0):
                assert vars(row).keys() == vars(same).keys()
                assert (row.article.headline, row.lead_tag, row.live_from) == (
                    same.article.headline,
                    same.lead_tag,
                    same.live_from,
                )


def test_it_is_built_once(stories):
    built = []

    def counted(**asked):
        built.append(asked)
        return build(**asked)

    find = Prepared(counted)
    assert [row.headline for _ in range(3) for row in find(at=clock.now(), day=today(), slug="one")] == ["One"] * 3
    assert len(built) == 1
    assert find(at=clock.now() - timedelta(days=1), day=date(2001, 1, 1), slug="one") == []


def test_a_query_is_asked_as_one(stories):
    find, day = Prepared(build), today()
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            find(at=clock.now(), day=day, slug="one")
        assert len(asked) == 1


def test_a_number_has_a_place(stories):
    tag = make_tag("Harbours")
    make_published_article(slug="three", tags=[tag])
    tagged = Prepared(lambda tag: Tagging.objects.filter(tag=tag))
    assert [row.tag_id for row in tagged(tag=tag.pk)] == [tag.pk]
    assert tagged(tag=tag.pk + 1) == []


def test_any_number_of_names_is_another_query(stories):
    of = Prepared(lambda **slugs: Article.objects.filter(slug__in=list(slugs.values())).order_by("slug"))
    assert [row.slug for row in of(a="one")] == ["one"]
    assert [row.slug for row in of(a="two", b="one")] == ["one", "two"]


@pytest.mark.parametrize("value", [None, True, 1.5, ["one"]])
def test_a_value_without_a_place_is_refused(value):
    with pytest.raises(TypeError, match="has no place for slug"):
        Prepared(lambda slug: Article.objects.filter(slug=slug))(slug=value)


def test_a_value_that_is_not_compared_as_it_is_is_refused():
    def having(words):
        return Article.objects.filter(headline__contains=words)

    with pytest.raises(TypeError, match="having does not compare anything with words"):
        Prepared(having)(words="one")


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_by_its_own_connection(stories):
    find, found = Prepared(build), []
    asked = {"at": clock.now(), "day": today()}
    find(**asked, slug="one")

    def ask(slug):
        found.extend(row.headline for row in find(**asked, slug=slug))
        connection.close()

    threads = [Thread(target=ask, args=[slug]) for slug in ("one", "two") * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["One"] * 4 + ["Two"] * 4
