"""Answer readers and machines: kept, tagged and validated as newsroom/edge says."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import edge
from articles.publishing.rendering import RECIPE
from articles.templatetags.newsroom import navigation, policies
from newsroom.edge.answers import answer


def page(
    request: HttpRequest,
    template: str,
    context: dict,
    *,
    covers: object = None,
    later: Callable[[], dict] = dict,
    policy: str = "list",
    tags: Iterable[str] = (),
    until: datetime | None = None,
) -> HttpResponse:
    """Answer with a template, or with 304 where the reader has what it would be made from.

    What of the context is dear to make comes from ``later``, and is named by what ``covers`` it.
    ``until`` is the moment at which the page changes by itself; else any list's.
    """
    return answer(
        request,
        lambda: render(request, template, {**context, **later()}),
        policy=policy,
        covers=[RECIPE, navigation(), policies(), edge.end_of_day(), context, covers],
        tags=tags,
        until=until or edge.next_change_of_lists(),
    )


def told(
    request: HttpRequest,
    make: Callable[[], HttpResponse],
    *facts: object,
    policy: str = "feed",
    tags: Iterable[str] = (edge.FEED,),
    changed: datetime | None = None,
    until: datetime | None = None,
) -> HttpResponse:
    """Answer a machine, unless it has what there is: as of when the public record last changed, or ``changed``."""
    if changed is None:
        changed, coming = edge.changes_of_record()
        until = until or coming
    covers = [RECIPE, changed, *facts]
    return answer(request, make, policy=policy, covers=covers, tags=tags, until=until, changed=changed)
