"""``manage.py verify`` tells in one line what holds, or each fault and exit 1."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.publishing import guards
from tests.makers import make_edition, make_published_article

pytestmark = pytest.mark.django_db


def test_what_holds_is_told_in_one_line():
    make_published_article()
    make_published_article()
    out = StringIO()
    call_command("verify", stdout=out, stderr=StringIO())
    assert out.getvalue() == "verified 2 versions of 2 stories\n"


def test_an_empty_newsroom_holds():
    out = StringIO()
    call_command("verify", stdout=out, stderr=StringIO())
    assert out.getvalue() == "verified 0 versions of 0 stories\n"


def test_gap_between_editions_of_the_front_is_named():
    story, other = make_published_article(), make_published_article()
    make_edition(story)
    make_edition(other)
    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_frontedition SET live_until = live_from WHERE number = 2")
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify", stdout=(out := StringIO()), stderr=StringIO())
    assert out.getvalue() == "front: edition 1: its interval ends and nothing follows\n"


def test_each_broken_story_is_named_and_the_exit_is_1():
    article, out = make_published_article(), StringIO()
    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_version SET headline = 'Forged'")
    with pytest.raises(CommandError) as error:
        call_command("verify", stdout=out, stderr=StringIO())
    assert error.value.returncode == 1
    assert out.getvalue().startswith(f"story {article.ref}: version 1: columns differ from its document: headline")


def test_guards_that_are_missing_are_named_and_the_exit_is_1():
    make_published_article()
    with guards.lifted(connection), pytest.raises(CommandError) as error:
        call_command("verify", stdout=(out := StringIO()), stderr=StringIO())
    assert error.value.returncode == 1
    assert "guard: guard_delete_articles_version is missing: manage.py migrate puts it up\n" in out.getvalue()


def test_files_are_read_where_it_is_asked():
    image, out = make_published_article().lead_image, StringIO()
    call_command("verify", stdout=StringIO(), stderr=StringIO())
    with pytest.raises(CommandError):
        call_command("verify", "--files", stdout=out, stderr=StringIO())
    assert f"picture {image.ref}: its original is gone\n" in out.getvalue()


def test_renderings_are_made_again_where_it_is_asked():
    tag, out = make_published_article().tags.get(), StringIO()
    tag.slug = "renamed"
    tag.save()
    call_command("verify", stdout=StringIO(), stderr=StringIO())
    with pytest.raises(CommandError):
        call_command("verify", "--renderings", stdout=out, stderr=StringIO())
    assert "what is stored for readers is not made from its document" in out.getvalue()
