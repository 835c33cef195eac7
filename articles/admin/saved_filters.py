"""Saved filters above the list of stories: name the query that is shown, come back to it, take it out again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from articles.models import SavedFilter

NAMES = ("q", "stage", "state", "whose", "tag", "author", "source", "o")  # what the list knows, in one order
SHOWN = 30
NOTHING_SHOWN = "Filter or search the list first, then give the filter a name."


class SavedFilterForm(forms.ModelForm):
    """A name for the query that the list shows."""

    class Meta:
        model = SavedFilter
        fields = ("name", "query")
        labels = {"name": "Name"}
        error_messages = {
            "name": {"required": "Give the filter a name."},
            "query": {"required": NOTHING_SHOWN},
        }

    def clean_query(self):
        query = plain(self.cleaned_data["query"])
        if not query:
            raise forms.ValidationError(NOTHING_SHOWN)
        return query


def plain(query):
    """Return a query of the list with what it knows only, in one order."""
    asked = QueryDict(query)
    return urlencode([(name, asked[name]) for name in NAMES if asked.get(name)])


def filter_urls(model_admin):
    view = model_admin.admin_site.admin_view
    return [
        path("filters/", view(save), name="articles_article_save_filter"),
        path("filters/<int:pk>/delete/", view(delete), name="articles_article_delete_filter"),
    ]


def filters_of(request):
    """Return the filters of a person, what the list shows now, and which of them it is: one query."""
    query = plain(request.META.get("QUERY_STRING", ""))
    saved = list(SavedFilter.objects.filter(user=request.user)[:SHOWN])
    is_saved = any(one.query == query for one in saved)
    return {"saved_filters": saved, "shown_query": query, "may_save_filter": bool(query) and not is_saved}


@require_POST
def save(request):
    """Keep a query under a name; a name that the person gave before now means this query."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    form = SavedFilterForm(request.POST)
    query = plain(request.POST.get("query", ""))
    if form.is_valid():
        wanted = {"name": form.cleaned_data["name"], "defaults": {"query": form.cleaned_data["query"]}}
        SavedFilter.objects.update_or_create(user=request.user, **wanted)
    for sentence in (message for found in form.errors.values() for message in found):
        messages.error(request, sentence)
    return redirect(_list(query))


@require_POST
def delete(request, pk):
    """Take out a filter of one's own; those of others are not there."""
    saved = get_object_or_404(SavedFilter, pk=pk, user=request.user)
    saved.delete()
    messages.success(request, f"The filter “{saved.name}” is gone.")
    return redirect(_list(plain(request.POST.get("query", ""))))


def _list(query):
    return reverse("admin:articles_article_changelist") + (f"?{query}" if query else "")
