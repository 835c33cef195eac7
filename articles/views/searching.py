"""Search for readers: a form that asks by its address, so that a search can be kept, sent and gone back to."""

from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.search import BEST, MOST, NEWEST, Asked, find
from newsroom.edge.answers import answer
from newsroom.ops.pace import too_fast

A_MINUTE = 60


@require_safe
def search(request):
    if too_fast(request, "search", a_minute=A_MINUTE):
        response = render(request, "articles/search_wait.html", status=429)
        response.headers["Retry-After"] = "60"
        return response
    asked = Asked.read(request.GET)
    found = find(asked)
    context = {
        "asked": asked,
        "found": found,
        "most": MOST,
        "removals": list(removals(asked, found)),
        "filters": [(kind, chosen_of(kind, found), names) for kind, names in found.narrowings],
        "best_first": asked.order == BEST,
        "by_best": asked.address(order=BEST),
        "by_newest": asked.address(order=NEWEST),
        "older": asked.address(before=found.older) if found.older else "",
        "unfiltered": asked.address(chosen={}, since=None, until=None) if asked.is_narrowed else "",
    }
    return answer(request, lambda: render(request, "articles/search.html", context), policy="search")


def removals(asked, found):
    """Each filter of a search, and the address of the search without it."""
    yield from ((name.name, asked.without(name.kind, name.slug)) for name in found.chosen)
    if asked.since:
        yield gettext("Since %(day)s") % {"day": date_format(asked.since, gettext("j F Y"))}, asked.address(since=None)
    if asked.until:
        yield gettext("Until %(day)s") % {"day": date_format(asked.until, gettext("j F Y"))}, asked.address(until=None)


def chosen_of(kind, found):
    return [name for name in found.chosen if name.kind == kind.name]
