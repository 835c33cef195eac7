"""Citation rows follow the marks of the body."""

from articles.models import Article, Citation
from newsroom import prose
from sources.models import Source


def cite_marked(article: Article) -> list[Citation]:
    """Give every source that the body marks its row in the list of sources; return the new ones.

    Sources listed without a mark stay: an editor may name a report that the text does not point to.
    """
    listed = list(article.citations.values_list("source__ref", "position"))
    missing = [ref for ref in prose.marked(article.body) if ref not in {ref for ref, _ in listed}]
    sources = {source.ref: source for source in Source.objects.filter(ref__in=missing)}
    last = max((position for _, position in listed), default=0)
    return Citation.objects.bulk_create(
        Citation(article=article, source=sources[ref], position=last + place)
        for place, ref in enumerate([ref for ref in missing if ref in sources], start=1)
    )
