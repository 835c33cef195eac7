"""What the pages of verbs have in common: who may open one, what it says, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Article
from articles.publishing import VERBS, NotAllowed, NotPossible, Refused
from articles.publishing.diff import Changes
from articles.publishing.refusals import Problem
from articles.publishing.workflow import Standing, authorise, standing

ANCHORS = {"bylines": "bylines-group", "citations": "citations-group"}


@dataclass
class Page:
    """A page on which a verb is done to a story: what it shows, and what was refused."""

    model_admin: object
    request: object
    article: Article
    verb: str
    now: Standing
    refusal: Refused | None = None

    @property
    def label(self):
        return VERBS[self.verb].label

    @property
    def story_url(self):
        return reverse("admin:articles_article_change", args=[self.article.pk])

    @property
    def preview_url(self):
        return reverse("admin:articles_article_preview", args=[self.article.pk])

    @property
    def notes_url(self):
        return reverse("admin:articles_article_notes", args=[self.article.pk])

    def show(self, template, form, **more):
        """Render the page; what was typed is in the form."""
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": self.label,
            "subtitle": str(self.article),
            "opts": self.model_admin.opts,
            "original": self.article,
            "page": self,
            "form": form,
            **more,
        }
        status = 409 if isinstance(self.refusal, NotPossible) else 200
        return render(self.request, f"admin/articles/article/{template}.html", context, status=status)

    def done(self, sentence, version=None):
        """Say what was done and go back to the story."""
        if version is not None and not version.is_cancelled and not version.is_withdrawal:
            sentence = format_html('{} <a href="{}">Readers’ page</a>', sentence, version.get_absolute_url())
        messages.success(self.request, sentence)
        return redirect(self.story_url)


@dataclass(frozen=True)
class Finding:
    """A finding of preflight with the place where it is mended."""

    message: str
    url: str
    is_error: bool


def open_page(model_admin, request, pk, verb):
    """Return the page of a verb for a person who may do it to this story, or the answer that refuses it."""
    article = model_admin.story_or_404(request, pk)
    try:
        return Page(model_admin, request, article, verb, authorise(verb, article, request.user)), None
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except NotPossible as refusal:
        page = Page(model_admin, request, article, verb, standing(article), refusal)
        if request.method == "POST":
            return page, None
        messages.error(request, str(refusal))
        return page, redirect(page.story_url)


def findings(problems: Iterable[Problem], form_url: str = "") -> list[Finding]:
    """Return what preflight found, each with a link to its field on the form of the story."""
    return [Finding(problem.message, f"{form_url}#{anchor(problem)}", problem.is_error) for problem in problems]


def anchor(problem: Problem) -> str:
    """Return the id of the field of the form of a story at which a problem is mended."""
    if problem.row:
        return f"id_{problem.field}-{problem.row - 1}-note"
    return ANCHORS.get(problem.field, f"id_{problem.field}")


def is_nothing(changes: Changes | None) -> bool:
    """Whether a comparison was made and found that nothing changes."""
    return changes is not None and changes.empty
