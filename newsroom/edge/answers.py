"""Answer a reader: with the page, or with 304 where the reader has it; kept and tagged as its policy says."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from newsroom.edge.lifetimes import BY_STATUS, cache_control, horizon
from newsroom.edge.tags import carry
from newsroom.edge.validators import etag


def answer(
    request: HttpRequest,
    make: Callable[[], HttpResponse],
    *,
    policy: str,
    covers: object = None,
    tags: Iterable[str] = (),
    until: datetime | None = None,
    changed: datetime | None = None,
) -> HttpResponse:
    """Answer with what ``make`` makes, or with 304 before it is made.

    ``covers`` is everything that the page is made from: where it is not said, the page is made
    and covers itself. ``tags`` are what it is forgotten by, ``until`` is the moment at which it
    changes by itself, ``changed`` when it last did, for machines that ask by that.
    """
    made = make() if covers is None else None
    validator = etag(request.scheme, request.get_host(), request.path, covers or made.content)
    seconds = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag=validator, last_modified=seconds) or made
    if response is None:
        response = make()
    response.headers["ETag"] = validator
    if seconds is not None:
        response.headers["Last-Modified"] = http_date(seconds)
    response.headers["Cache-Control"] = cache_control(policy, until)
    carry(response, tags)
    return response


class EdgeMiddleware:
    """Say how long an answer may be kept where its view did not: redirects, pages that are not there, failures."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            policy = BY_STATUS.get(response.status_code)
            readable = policy and request.method in ("GET", "HEAD")
            response.headers["Cache-Control"] = cache_control(policy, horizon()) if readable else "no-store"
        return response
