"""Agencies and their reports, as readers may see them.

They stand here and not in ``sources`` because stories decide what is public: a source only
where a version that is or was live, of a story not withdrawn, cites it.
"""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import AgencyUse, CitedSource, StoryList, Version
from articles.models.listings import newest_in
from articles.publishing.diff import phrase
from articles.publishing.record import content_of_version
from articles.views.answers import page
from newsroom import clock
from newsroom.prepared import Prepared
from sources.models import Agency, FormerAgencySlug, Source

EXTRACT = 600
REPORTS = 30


CITING_AGENCY = StoryList(lambda at, agency: Version.objects.live(at=at).citing_agency(agency).for_cards())
CITING = StoryList(  # with their records, for the notes
    lambda at, source: Version.objects.live(at=at).citing(source).for_cards().with_documents()
)


def public_sources(*, at=None):
    """The sources that readers may see at a moment (now)."""
    at = at or clock.now()
    withdrawn = Version.objects.withdrawing(at=at).filter(article=OuterRef("article"))
    cited = CitedSource.objects.filter(~Exists(withdrawn), source=OuterRef("pk"), since__lte=at)
    return Source.objects.filter(Exists(cited))


@Prepared
def newest_reports(at, agency):
    return public_sources(at=at).filter(agency=agency).select_related("agency")[:REPORTS]


@Prepared
def public_source(at, ref):
    return public_sources(at=at).filter(ref=ref).select_related("agency").order_by()


@require_safe
def agencies(request):
    cited = public_sources().filter(agency=OuterRef("pk")).values("pk")[:1]  # asked of the few that no list names now
    found = Agency.objects.alias(newest=newest_in(AgencyUse, agency=OuterRef("pk")), cited=Subquery(cited))
    found = found.filter(Q(newest__isnull=False) | Q(cited__isnull=False))
    return page(request, "sources/agencies.html", {"agencies": found}, tags=[edge.AGENCIES])


@require_safe
def agency(request, slug):
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        former = get_object_or_404(FormerAgencySlug.objects.select_related("current"), slug=slug)
        return redirect(former.current, permanent=True)
    context = {
        "agency": agency,
        "reports": newest_reports(at=clock.now(), agency=agency.pk),
        "stories": CITING_AGENCY.page(before=request.GET.get("before"), agency=agency.pk),
    }
    tags = [edge.of_agency(agency), *edge.of_stories(context["stories"])]
    return page(request, "sources/agency.html", context, tags=tags)


@require_safe
def source(request, slug, ref):
    source = next(iter(public_source(at=clock.now(), ref=ref)), None)
    if source is None:
        raise Http404("No report that readers may see has this ref.")
    if source.agency.slug != slug:
        return redirect(source, permanent=True)
    copies = list(source.copies.order_by("fetched_at", "pk"))
    texts = [shown_text(source.agency, copy) for copy in copies]
    stories = CITING.page(before=request.GET.get("before"), source=source.pk)
    context = {
        "source": source,
        "copies": copies,
        "copy": copies[0] if copies else None,
        "shown": texts[0] if texts else "",
        "difference": phrase(texts[0], texts[-1]) if all(texts) and texts[:1] != texts[-1:] else (),
        "stories": stories,
        "taken": [(story, *cited_in(story, source)) for story in stories],
    }
    tags = [edge.of_source(source), edge.of_agency(source.agency), *edge.of_stories(context["stories"])]
    return page(request, "sources/source.html", context, tags=tags)


def cited_in(version, source):
    """The number of a source in a story, and the note of what the story took from it; 0 and "" where it is blanked."""
    cited = enumerate(content_of_version(version).citations, start=1)
    return next(((number, one.note) for number, one in cited if one.source == source.ref), (0, ""))


def shown_text(agency, copy):
    """As much of a copy as the agency's policy lets readers see.

    Nothing of one that was redacted: its digest stands in the record, and beside the rest of the text any guess of
    what was blanked could be tried against it.
    """
    if copy.redacted_at:
        return ""
    if agency.copy_policy == Agency.CopyPolicy.FULL:
        return copy.text
    if agency.copy_policy == Agency.CopyPolicy.EXTRACT and len(copy.text) > EXTRACT:
        return copy.text[:EXTRACT].rsplit(" ", 1)[0] + " …"
    return copy.text if agency.copy_policy == Agency.CopyPolicy.EXTRACT else ""
