"""Notes between editors: in the rail of the writing screen, and on a page that needs no script."""

from django import forms
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from articles.desk.notes import add_note, notes_of, reopen, reply_to, resolve
from articles.models.desk_note import LONGEST_NOTE, LONGEST_PASSAGE, LONGEST_SIDE
from articles.publishing import NotAllowed
from newsroom import prose
from sources.admin.fields import LinesField, is_key

DEEDS = ("reply", "resolve", "reopen")
DONE = {
    "add": "The note stands beside the story.",
    "reply": "The reply stands under the note.",
    "resolve": "The note is resolved.",
    "reopen": "The note is open again.",
}
EMPTY, LONG = "Write what you want to say.", f"A note has at most {LONGEST_NOTE:,} characters: shorten it."


class ReplyForm(forms.Form):
    text = LinesField(max_length=LONGEST_NOTE, error_messages={"required": EMPTY, "max_length": LONG})


class NoteForm(ReplyForm):
    """A note, and the passage that was marked in the body when it was written."""

    passage = LinesField(
        max_length=LONGEST_PASSAGE,
        required=False,
        error_messages={"max_length": f"A note quotes at most {LONGEST_PASSAGE:,} characters: mark less of the text."},
    )
    before = forms.CharField(max_length=LONGEST_SIDE, required=False)
    after = forms.CharField(max_length=LONGEST_SIDE, required=False)


def notes_page(model_admin, request, article):
    """GET lists the notes; POST does something with them, and answers a script with the list as it is then."""
    by_script = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    if request.method != "POST":
        return _page(model_admin, request, article)
    deed = next((deed for deed in DEEDS if deed in request.POST), "add")
    try:
        refusal, status = _do(request, article, deed), 400
    except NotAllowed as error:
        refusal, status = str(error), 403
    if by_script:
        done = {"error": refusal} if refusal else _answer(model_admin, request, article, DONE[deed])
        return JsonResponse(done, status=status if refusal else 200)
    if refusal:
        return _page(model_admin, request, article, refusal)
    messages.success(request, DONE[deed])
    return redirect(reverse("admin:articles_article_notes", args=[article.pk]))


def _do(request, article, deed):
    """Do what a button says; return the sentence that refuses it."""
    if deed == "add":
        return _written(NoteForm(request.POST), lambda values: add_note(article, by=request.user, **values))
    key = request.POST[deed]
    note = get_object_or_404(article.desk_notes, pk=key if is_key(key) else 0)
    if deed == "reply":
        typed = {"text": request.POST.get(f"reply-{key}", "")}
        return _written(ReplyForm(typed), lambda values: reply_to(note, by=request.user, **values))
    if deed == "resolve":
        resolve(note, by=request.user)
    else:
        reopen(note, by=request.user)
    return ""


def _written(form, write):
    if not form.is_valid():
        return " ".join(message for faults in form.errors.values() for message in faults)
    write(form.cleaned_data)
    return ""


def _answer(model_admin, request, article, done):
    notes = notes_of(article, prose.clean(article.body))
    may_change = model_admin.has_change_permission(request, article)
    context = {"notes": notes, "article": article, "has_change_permission": may_change}
    return {
        "notes": render_to_string("admin/articles/article/_threads.html", context, request),
        "open": len(notes.open),
        "done": done,
    }


def _page(model_admin, request, article, refusal=""):
    """Show all notes; what was typed and refused is kept."""
    notes = notes_of(article, prose.clean(article.body))
    for thread in (*notes.open, *notes.resolved):
        thread.typed = request.POST.get(f"reply-{thread.note.pk}", "")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Notes",
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        "article": article,
        "has_change_permission": model_admin.has_change_permission(request, article),
        "notes": notes,
        "typed": request.POST.get("text", ""),
        "longest": LONGEST_NOTE,
        "page": {"refusal": refusal},
    }
    return render(request, "admin/articles/article/notes.html", context)
