"""Preview of the front: an arrangement in the readers' own page, now or at the moment at which it goes out."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.front_screen import FrontForm, may_publish, may_view, sent_refs
from articles.admin.preview import headed
from articles.front_page import front_page
from articles.models import Front, FrontEdition
from newsroom import clock


@require_http_methods(["GET", "HEAD", "POST"])
def front_preview(request, model_admin):
    """GET shows the arrangement that is saved; POST takes it as it stands in the form, and answers with the page."""
    if request.method == "POST":
        may_publish(model_admin, request)
        return JsonResponse(
            {"page": _page(request, sent_refs(request), _moment(request, model_admin), typed=True).content.decode()}
        )
    may_view(model_admin, request)
    return headed(_page(request, Front.at_work().refs, clock.now()))


@require_safe
def edition_preview(request, model_admin, number):
    """Show the edition that readers see, or one to come at its moment; of the past only its stories are kept."""
    may_view(model_admin, request)
    edition = get_object_or_404(FrontEdition.objects.uncancelled(), number=number)
    now = clock.now()
    if edition.live_until and edition.live_until <= now:
        raise Http404
    return headed(_page(request, edition.refs, max(now, edition.live_from), edition=edition))


def _page(request, refs, moment, **context):
    with clock.at(moment):
        page = {**front_page(refs), "moment": moment, **context}
        return render(request, "admin/articles/front/preview.html", page)


def _moment(request, model_admin):
    """The moment that is typed, where it is one to come; else now."""
    form, now = FrontForm(request.POST, admin_site=model_admin.admin_site), clock.now()
    form.is_valid()
    return max(form.cleaned_data.get("at") or now, now)
