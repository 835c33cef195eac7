"""The editions of the front: what readers got, by whom, what changed; one brought back, one cancelled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.admin.front_screen import may_publish, may_view, revision_of
from articles.desk.front import issues
from articles.models import Front, FrontEdition
from articles.publishing import NotAllowed, Refused, front
from newsroom import clock

SHOWN = 20


@require_safe
def editions_page(request, model_admin):
    """List the editions, last made first, each with what changed against the one before it."""
    may_view(model_admin, request)
    leaf = Paginator(FrontEdition.objects.select_related("made_by", "cancelled_by"), SHOWN).get_page(
        request.GET.get("page")
    )
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Editions of the front",
        "opts": model_admin.opts,
        "leaf": leaf,
        "issues": issues(leaf.object_list),
        "now": clock.now(),
        "revision": Front.at_work().revision,
        "may_arrange": model_admin.has_change_permission(request),
    }
    return render(request, "admin/articles/front/editions.html", context)


@require_POST
def restore_edition(request, model_admin, number):
    may_publish(model_admin, request)
    told = f"The arrangement is that of edition {number} now. Readers see it once it is published."
    return _done(request, told, front.restore, number=number, by=request.user, revision=revision_of(request))


@require_POST
def cancel_edition(request, model_admin, number):
    may_publish(model_admin, request)
    told = f"Edition {number} is cancelled: readers never see it."
    return _done(request, told, front.cancel, number=number, by=request.user)


def _done(request, told, verb, **known):
    """Do it, and lead to the front with a word on what was done, or why it was not."""
    try:
        verb(**known)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)
    return redirect(reverse("admin:articles_front_changelist"))
