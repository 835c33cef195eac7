from datetime import timedelta

import pytest

from articles.desk.rights import ending
from articles.publishing import update
from newsroom import clock
from newsroom.images.library import add_image
from newsroom.images.models import Image
from tests.makers import edit, make_published_article, make_user, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return add_image(picture_bytes(), by=None, alt="A pier", credit="Photo: A")


@pytest.fixture
def story(image):
    return make_published_article(lead_image=image, headline="Pier reopens")


def let_rights_end(image, **period):
    Image.objects.filter(pk=image.pk).update(usable_until=clock.now() + timedelta(**period))


def lines(user):
    return [line for pile in ending(user) for line in pile.lines]


def test_a_picture_that_may_be_shown_is_on_no_pile(story, image, editor):
    assert ending(editor) == []
    let_rights_end(image, days=8)
    assert ending(editor) == []


def test_rights_that_end_soon_are_counted_down(story, image, editor):
    let_rights_end(image, days=6, minutes=1)
    [line] = lines(editor)
    assert (line.title, line.chip, line.until) == ("A pier", "rights end", "in 6 days")
    assert "Pier reopens" in line.about


def test_rights_that_ended_stay_on_the_pile_until_the_picture_is_gone(story, image, editor):
    let_rights_end(image, hours=-1)
    [line] = lines(editor)
    assert line.chip == "rights ended"
    update(edit(story, lead_image=None), by=editor, notice="Without the picture.", overrule="As it is.")
    assert lines(editor) == []


def test_a_prohibition_is_told(story, image, editor):
    Image.objects.filter(pk=image.pk).update(no_use=True)
    assert [line.chip for line in lines(editor)] == ["not to be used"]


def test_a_person_is_told_of_the_own_stories_alone(story, image):
    let_rights_end(image, hours=-1)
    assert lines(make_user("reporter", username="another")) == []


def test_many_cost_no_more(story, image, editor, django_assert_num_queries):
    make_published_article(lead_image=image, headline="Pier closes", slug="pier-closes")
    let_rights_end(image, hours=-1)
    editor.has_perm("articles.change_article")
    with django_assert_num_queries(1):
        assert len(lines(editor)) == 2
