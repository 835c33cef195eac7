"""What partners take from a story: ninjs, oEmbed, and the small page that others show in a frame."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import Version
from articles.publishing.known import Known
from articles.publishing.record import content_of_version
from articles.publishing.rendering import RECIPE, rendering_of
from articles.syndication import ninjs as item
from articles.views.finding import find, origin_of, stands_at
from articles.views.stories import gone
from newsroom.edge.answers import answer
from newsroom.edge.lifetimes import POLICIES
from newsroom.ops.headers import EMBEDDED, policy

WIDTH, HEIGHT, NARROWEST, LOWEST = 600, 280, 200, 160
IFRAME = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
    ' sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
)


@require_safe
def ninjs(request, **address):
    """The story as ninjs 3.0; of a withdrawn one only that it is canceled, as 410, or 451 on a legal demand."""
    version, origin = find(**address), origin_of(request)
    if version.is_withdrawal:
        status = 451 if version.basis == Version.Basis.LEGAL else 410
        return JsonResponse(item.canceled(version, origin), status=status)
    if not stands_at(version, **address):
        return redirect(version.ninjs_url, permanent=True)

    content = content_of_version(version)
    known, text = Known.of(content), rendering_of(version).full_text

    def make():
        return JsonResponse(item.ninjs(version, content, known=known, full_text=text, origin=origin))

    return of_version(request, make, version, known, text)


@require_safe
def oembed(request):
    """Answer for the address of a story of ours (oEmbed 1.0). Nothing is fetched; other addresses are 404."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only format=json is offered.\n", status=501, content_type="text/plain; charset=utf-8")
    version, origin = find(**story_at(request, request.GET.get("url", ""))), origin_of(request)
    if not version.listed:
        raise Http404("The story was taken back.")
    width = within(request.GET.get("maxwidth"), NARROWEST, WIDTH)
    height = within(request.GET.get("maxheight"), LOWEST, HEIGHT)
    data = {
        "version": "1.0",
        "type": "rich",
        "title": version.headline,
        "author_name": ", ".join(line.name for line in content_of_version(version).bylines),
        "provider_name": settings.SITE_NAME,
        "provider_url": origin + reverse("articles:front"),
        "cache_age": POLICIES["machine"].browser,
        "html": format_html(IFRAME, origin + version.embed_url, version.headline, width, height),
        "width": width,
        "height": height,
    }
    return of_version(request, lambda: JsonResponse(data), version, data)


@require_safe
@xframe_options_exempt
def embed(request, **address):
    """The story in a few lines, to stand in a frame on any site."""
    version = find(**address)
    if not stands_at(version, **address) and not version.is_withdrawal:
        return redirect(version.embed_url, permanent=True)
    context = {"version": version, "page": origin_of(request)}
    withdrawn = version.is_withdrawal
    if withdrawn:
        response = gone(request, version)
    else:
        response = of_version(request, lambda: render(request, "articles/embed.html", context), version)
    response.headers["Content-Security-Policy"] = policy(EMBEDDED)
    return response


def of_version(request, make, version, *facts):
    """Answer with what is made of a version and some facts, unless who asks has it already.

    When it last changed is not said: a redaction changes what a version says and not when it went out.
    """
    return answer(
        request,
        make,
        policy="record",
        covers=[RECIPE, version.digest, version.fingerprint, *facts],
        tags=edge.of_stories([version]),
        until=edge.next_change_of(version),
    )


def story_at(request, url):
    """Return what the address of a story of ours is made of; 404 for any other."""
    try:
        parts = urlsplit(url)
        ours = parts.scheme in ("http", "https") and parts.netloc.lower() == request.get_host().lower()
        found = resolve(unquote(parts.path)) if ours else None
    except (ValueError, Resolver404) as error:
        raise Http404("That is not an address of ours.") from error
    if found is None or found.view_name != "articles:story":
        raise Http404("No story of ours stands at that address.")
    return found.kwargs


def within(asked, least, most):
    """Return a number of pixels as asked, within bounds; the most where it is none."""
    return max(least, min(int(asked), most)) if asked and asked.isdecimal() and len(asked) < 10 else most
