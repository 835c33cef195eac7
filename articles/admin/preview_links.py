"""The links under which people without an account may preview a story: made, used, revoked."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.desk.embargo import embargo_of
from articles.desk.preview_links import links_of, make_link, revoke_link, withdrawal_of
from articles.models import PreviewUse
from articles.publishing import NotPossible
from sources.admin.fields import is_key

SHOWN = 100
DAYS = [(1, "1 day"), (7, "7 days"), (30, "30 days")]


class LinkForm(forms.Form):
    label = forms.CharField(
        label="For whom",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="They see it at the top of the page, and everybody they pass the link on to sees it too.",
    )
    days = forms.TypedChoiceField(
        label="It expires after", choices=DAYS, coerce=int, initial=7, widget=forms.RadioSelect
    )


def links_page(model_admin, request, article):
    """List the links of a story and their use; POST makes one, or revokes one."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    form = LinkForm(request.POST if request.method == "POST" and "revoke" not in request.POST else None)
    if request.method == "POST" and "revoke" in request.POST:
        return _revoke(request, article)
    if form.is_valid():
        try:
            make_link(article, by=request.user, **form.cleaned_data)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The link is made: copy it from the list below.")
        return _again(article)
    return _show(model_admin, request, article, form)


def _revoke(request, article):
    key = request.POST["revoke"]
    revoke_link(get_object_or_404(article.preview_links, pk=key if is_key(key) else 0))
    messages.success(request, "The link is revoked: whoever opens it is told so.")
    return _again(article)


def _again(article):
    return redirect(reverse("admin:articles_article_links", args=[article.pk]))


def _show(model_admin, request, article, form):
    links = [
        {"link": link, "url": request.build_absolute_uri(link.get_absolute_url())} for link in links_of(article)[:SHOWN]
    ]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Preview links",
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        "form": form,
        "links": links,
        "uses": PreviewUse.objects.filter(link__article=article).select_related("link")[:SHOWN],
        "embargo": embargo_of(article),
        "withdrawn": withdrawal_of(article),
    }
    return render(request, "admin/articles/article/links.html", context)
