"""Pages of the desk that were opened before a redaction: what is typed there may hold what was blanked since.

Such a page tells how many redactions its story had when it was opened. Where there are more by now, nothing of it is
taken: it would put the words back, and the text is no longer known from which they could be told apart.
"""

from articles.models import Article, Redaction

OPENED_BEFORE = (
    "Passages of this story were redacted after you opened it, and what stands here may hold them: nothing of it is "
    "saved. Copy what is new, open the story again and write it there."
)


def redactions_of(article: Article) -> int:
    """Return how many redactions there are of a story: what a page tells that is opened now."""
    return Redaction.objects.of(article).count()


def is_stale(article: Article, known: str | int | None) -> bool:
    """Say whether a page that knew of so many redactions was opened before the last one."""
    return str(known or 0) != str(redactions_of(article))
