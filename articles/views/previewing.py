"""The preview of a story for people without an account, under a link that the desk made."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.desk.draft import draft_html
from articles.desk.embargo import embargo_of
from articles.desk.preview_links import note_use, withdrawal_of
from articles.models import PreviewLink
from articles.views.stories import gone
from newsroom.ops.network import network_of


@require_safe
def preview(request, token):
    """Show the working copy as it is saved now, and log the use; 410 for a link that ended.

    The link of a withdrawn story answers as the page of the story does.
    """
    link = PreviewLink.objects.signed(token).select_related("article").first()
    if link is None:
        raise Http404("No preview stands at this address.")
    if withdrawal := withdrawal_of(link.article):
        return _headed(gone(request, withdrawal))
    if not link.is_open:
        return _headed(render(request, "articles/preview_ended.html", {"link": link}, status=410))
    if request.method == "GET":
        note_use(link, network=network_of(request))
    context = {"link": link, "story": draft_html(link.article), "embargo": embargo_of(link.article)}
    return _headed(render(request, "articles/preview.html", context))


def _headed(response):
    """Kept by nobody, found by no search engine, and its address told to no other page."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
