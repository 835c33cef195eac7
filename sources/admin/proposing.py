"""The page of a new source is read for whoever makes one, and what it says of itself is proposed."""

from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from newsroom import clock
from sources.ingest import NotFetched, Proposal, agency_of, fetch, known_as, propose

READINGS_A_MINUTE = 20
LONGEST = 2000


@require_POST
def propose_source(request):
    """Answer with the source that has the address, with what its page says, or with why it was not read.

    The page is fetched outside of any transaction.
    """
    if not request.user.has_perm("sources.add_source"):
        raise PermissionDenied
    url = request.POST.get("url", "").replace("\0", "").strip()[: LONGEST + 1]
    if source := known_as(url):
        return JsonResponse({"known": _told(source)})
    if _has_read_enough(request.user):
        return JsonResponse({"error": "You had many pages read in this minute: wait a moment."}, status=429)
    try:
        page = fetch(url)
    except NotFetched as refusal:
        return JsonResponse({"refusal": str(refusal), **_proposed(url, Proposal())})
    said = propose(page)
    if source := known_as(said.url, page.url):
        return JsonResponse({"known": _told(source)})
    return JsonResponse(_proposed(url, said))


def _has_read_enough(user):
    cache, key = caches["default"], f"readings:{user.pk}:{clock.now():%H%M}"
    cache.add(key, 0, 120)
    return cache.incr(key) > READINGS_A_MINUTE


def _told(source):
    return {
        "ref": source.ref,
        "title": source.title,
        "agency": source.agency.name,
        "url": source.url,
        "page": reverse("admin:sources_source_change", args=[source.pk]),
    }


def _proposed(url, said):
    agency = agency_of(url, said.site_name)
    return {
        "url": "" if said.url == url else said.url,
        "title": said.title,
        "agency": agency.pk if agency else "",
        "agencyName": agency.name if agency else said.site_name,
        "filedAt": localtime(said.filed_at).strftime("%Y-%m-%dT%H:%M:%S") if said.filed_at else "",
        "changed": date_format(localtime(said.changed_at), "j M Y, H:i") if said.changed_at else "",
        "language": said.language,
        "filedId": said.filed_id,
    }
