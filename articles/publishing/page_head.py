"""What machines read at the head of a story's page: canonical address, cards, JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import Version
from articles.publishing.known import Known
from articles.publishing.languages import Language
from articles.publishing.listed_sources import ListedSource
from articles.publishing.news_article import PUBLISHER, TRANSLATIONS, news_article, translations
from articles.publishing.origin import absolute, at_origin
from articles.publishing.record import Content
from articles.publishing.share_picture import share_picture

DATA = "<!--data-->"
# Inside a script element HTML ends a text at "</script", and JavaScript of old ended one at U+2028 and U+2029.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def page_head(
    version: Version, content: Content, *, known: Known, sources: list[ListedSource], notices: Iterable[Version]
) -> str:
    """Render the head of a version's page, under the marks of our origin and of the publisher."""
    notices, picture = list(notices), share_picture(version, content, known)
    page = absolute(version.get_absolute_url())
    data = news_article(version, content, known=known, sources=sources, notices=notices, picture=picture)
    context = {
        "version": version,
        "content": content,
        "page": page,
        "oembed": f"{absolute(reverse('articles:oembed'))}?url={page}",
        "description": content.standfirst or version.notice,
        "locale": content.language.replace("-", "_") if "-" in content.language else "",
        "picture": picture,
        "authors": [
            absolute(known.authors[line.author].get_absolute_url())
            for line in content.bylines
            if line.author in known.authors
        ],
    }
    return render_to_string("articles/_head.html", context).replace(DATA, in_script(data))


def head_at(head: str, *, origin: str, publisher: dict[str, Any], languages: Iterable[Language] = ()) -> str:
    """Put origin, publisher and translations in the place of their marks."""
    told = in_script(translations(languages))[1:-1]
    head = head.replace(f"{in_script(TRANSLATIONS)[1:-1]},", told and f"{told},")
    return at_origin(head.replace(f'"{PUBLISHER}"', in_script(publisher)), origin)


def in_script(data: dict[str, Any]) -> str:
    """Return JSON that may stand in a script element: nothing in it ends the element or begins a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
