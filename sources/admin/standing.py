"""The pages on which somebody says what became of a report: killed, corrected, restored, embargoed."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from newsroom import clock
from sources.admin.fields import MomentField
from sources.models import Source
from sources.standing import embargo, kill, mark_corrected, restore

RIGHT = "sources.stop_source"


class NoteForm(forms.Form):
    """What the agency said about it."""

    note = forms.CharField(
        label="What the agency said",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="One or two sentences, for the desk. Readers see only that the report was withdrawn or changed.",
    )


class EmbargoForm(forms.Form):
    """Until when the report may not be published on."""

    until = MomentField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "until"
        ].help_text = (
            f"In the time of {timezone.get_current_timezone_name()}. Versions scheduled before it are cancelled."
        )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= clock.now():
            raise forms.ValidationError("That moment has passed: choose one to come.")
        return until


@dataclass(frozen=True)
class Deed:
    """What can be said of a report, on which page, and what follows from it."""

    label: str
    act: Callable
    is_possible: Callable[[Source], bool]
    follows: str
    done: str
    form: type[forms.Form] = NoteForm


def _lift(source, *, by):
    return embargo(source, by=by, until=clock.now())


DEEDS = {
    "kill": Deed(
        "Killed by the agency…",
        kill,
        lambda source: not source.is_killed,
        "Every version scheduled on this report is cancelled. Stories that are live keep citing it, and readers see "
        "beside the citation that its agency has withdrawn it.",
        "The report is marked as killed.",
    ),
    "corrected": Deed(
        "Corrected by the agency…",
        mark_corrected,
        lambda source: not source.is_killed,
        "Readers see beside every citation that the agency has corrected the report since we cited it. Nothing that is "
        "scheduled is stopped; preflight warns.",
        "The report is marked as corrected.",
    ),
    "restore": Deed(
        "Restore…",
        restore,
        lambda source: source.status != Source.Status.USABLE,
        "The report counts again as it was filed, and the remark beside its citations disappears. What was cancelled "
        "stays cancelled: schedule it anew.",
        "The report stands again.",
    ),
    "embargo": Deed(
        "Embargo…",
        embargo,
        lambda source: not source.is_killed,
        "No story citing this report can go out before that moment. Stories that are live stay.",
        "The report is under embargo.",
        EmbargoForm,
    ),
    "lift": Deed(
        "Lift the embargo…",
        _lift,
        lambda source: source.is_embargoed(at=clock.now()),
        "Stories citing this report may go out from now on. What was cancelled stays cancelled: schedule it anew.",
        "The embargo is lifted.",
        forms.Form,
    ),
}


def page(model_admin, request, source, deed):
    """Ask what the agency said, act, and go back to the report."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    back = reverse("admin:sources_source_change", args=[source.pk])
    if not deed.is_possible(source):
        messages.error(request, f"That does not fit a report that is {source.get_status_display().lower()}.")
        return redirect(back)
    form = deed.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed.act(source, by=request.user, **form.cleaned_data)
        model_admin.log_change(request, source, deed.done)
        messages.success(request, deed.done)
        return redirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": deed.label.removesuffix("…"),
        "subtitle": str(source),
        "opts": model_admin.opts,
        "original": source,
        "deed": deed,
        "form": form,
        "back": back,
    }
    return render(request, "admin/sources/source/standing.html", context)
