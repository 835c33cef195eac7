"""The working history of a story: what was kept of the working copy, compared with one another and restored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from articles.desk.texts import WORKING, find_text, kept_text, live_text, rows, working_copy
from articles.publishing import NotAllowed, NotPossible, restore
from articles.publishing.diff import compare
from articles.publishing.restore import FIELDS, differing, restored_content, still_there

SHOWN = 30
FOLDER = "<int:pk>/working-history/"


def working_history_urls(model_admin):
    wrap = model_admin.admin_site.admin_view
    pages = {
        "working_history": ("", require_safe(list_page)),
        "compare": ("compare/", require_safe(compare_page)),
        "restore": ("<slug:key>/restore/", restore_page),
    }
    return [
        path(f"{FOLDER}{rest}", wrap(_of(model_admin, view)), name=f"articles_article_{name}")
        for name, (rest, view) in pages.items()
    ]


def _of(model_admin, view):
    """Open a page of the working history for those who may see the story and what was kept of it."""

    def opened(request, pk, **rest):
        article = model_admin.story_or_404(request, pk)
        if not request.user.has_perm("articles.view_milestone"):
            raise PermissionDenied
        return view(request, article, model_admin=model_admin, **rest)

    return opened


def list_page(request, article, *, model_admin):
    """List what was kept, newest first, below the working copy and what readers see."""
    leaves = Paginator(article.milestones.select_related("by"), SHOWN)
    leaf = leaves.get_page(request.GET.get("page"))
    first = leaf.start_index() - 1 if leaves.count else 0
    kept = [kept_text(milestone) for milestone in article.milestones.select_related("by")[first : first + SHOWN + 1]]
    now = [working_copy(article)] if leaf.number == 1 else []
    context = {"rows": list(rows([*now, *kept]))[: SHOWN + len(now)], "live": live_text(article), "leaf": leaf}
    return _show(request, model_admin, article, "working_history", "Working history", **context)


def compare_page(request, article, *, model_admin):
    """Compare two texts as readers would get the change, and offer to bring back what differs."""
    old = _text_or_404(article, request.GET.get("old", ""))
    new = _text_or_404(article, request.GET.get("new", WORKING))
    may_edit = model_admin.has_change_permission(request, article)
    offers = _offers(article, old, new) if may_edit else []
    changes = compare(old.content, new.content)
    context = {"old": old, "new": new, "changes": changes, "offers": offers}
    return _show(request, model_admin, article, "compare", "Compare", **context)


def restore_page(request, article, *, model_admin, key):
    """Show what comes back into the working copy; then bring it back."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    text = _text_or_404(article, key)
    sent = request.POST if request.method == "POST" else request.GET
    field = sent.get("field", "")
    if text.is_working_copy or field not in ("", *FIELDS):
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            _restore(request, article, text, field)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except NotPossible as refused:
            refusal = refused
            article = model_admin.story_or_404(request, article.pk)
        else:
            messages.success(request, "Restored. What stood there before is kept in the working history.")
            return redirect(reverse("admin:articles_article_change", args=[article.pk]))
    return _look(request, model_admin, article, text, field, refusal)


def _restore(request, article, text, field):
    revision = request.POST.get("revision", "")
    restore(
        article,
        kept=text.content,
        fields=[field] if field else list(FIELDS),
        told=text.name,
        by=request.user,
        revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else -1,
    )


def _look(request, model_admin, article, text, field, refusal):
    mine = working_copy(article).content
    changes = compare(mine, restored_content(mine, text.content, [field] if field else list(FIELDS)))
    context = {
        "text": text,
        "field": field,
        "label": FIELDS.get(field, "Everything"),
        "changes": changes,
        "lapses": article.stage == article.Stage.READY,
        "page": {"refusal": refusal, "story_url": reverse("admin:articles_article_change", args=[article.pk])},
    }
    status = 409 if refusal else 200
    return _show(request, model_admin, article, "restore", "Restore", status=status, **context)


def _offers(article, *texts):
    """For each text that is not the working copy: the fields in which the working copy differs from it."""
    mine = next((text for text in texts if text.is_working_copy), None) or working_copy(article)
    offered = []
    for text in texts:
        fields = [] if text.is_working_copy else differing(mine.content, still_there(text.content))
        if fields and text not in [offer["text"] for offer in offered]:
            offered.append({"text": text, "fields": [{"name": name, "label": FIELDS[name]} for name in fields]})
    return offered


def _text_or_404(article, key):
    text = find_text(article, key)
    if text is None:
        raise Http404
    return text


def _show(request, model_admin, article, template, title, *, status=200, **more):
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        **more,
    }
    return render(request, f"admin/articles/article/{template}.html", context, status=status)
