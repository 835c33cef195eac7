"""Edge tags: the names under which a cache in front forgets pages."""

import re
from collections.abc import Iterable

from django.http import HttpResponse

LONGEST, MOST = 64, 50
TAG = re.compile(rf"[a-z0-9-]{{1,{LONGEST}}}")
HEADERS = {"Surrogate-Key": " ", "Cache-Tag": ",", "xkey": " "}  # Fastly; Cloudflare and CloudFront; Varnish


def fit(tags: Iterable[str]) -> list[str]:
    """Return the tags once each, in their order, as many as a response may carry."""
    found = list(dict.fromkeys(tags))
    if odd := [tag for tag in found if not TAG.fullmatch(tag)]:
        raise ValueError(f"No edge tag: {odd[0]!r}; it is made of a-z, 0-9 and hyphens, at most {LONGEST}.")
    return found[:MOST]


def carry(response: HttpResponse, tags: Iterable[str]) -> None:
    """Put the tags on a response, in the form of each kind of cache."""
    if fitting := fit(tags):
        for header, between in HEADERS.items():
            response.headers[header] = between.join(fitting)
