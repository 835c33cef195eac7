"""The page on which somebody says why a translation stays as it is although its original was set right."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.admin.verb_forms import text
from articles.desk.translations import RIGHT, leave, set_right_since
from articles.publishing import Refused


class StandsForm(forms.Form):
    reason = text(
        "Why it stays as it is", required=True, max_length=1000, help_text="For the desk; it stands in the log."
    )


def original_page(model_admin, request, article):
    """Show what set the original right; POST leaves the translation as it is."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    form = StandsForm(request.POST or None)
    back = reverse("admin:articles_article_change", args=[article.pk])
    version = set_right_since(article)
    if version is None:
        messages.info(request, "Nothing is to be looked at: the original was not set right since.")
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        try:
            leave(article, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The translation stays as it is.")
        return redirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "The translation stays as it is",
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        "version": version,
        "form": form,
        "back": back,
    }
    return render(request, "admin/articles/article/original.html", context)
