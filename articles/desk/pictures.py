"""Where the library's pictures are: the stories that show or showed them, told to the library."""

from collections.abc import Iterator

from django.urls import reverse

from articles.models import ShownPicture
from newsroom.images.uses import Use


def in_stories(refs: list[str]) -> Iterator[Use]:
    """Find the stories that have some pictures, in the text of the desk or in what was published, newest first.

    Asked bit by bit: a picture may stand in thousands of stories.
    """
    shown = ShownPicture.objects.filter(image__ref__in=refs).order_by("image", "-article")
    named = shown.values_list("image__ref", "article", "article__headline")
    for ref, key, headline in named.iterator(chunk_size=50):
        url = reverse("admin:articles_article_change", args=[key])
        yield Use(ref, f"the story “{headline or 'Untitled'}”", url)
