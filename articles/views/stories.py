"""A story: the page itself, its history, one version, what changed, its ledger."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import Redaction, Version
from articles.publishing.diff import compare
from articles.publishing.languages import languages_of
from articles.publishing.record import content_of_version
from articles.publishing.rendering import head_html, making_of, page_html, rendering_of
from articles.syndication.publisher import publisher
from articles.templatetags.newsroom import policy_pages
from articles.views.answers import page
from articles.views.finding import find, origin_of, stands_at
from newsroom import clock
from newsroom.edge.answers import answer
from newsroom.edge.tags import carry
from newsroom.prepared import Prepared

LATEST = 6
ALTERED = {
    "corrected": _("The agency has changed this report since it filed it."),
    "killed": _("The agency has withdrawn this report."),
}


@require_safe
def story(request, **address):
    version = find(**address, extras=True)
    if not stands_at(version, **address):
        return redirect(version, permanent=True)
    if version.is_withdrawal:
        return gone(request, version)
    latest = [other for other in newest(LATEST + 1) if other.article_id != version.article_id][:LATEST]
    made = version if version.html else rendering_of(version)
    origin = origin_of(request)
    related, translations = ([], []) if version.is_retraction else leads_to(version)
    languages = languages_of(version, translations, original=version.original)
    shown = [version, *related, *translations, *latest]
    paper = publisher(origin, written={one["slug"]: one["url"] for one in policy_pages()})

    def later():
        others = also_in(languages)
        return {
            "head": head_html(made.head, origin=origin, publisher=paper, languages=languages),
            "story": page_html(made.html, top_notice=top_notice(version), altered=altered(version), also_in=others),
        }

    return page(
        request,
        "articles/story.html",
        {
            "version": version,
            "section": version.lead_tag_id,
            "latest": latest,
            "related": related,
            "languages": languages,
            "origin": origin,
        },
        later=later,
        covers=paper,
        policy="story",
        tags=edge.of_stories(shown),
        until=edge.next_change_of(*shown, top_from=version.top_from),
    )


@require_safe
def history(request, **address):
    version = find(**address)
    if version.is_withdrawal:
        return gone(request, version)
    if not stands_at(version, **address):
        return redirect(version.history_url, permanent=True)
    rows = version.article.versions.public_or_cancelled().defer("document").order_by("-number")
    kept = [row for row in rows if row.number <= version.number]
    versions = [one.at_address_of(version) for one in kept if not one.is_cancelled]
    unseen = [one.number for one in reversed(kept) if one.is_cancelled]
    redacted = set(Redaction.objects.filter(version__in=versions, applied=True).values_list("version", flat=True))
    context = {"version": version, "versions": versions, "redacted": redacted, "unseen": unseen}
    return record_page(request, "articles/history.html", context, version)


@require_safe
def version(request, number, **address):
    live, shown = find_public(number, **address)
    if live.is_withdrawal:
        return gone(request, live)
    if not stands_at(live, **address):
        return redirect(shown.version_url, permanent=True)

    covers, make = making_of(shown)

    def later():
        return {"story": page_html(make(), top_notice=notice_on_top(shown) if shown.is_retraction else "")}

    context = {"version": shown, "live": live}
    return record_page(request, "articles/version.html", context, live, later=later, covers=covers)


@require_safe
def changes(request, number, **address):
    live, shown = find_public(number, **address)
    if live.is_withdrawal:
        return gone(request, live)
    if not stands_at(live, **address):
        return redirect(shown.changes_url, permanent=True)
    before = live.article.versions.public().filter(number__lt=number).order_by("number").last()
    if before is None:
        raise Http404("Nothing stood before the first version.")

    def later():
        return {"changes": compare(content_of_version(before), content_of_version(shown))}

    context = {"version": shown, "before": before, "live": live}
    return record_page(request, "articles/changes.html", context, live, later=later)


@require_safe
def document(request, number, **address):
    live, shown = find_public(number, **address)
    if live.is_withdrawal:
        return gone(request, live)
    data = shown.document.encode()
    return record(request, lambda: HttpResponse(data, content_type="application/json"), live, covers=data)


@require_safe
def ledger(request, **address):
    return ledger_of(request, find(**address))


def ledger_of(request, version):
    """Answer with the ledger of a story; a withdrawn one may be named by its address, so that is left out."""
    at = clock.now()
    reached = version.article.versions.filter(live_from__lte=at).defer("document").order_by("number")
    redactions = dict(Redaction.objects.filter(version__in=reached, applied=True).values_list("version", "digest"))
    address = request.build_absolute_uri(version.get_absolute_url())
    data = {
        "story": version.article.ref,
        "address": None if version.is_withdrawal else address,
        "digest_algorithm": "sha256",
        "versions": [entry(request, one.at_address_of(version), version, redactions) for one in reached],
    }
    options = {"indent": 1, "ensure_ascii": False}
    return record(request, lambda: JsonResponse(data, json_dumps_params=options), version, covers=data)


def record_page(request, template, context, live, **more):
    """Answer with a page of the record of a story: it changes with its next version."""
    until = edge.next_change_of(live)
    return page(request, template, context, policy="record", tags=edge.of_stories([live]), until=until, **more)


def record(request, make, live, *, covers):
    """Answer with the record of a story for a machine."""
    return answer(
        request, make, policy="record", covers=covers, tags=edge.of_stories([live]), until=edge.next_change_of(live)
    )


def find_public(number, **address):
    """Return the live version of a story and the public version with this number, or 404."""
    live = find(**address)
    shown = live.article.versions.public().filter(number=number).first()
    if shown is None:
        raise Http404("The story has no public version with this number.")
    return live, shown.at_address_of(live)


def entry(request, version, live, redactions):
    """A version as the ledger of its story names it; a cancelled one keeps only its place in the chain."""
    facts = {"number": version.number, "previous": version.previous or None, "digest": version.digest}
    if version.is_cancelled:
        return {**facts, "cancelled": True}
    facts |= {"kind": version.kind, "live_from": version.live_from, "live_until": version.live_until}
    facts |= {"recorded_at": version.recorded_at, "origin": version.origin}
    if version.pk in redactions:
        facts["redacted"] = {"digest": redactions[version.pk]}
    if not live.is_withdrawal:
        facts |= {"notice": version.notice, "document": request.build_absolute_uri(version.document_url)}
    return facts


def gone(request, version):
    """Answer for a withdrawn story: 410, or 451 on a legal demand (RFC 7725)."""
    legal = version.basis == Version.Basis.LEGAL
    context = {"version": version, "legal": legal, "latest": newest(LATEST)}
    response = render(request, "451.html" if legal else "410.html", context, status=451 if legal else 410)
    carry(response, edge.of_stories([version]))
    return response


def newest(size):
    """The newest stories, for the list at the foot of a page."""
    return _newest(at=clock.now())[:size]


@Prepared
def _newest(at):
    return Version.objects.live(at=at).listed().for_lines()[: LATEST + 1]


def leads_to(version):
    """The stories of Read also, and those that say the same in other languages, as they stand now: one query."""
    family = {version.original or "", *(version.translations or "").split(",")} - {"", version.article.ref}
    related = [ref for ref in version.related.split() if ref not in family]
    asked = {f"ref_{number}": ref for number, ref in enumerate(sorted(family.union(related)))}
    found = {one.article.ref: one for one in _listed(at=clock.now(), **asked)} if asked else {}
    return [[found[ref] for ref in refs if ref in found] for refs in (related, sorted(family))]


@Prepared
def _listed(at, **refs):
    return Version.objects.live(at=at).listed().filter(article__ref__in=list(refs.values())).with_ref()


def also_in(languages):
    """The line that names the other languages in which readers find a story."""
    others = [language for language in languages if not (language.is_this or language.is_original)]
    original = next((language for language in languages if language.is_original and not language.is_this), None)
    return render_to_string("articles/_also_in.html", {"original": original, "others": others}) if languages else ""


def top_notice(version):
    """The notice above the text: a retraction for ever, a correction while it is fresh."""
    if version.is_retraction:
        return notice_on_top(version)
    if version.top_number is None:
        return ""
    top = Version(
        number=version.top_number,
        kind=version.top_kind,
        notice=version.top_notice,
        live_from=version.top_from,
        address_date=version.address_date,
        address_slug=version.address_slug,
    )
    return notice_on_top(top)


def notice_on_top(version):
    return render_to_string("articles/_notice.html", {"notice": version, "top": True})


def altered(version):
    """For the ref of each source that its agency changed: the line that says so."""
    pairs = [pair.split(" ") for pair in (version.altered or "").split(",") if pair]
    return {ref: format_html('<p class="altered">{}</p>', ALTERED[status]) for ref, status in pairs}
