import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from articles.desk.pictures import in_stories
from articles.models import ShownPicture
from articles.publishing import update
from newsroom.images.uses import Use, uses_of
from tests.makers import edit, make_article, make_image, make_published_article

pytestmark = pytest.mark.django_db


def figure(image):
    return f'<p>Look.</p><figure data-image="{image.ref}"></figure>'


def test_the_library_is_told_which_stories_have_a_picture():
    image = make_image()
    published = make_published_article(body=figure(image), sources=[], overrule="A test.")
    url = reverse("admin:articles_article_change", args=[published.pk])
    assert list(uses_of([image])) == [Use(image.ref, f"the story “{published.headline}”", url)]


def test_a_picture_of_the_record_stays_in_the_library_though_the_story_dropped_it(editor):
    image = make_image()
    article = make_published_article(body=figure(image), sources=[], overrule="A test.")
    update(edit(article, body="<p>No picture.</p>"), by=editor, notice="Without it.", overrule="A test.")
    with pytest.raises(ProtectedError):
        image.delete()


def test_a_picture_of_a_draft_is_used_until_the_draft_drops_it():
    image = make_image()
    article = make_article(lead_image=None)
    ShownPicture.objects.by_working_copy(article, {image.ref})
    assert [use.image for use in in_stories([image.ref])] == [image.ref]
    ShownPicture.objects.by_working_copy(article, set())
    assert list(in_stories([image.ref])) == []


def test_uses_are_asked_in_one_question_for_any_number_of_pictures(django_assert_num_queries):
    images = [make_image() for _ in range(3)]
    for image in images:
        make_published_article(lead_image=image)
    with django_assert_num_queries(1):
        assert len(list(in_stories([image.ref for image in images]))) == 3
