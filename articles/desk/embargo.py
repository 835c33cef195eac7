"""How long a story is under embargo, its own and those of its sources."""

from datetime import datetime

from articles.models import Article, Citation
from newsroom import clock


def embargo_of(article: Article) -> datetime | None:
    """Return the end of the last embargo that is running; None where there is none."""
    ends = list(Citation.objects.filter(article=article).values_list("source__embargo_until", flat=True))
    return max((end for end in [article.embargo_until, *ends] if end and end > clock.now()), default=None)
