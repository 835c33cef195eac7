"""``manage.py render`` makes the stored renderings again."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Rendering
from articles.publishing import update
from tests.makers import edit, make_published_article, make_scheduled_article, make_user

pytestmark = pytest.mark.django_db


def render(*options):
    out = StringIO()
    call_command("render", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_renderings_of_what_is_live_or_scheduled_are_made_again():
    article = make_published_article()
    make_scheduled_article()
    edit(article, headline="Second")
    update(article, by=make_user("editor"))
    Rendering.objects.update(html="of an older template")
    assert render() == "rendered 2 versions\n"
    kept = Rendering.objects.get(version__article=article, version__number=2)
    assert "Second" in kept.html


def test_only_missing_ones_where_asked():
    make_published_article()
    article = make_published_article()
    Rendering.objects.filter(version__article=article).delete()
    assert render("--missing") == "rendered 1 versions\n"
    assert render("--missing") == "rendered 0 versions\n"
