from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Version
from articles.publishing import publish, read_also, retract, schedule
from newsroom import clock
from tests.makers import edit, make_article, make_published_article, make_ready, make_tag, make_user

pytestmark = pytest.mark.django_db


def published(*, tags, days=0):
    return make_published_article(tags=tags, at=clock.now() - timedelta(days=days, minutes=1))


def leads_to(*, tags, chosen=()):
    """Publish a story and return the refs that its page leads on to."""
    article = make_article(tags=tags)
    for other in chosen:
        article.related.add(other)
    return publish(edit(article), by=make_user("editor")).related.split()


def test_a_rare_tag_in_common_says_more_than_a_frequent_one():
    rare, frequent = make_tag(), make_tag()
    several = [published(tags=[frequent]) for _ in range(6)]
    near = published(tags=[rare], days=2)
    assert leads_to(tags=[frequent, rare])[0] == near.ref
    assert several[-1].ref in leads_to(tags=[frequent, rare])


def test_who_shares_two_tags_comes_before_who_shares_one():
    one, other = make_tag(), make_tag()
    both = published(tags=[one, other], days=1)
    published(tags=[one])
    assert leads_to(tags=[one, other])[0] == both.ref


def test_of_those_that_share_as_much_the_newest_come_first():
    tag = make_tag()
    stories = [published(tags=[tag], days=days) for days in (3, 1, 2, 40)]
    assert leads_to(tags=[tag]) == [stories[place].ref for place in (1, 2, 0)]


def test_the_chosen_stories_come_first_and_are_not_filled_up_beyond_their_number():
    tag = make_tag()
    near = published(tags=[tag])
    chosen = [published(tags=[make_tag()], days=days) for days in range(3)]
    refs = leads_to(tags=[tag], chosen=chosen)
    assert refs == [one.ref for one in chosen] and near.ref not in refs


def test_neither_itself_nor_a_retracted_story_fills_it_up(chief):
    tag = make_tag()
    retract(published(tags=[tag]), by=chief, notice="No longer.")
    article = make_article(tags=[tag])
    first = publish(edit(article), by=make_user("editor"))
    assert first.related == ""


def test_it_is_asked_for_the_moment_at_which_the_story_goes_out():
    tag = make_tag()
    coming = make_ready(make_article(tags=[tag]))
    schedule(coming, by=make_user("editor"), at=clock.now() + timedelta(hours=1))
    later = make_ready(make_article(tags=[tag]))
    version = schedule(later, by=make_user("editor"), at=clock.now() + timedelta(hours=2))
    assert version.related.split() == [coming.ref]
    assert leads_to(tags=[tag]) == []


def test_a_tag_of_many_stories_is_read_no_further_than_its_newest(monkeypatch):
    monkeypatch.setattr(read_also, "READ_OF_A_TAG", 2)
    tag = make_tag()
    stories = [published(tags=[tag], days=days) for days in range(4)]
    assert leads_to(tags=[tag]) == [story.ref for story in stories[:2]]


def test_it_costs_one_query_for_each_tag_by_its_index(django_assert_num_queries):
    tags = [make_tag() for _ in range(3)]
    published(tags=tags)
    version = Version.objects.get()
    near = []
    with django_assert_num_queries(3) as asked:
        for tag in tags:
            near += read_also.near_at(tag, clock.now())
    assert near == [(version.article.ref, version.first_live_from)] * 3
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {'' if connection.vendor == 'postgresql' else 'QUERY PLAN'} {asked[0]['sql']}")
        assert "tagging_newest_first" in "\n".join(str(row[-1]) for row in cursor.fetchall())
