"""Stories to be found, and searches for them."""

from datetime import timedelta

from django.http import QueryDict

from articles.search import Asked, find
from newsroom import clock
from tests.makers import make_published_article

DAY = timedelta(days=1)


def story(headline, body="", *, days=1, **fields):
    """A story published some days ago."""
    at = clock.now() - days * DAY
    sources = fields.pop("sources", None)
    values = {"standfirst": "In short.", "body": f"<p>{body or 'Nothing more.'}</p>", "overrule": "No mark needed."}
    return make_published_article(headline=headline, at=at, sources=sources or [], **{**values, **fields})


def search(words="", **address):
    """Search, by what stands in an address; a list is a field that stands there several times."""
    query = QueryDict(mutable=True)
    query["q"] = words
    for name, value in address.items():
        query.setlist(name.rstrip("_"), value if isinstance(value, list) else [value])
    return find(Asked.read(query))


def found(words="", **address):
    """The headlines found, in their order."""
    return [result.version.headline for result in search(words, **address).results]
