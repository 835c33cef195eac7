"""Feeds of Latest, a tag, an author, an agency, the corrections; and the page that tells people of them."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import Author, FormerAuthorSlug, FormerTagSlug, Tag, Version
from articles.syndication import atom, feeds, json_feed, rss
from articles.syndication.feeds import Feed
from articles.syndication.names import urn
from articles.views.answers import page, told
from articles.views.finding import origin_of
from sources.models import Agency, FormerAgencySlug

WRITERS = {"rss": rss, "atom": atom, "json": json_feed}


@require_safe
def landing(request):
    tags = Tag.objects.in_navigation()
    context = {"tags": tags, "formats": list(WRITERS)}
    return page(request, "articles/feeds.html", context, tags=[edge.TAGS], until=edge.end_of_day())


@require_safe
def latest(request, format):
    page = reverse("articles:latest")
    head = head_of(
        request,
        urn("feed", "latest"),
        "",
        gettext("Every story of %(site_name)s, newest first.") % {"site_name": settings.SITE_NAME},
        page,
    )
    return stories(request, format, head, Version.objects.live().listed())


@require_safe
def tag(request, slug, format):
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        return moved(FormerTagSlug, slug, "articles:tag_feed", format)
    said = tag.description or gettext("Stories about %(name)s.") % {"name": tag.name}
    head = head_of(request, urn("feed", "tag", tag.ref), tag.name, said, tag.get_absolute_url())
    return stories(request, format, head, Version.objects.live().tagged(tag))


@require_safe
def author(request, slug, format):
    author = Author.objects.filter(slug=slug).first()
    if author is None:
        return moved(FormerAuthorSlug, slug, "articles:author_feed", format)
    head = head_of(
        request,
        urn("feed", "author", author.ref),
        author.name,
        gettext("Stories by %(name)s.") % {"name": author.name},
        author.get_absolute_url(),
    )
    return stories(request, format, head, Version.objects.live().by(author))


@require_safe
def agency(request, slug, format):
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        return moved(FormerAgencySlug, slug, "sources:agency_feed", format)
    said = gettext("Stories that cite reports of %(name)s.") % {"name": agency.name} + f" {agency.disclosure}"
    name = gettext("Citing %(name)s") % {"name": agency.name}
    head = head_of(request, urn("feed", "agency", agency.ref), name, said, agency.get_absolute_url())
    return stories(request, format, head, Version.objects.live().citing_agency(agency))


@require_safe
def corrections(request, format):
    said = gettext("Every correction, clarification and retraction, newest first.")
    head = head_of(request, urn("feed", "corrections"), gettext("Corrections"), said, reverse("articles:corrections"))

    def entries():
        found = Version.objects.set_right().with_ref()[: feeds.SIZE]
        return [feeds.correction_entry(version, head.origin) for version in found]

    return written(request, format, head, entries, feeds.correction_tombstones)


def stories(request, format, head, found):
    """Answer with the newest stories of a list."""

    def entries():
        return [feeds.story_entry(version, head.origin) for version in feeds.with_full_text(found)]

    return written(request, format, head, entries, feeds.story_tombstones)


def written(request, format, head, entries, tombstones, *facts):
    """Write a feed in a format, unless who asks has it already; only Atom knows tombstones."""
    writer = WRITERS[format]

    def make():
        text = writer.write(head, entries(), tombstones() if format == "atom" else ())
        return HttpResponse(text, content_type=writer.CONTENT_TYPE)

    return told(request, make, head, *facts)


def head_of(request, name, title, description, page):
    """The head of a feed; without a title it is that of the whole newspaper."""
    origin = origin_of(request)
    return Feed(
        id=name,
        title=feeds.fit_for_xml(f"{settings.SITE_NAME}: {title}" if title else settings.SITE_NAME),
        description=feeds.fit_for_xml(description),
        url=origin + page,
        feed_url=origin + request.path,
        language=settings.LANGUAGE_CODE,
        publisher=settings.SITE_NAME,
        origin=origin,
    )


def moved(model, slug, name, format):
    """Redirect from a feed under a former slug, or 404."""
    current = get_object_or_404(model.objects.select_related("current"), slug=slug).current
    return redirect(name, current.slug, format, permanent=True)
