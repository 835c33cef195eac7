"""The page of two people who changed the same: only those places, mine and theirs, to choose from."""

from django.shortcuts import render

from articles.admin.keeping import when
from articles.models import Article
from articles.publishing.diff import phrase
from newsroom import prose

CHOICE = "choice-"


def chosen_in(data):
    """Return what was chosen on the page, by the keys of the clashes."""
    return {
        name.removeprefix(CHOICE): data[name]
        for name in data
        if name.startswith(CHOICE) and data[name] in ("mine", "theirs")
    }


def clash_page(model_admin, request, pk, clashes):
    """Ask what stays; everything that was sent is kept in the page, and sent again with the choices."""
    article = Article.objects.select_related("changed_by").get(pk=pk)
    asked = {CHOICE + clash.key for clash in clashes}
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and name not in asked
    ]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Both of you changed the same" if article.changed_by != request.user else "Two tabs changed the same",
        "opts": model_admin.opts,
        "original": article,
        "who": article.changed_by or "Somebody",
        "is_own": article.changed_by == request.user,
        "at": when(article.changed_at),
        "clashes": [_shown(clash) for clash in clashes],
        "kept": kept,
        "form": {},
    }
    return render(request, "admin/articles/article/clash.html", context, status=409)


def _shown(clash):
    """What stands beside the two choices: the words, or the HTML where only that differs."""
    mine, theirs = clash.mine, clash.theirs
    if clash.field == "body":
        words = prose.plain(mine), prose.plain(theirs)
        mine, theirs = words if words[0] != words[1] else (mine, theirs)
    return {
        "name": CHOICE + clash.key,
        "place": clash.place,
        "mine": _words(theirs, mine),
        "theirs": _words(mine, theirs),
    }


def _words(other, text):
    """Return the segments of a text, in which "added" is what the other one does not have."""
    return [segment for segment in phrase(other, text) if segment.kind != "removed"]
