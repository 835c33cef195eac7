"""What is written in bulk is what the verbs would have written."""

from datetime import timedelta

import pytest

from articles.models import Article, StoryLog, Version
from articles.publishing.bulk import History, Past, write_histories
from articles.publishing.known import Known
from articles.publishing.record import Record, content_of
from articles.publishing.rendering import making_of, render_story
from newsroom import clock
from tests.makers import make_article, make_published_article, make_tag

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=3000)


def write(*kinds, **fields):
    """Import a story whose versions say what a working copy says, an hour after one another."""
    content, begun = content_of(make_article(**fields)), clock.now() - LONG_AGO
    past = [Past(kind, f"Notice {at}.", begun + timedelta(hours=at), content) for at, kind in enumerate(kinds)]
    article = Article(headline=content.headline, slug=f"imported-{begun:%f}", body=content.body)
    write_histories([History(article, tuple(past))], Known.of(content), origin="imported from a test")
    return article


def test_the_rendering_kept_is_the_one_that_would_be_made():
    article = write("publication", "update", "copy_edit", "correction")
    live = article.versions.live().get()
    assert live.number == 4
    html = live.renderings.get().html
    assert html == render_story(live, Record.parse(live.document)) == making_of(live)[1]()
    assert [f"Notice {number}." in html for number in (1, 2, 3)] == [
        True,
        False,
        True,
    ]


def test_read_also_is_filled_up_with_the_newest_of_the_same_tags():
    tag = make_tag()
    near = [make_published_article(tags=[tag], at=clock.now() - timedelta(hours=hours)) for hours in range(4)]
    make_published_article()
    article = write("publication", "update", tags=[tag])
    assert article.versions.get(number=2).related.split() == [other.ref for other in near[:3]]


def test_the_log_says_that_it_came_in_bulk():
    article = write("publication", "update")
    line = StoryLog.objects.get(article=article)
    assert (line.verb, line.reason, line.version.number) == ("import", "imported from a test", 2)


def test_a_story_withdrawn_since_stands_in_no_list():
    article = write("publication", "withdrawal")
    assert not Version.objects.live().listed().filter(article=article).exists()
