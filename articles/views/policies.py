"""What the newspaper says of itself: a page, its editions, one of them, what changed in it."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import PolicyEdition
from articles.models.policy import ABOUT, in_order
from articles.publishing.diff import compare
from articles.publishing.policies import content_of_edition
from articles.publishing.rendering import policy_html
from articles.views.answers import page


@require_safe
def about(request):
    others = [one for one in PolicyEdition.objects.newest().defer("body") if one.slug != ABOUT]
    return shown(request, found(ABOUT), others=in_order(one for one in others if one.in_footer))


@require_safe
def policy(request, slug):
    if slug == ABOUT:
        return redirect("articles:about", permanent=True)
    return shown(request, found(slug))


@require_safe
def history(request, slug):
    editions = list(PolicyEdition.objects.of(slug).defer("body"))
    if not editions:
        raise Http404("No page stands at this address.")
    return answered(request, "articles/policy_history.html", {"policy": editions[0], "editions": editions})


@require_safe
def edition(request, slug, number):
    return shown(request, found(slug), found(slug, number=number))


@require_safe
def changes(request, slug, number):
    edition, before = found(slug, number=number), found(slug, number=number - 1)
    comparison = compare(content_of_edition(before), content_of_edition(edition))
    context = {"policy": found(slug), "edition": edition, "before": before, "changes": comparison}
    return answered(request, "articles/policy_changes.html", context)


def shown(request, policy, edition=None, **more):
    """Show a page as it reads now, or an edition of it as it was."""
    text = policy_html((edition or policy).body)
    context = {"policy": edition or policy, "now": policy, "was": edition is not None, "text": text, **more}
    return answered(request, "articles/policy.html", context)


def answered(request, template, context):
    """Answer with a page that only another edition changes."""
    return page(request, template, context, policy="record", tags=[edge.ABOUT], until=edge.end_of_day())


def found(slug, **which):
    """Return the newest edition of a page, or one of them, or 404."""
    for edition in PolicyEdition.objects.of(slug).filter(**which)[:1]:
        return edition
    raise Http404("No page stands at this address.")
