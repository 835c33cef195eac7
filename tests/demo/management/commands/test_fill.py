"""``manage.py fill`` adds a believable newsroom to whatever stands there, and each batch whole."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, Max

from articles.models import AgencyUse, Article, Rendering, Tagging, Version
from newsroom import clock
from newsroom.demo import filling
from newsroom.images.models import Image
from sources.models import Source
from tests.makers import make_published_article

pytestmark = pytest.mark.django_db


def fill(stories, **options):
    out = StringIO()
    call_command("fill", stories=stories, seed=4, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def verified():
    out = StringIO()
    call_command("verify", stdout=out, stderr=StringIO())
    return out.getvalue()


def numbers(rows, name):
    """How many rows fall on each value, the most frequent first."""
    return sorted(Counter(rows.values_list(name, flat=True)).values(), reverse=True)


def test_what_was_filled_holds():
    said = fill(60)
    versions = Version.objects.count()
    assert said == f"filled 60 stories with {versions} versions\n"
    assert verified() == f"verified {versions} versions of 60 stories\n"


def test_it_adds_to_what_stands_there_and_again():
    make_published_article()
    fill(10)
    fill(10)
    assert Article.objects.count() == 21
    assert "of 21 stories" in verified()


@pytest.mark.once
def test_it_looks_like_a_newsroom():
    fill(400)
    tags, agencies = numbers(Tagging.objects, "tag"), numbers(AgencyUse.objects, "agency")
    assert tags[0] > 3 * tags[5] > 6 * tags[30] and agencies[0] > 3 * agencies[6]  # Zipf
    lengths = Counter(Article.objects.annotate(length=Max("versions__number")).values_list("length", flat=True))
    assert lengths[1] > lengths[2] > lengths[3] > 0 and set(lengths) <= {1, 2, 3, 4, 5, 6}
    kinds = numbers(Version.objects, "kind")
    assert len(kinds) >= 6 and kinds[-1] < 10  # few are retracted or withdrawn
    first = Version.objects.filter(number=1).order_by("live_from")
    ago = clock.now() - first[0].live_from, clock.now() - first.reverse()[0].live_from
    assert timedelta(days=6900) < ago[0] < timedelta(days=7306) and ago[1] < timedelta(days=120)
    cited = Source.objects.annotate(stories=Count("cited_by"))
    assert cited.filter(stories__gt=1).exists() and cited.filter(stories=1).count() > Source.objects.count() / 2
    assert Image.objects.count() == filling.PICTURES


@pytest.mark.once
def test_no_story_cites_a_report_filed_after_it():
    fill(200)
    assert not Version.objects.filter(number=1, source_uses__source__filed_at__gt=clock.now()).exists()
    for version in Version.objects.filter(number=1).prefetch_related("source_uses__source"):
        assert all(use.source.filed_at < version.live_from for use in version.source_uses.all())


@pytest.mark.once
def test_the_same_seed_draws_the_same_words():
    fill(20)
    fill(20)
    headlines = list(Article.objects.order_by("pk").values_list("headline", flat=True))
    assert headlines[:20] == headlines[20:]


def test_every_live_version_has_its_rendering():
    fill(60)
    assert set(Rendering.objects.values_list("version", flat=True)) == set(
        Version.objects.live().values_list("pk", flat=True)
    )


def test_stopped_it_leaves_whole_batches_and_says_how_to_go_on(monkeypatch):
    write, written = filling.write_histories, []

    def write_twice(histories, *args, **options):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(write(histories, *args, **options))
        return written[-1]

    monkeypatch.setattr(filling, "BATCH", 20)
    monkeypatch.setattr(filling, "write_histories", write_twice)
    with pytest.raises(CommandError, match="Stopped after 40 stories: fill --stories 60 adds the rest") as error:
        fill(100)
    assert error.value.returncode == 130
    assert "of 40 stories" in verified()


@pytest.mark.parametrize("stories", ["0", "-5", "1.5", "many", "", "²"])
def test_a_number_that_is_none_is_told_in_one_sentence(stories):
    with pytest.raises(CommandError, match="--stories: should be a whole number, 1 or more, not “"):
        call_command("fill", f"--stories={stories}")
