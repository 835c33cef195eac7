"""Preview: the working copy, or what is typed and not saved yet, in the readers' own page. For the desk only."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render

from articles.desk.draft import draft_html
from articles.models import Byline, Citation, RelatedStory
from articles.publishing.record import Lists, content_of
from newsroom.ops.headers import FRAMED, policy


def preview(model_admin, request, article):
    """GET shows what is saved; POST takes the form as it stands and answers with the page, or with what is wrong."""
    if request.method == "POST":
        return _typed(model_admin, request, article)
    return headed(_page(request, article, draft_html(article)))


def _typed(model_admin, request, article):
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    form, formsets = model_admin.typed(request, article)
    if faults := _faults(form, formsets):
        return JsonResponse({"error": " ".join(faults)}, status=400)
    html = draft_html(form.instance, content_of(form.instance, _lists(form, formsets)))
    return JsonResponse({"page": _page(request, form.instance, html, typed=True).content.decode()})


def _page(request, article, story, *, typed=False):
    context = {"article": article, "story": story, "typed": typed}
    return render(request, "admin/articles/article/preview.html", context)


def headed(response):
    """The readers' policy: what readers could not run or load, the preview does not either."""
    response.headers["Content-Security-Policy"] = policy(FRAMED)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _lists(form, formsets):
    """Return the lists as they are typed."""
    rows = {formset.model: [row.cleaned_data for row in formset.kept()] for formset in formsets}
    return Lists(
        tags=form.cleaned_data["tags"],
        authors=[row["author"] for row in rows[Byline]],
        sources=[(row["source"], row["note"]) for row in rows[Citation]],
        related=[row["related"].ref for row in rows[RelatedStory]],
    )


def _faults(form, formsets):
    """Return what keeps the form from being saved, each as a sentence that names its field."""
    found = [(_label(form, name), message) for name, messages in form.errors.items() for message in messages]
    for formset in formsets:
        if formset.is_valid():
            continue
        for row in formset.forms:
            found += [(_label(row, name), message) for name, messages in row.errors.items() for message in messages]
        found += [("", message) for message in formset.non_form_errors()]
    return [f"{label}: {message}" if label else message for label, message in found]


def _label(form, name):
    field = form.fields.get(name)
    return (field.label or name.capitalize()) if field else ""
