import pytest

from articles.desk.piles import LIMIT, Line, pile
from articles.models import Article
from tests.makers import make_article, make_user

pytestmark = pytest.mark.django_db


def test_a_pile_is_short_and_leads_to_the_rest_of_it():
    by = make_user("reporter")
    for _ in range(LIMIT):
        make_article(by=by, sources=[])

    def made():
        return pile("all", "All", "None.", Article.objects.all(), lambda story: Line(str(story), ""), url="/all/")

    assert (len(made().lines), made().url) == (LIMIT, "")
    make_article(by=by, sources=[])
    assert (len(made().lines), made().url) == (LIMIT, "/all/")
