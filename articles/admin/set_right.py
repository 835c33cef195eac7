"""Correct and clarify, in two steps: write on the live text, then see what readers will see, and confirm."""

import re
from contextlib import suppress

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.crypto import get_random_string

from articles import publishing
from articles.admin.fields import BodyField
from articles.admin.keeping import keeping_of_verb, tab_of, unsaved_of, when
from articles.admin.lookups import page_knows
from articles.admin.pages import findings, is_nothing
from articles.admin.verb_forms import NOTICE, REASON, STAYS, text
from articles.desk import drafts
from articles.desk.corrections import corrected
from articles.desk.error_reports import RIGHT, proposed_notice, quoted, settle
from articles.desk.stale import OPENED_BEFORE, is_stale, redactions_of
from articles.models import Citation, ErrorReport
from articles.publishing import NotPossible, Refused, Scheduled
from articles.publishing.diff import compare
from articles.publishing.ledger import lock
from articles.publishing.preflight import check_correction
from articles.publishing.record import content_of_version
from newsroom.refs import REF_PATTERN
from sources.admin.fields import Chooser, LinesField
from sources.models import Source

REF = re.compile(REF_PATTERN)
WORDS = ("headline", "standfirst", "body", "dateline")
LEAD = ("alt", "caption", "credit")
TOLD = {
    "correct": "What was wrong, and what is right. It stands under the story for ever, at its top for some days, and "
    "under Corrections.",
    "clarify": "What could be misread, and what is meant. It stands under the story for ever, at its top for some "
    "days, and under Corrections.",
}


class SetRightForm(forms.Form):
    """The live text as it shall read, and what readers are told of the change.

    ``base`` is the number of the version that was opened, ``redactions`` how many there were then, ``tab`` and
    ``verb`` name the draft that is kept of it, ``report`` is the ref of what a reader reported.
    """

    base = forms.IntegerField(widget=forms.HiddenInput)
    redactions = forms.CharField(required=False, widget=forms.HiddenInput)
    tab = forms.CharField(required=False, widget=forms.HiddenInput)
    verb = forms.CharField(required=False, widget=forms.HiddenInput)
    report = forms.CharField(required=False, widget=forms.HiddenInput)
    headline = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"class": "vTextField headline"}))
    standfirst = LinesField(
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField standfirst"})
    )
    body = BodyField(
        required=False, widget=forms.Textarea(attrs={"rows": 22, "class": "vLargeTextField body", "data-body": ""})
    )
    dateline = forms.CharField(max_length=100, required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))
    source = forms.ModelChoiceField(
        label="Source to add", queryset=Source.objects.select_related("agency"), required=False
    )
    source_note = forms.CharField(
        label="What it contributes",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    alt = forms.CharField(
        label="Alt text", max_length=500, required=False, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    caption = forms.CharField(max_length=500, required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))
    credit = forms.CharField(max_length=200, required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))
    notice = text(NOTICE, required=True, rows=4)
    reason = text(REASON, help_text=STAYS)
    scheduled = forms.ChoiceField(
        label="The update that is scheduled",
        choices=[
            (Scheduled.REBASE.value, "goes out at its time, with this set right in it"),
            (Scheduled.CANCEL.value, "is cancelled; the working copy keeps its text"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    overrule = text("Why it goes out in spite of the warnings", help_text=STAYS)

    def __init__(self, *args, live, verb, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        choices = self.fields["source"].widget.choices
        self.fields["source"].widget = Chooser(Citation._meta.get_field("source"), admin_site)
        self.fields["source"].widget.choices = choices
        self.fields["notice"].help_text = TOLD[verb]
        self.live = live
        if live.lead_image is None:
            for name in LEAD:
                del self.fields[name]
        for cited in live.citations:
            note = forms.CharField(
                label="Note", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"note-{cited.source}"] = note
            self.fields[f"drop-{cited.source}"] = forms.BooleanField(
                label="Take it out", label_suffix="", required=False
            )

    def sources(self):
        """The listed sources with the fields of their notes."""
        return [
            {
                "number": number,
                "cited": cited,
                "mark": f'<cite data-source="{cited.source}"></cite>',
                "note": self[f"note-{cited.source}"],
                "drop": self[f"drop-{cited.source}"],
            }
            for number, cited in enumerate(self.live.citations, start=1)
        ]

    def clean_source_note(self):
        note = self.cleaned_data["source_note"]
        if note and not self.cleaned_data.get("source"):
            raise forms.ValidationError("Choose the source that this note belongs to.")
        return note

    def content(self):
        """Return the live content with what was typed in its place."""
        typed = self.cleaned_data
        source = typed.get("source")
        return corrected(
            self.live,
            words={name: typed[name] for name in WORDS},
            notes={cited.source: typed[f"note-{cited.source}"] for cited in self.live.citations},
            dropped=[cited.source for cited in self.live.citations if typed[f"drop-{cited.source}"]],
            added=[(source, typed["source_note"])] if source else [],
            lead={name: typed[name] for name in LEAD if name in typed} or None,
        )


def initial_of(live, page, draft, report):
    """Return what the form shows first: the text that readers see, or what was typed and kept of it."""
    lead = {name: getattr(live.lead_image, name) for name in LEAD} if live.lead_image else {}
    notes = {f"note-{cited.source}": cited.note for cited in live.citations}
    words = {name: getattr(live, name) for name in WORDS}
    typed = {name: values[-1] for name, values in draft.data.items() if values} if draft else {}
    named = {"tab": draft.tab if draft else tab_of(page.request), "verb": page.verb}
    opened = {"base": page.now.live.number, "redactions": redactions_of(page.article)}
    return {**opened, **words, **lead, **notes, **_from_report(report), **typed, **named}


def set_right_page(page):
    """Write; look; confirm. Going back keeps everything that was typed."""
    if page.now.live is None:
        messages.error(page.request, str(page.refusal))
        return redirect(page.story_url)
    live = content_of_version(page.now.live)
    restoring = "_restore" in page.request.POST
    draft = _taken_up(page) if restoring else None
    if restoring and draft is None:
        messages.warning(page.request, "This unsaved text is gone: it was published or discarded.")
        return redirect(page.request.path)
    report = _report_of(page, draft)
    form = SetRightForm(
        None if restoring else _posted(page),
        initial=initial_of(live, page, draft, report),
        live=live,
        verb=page.verb,
        admin_site=page.model_admin.admin_site,
    )
    step = page.request.POST.get("_step")
    if page.request.method != "POST" or step == "write" or not form.is_valid():
        return _write(page, form, live, draft, report)
    if step == "confirm" and not page.refusal:
        try:
            version = _act(page, form, report)
        except Refused as refusal:
            page.refusal = refusal
        else:
            drafts.drop(page.request.user, form.cleaned_data["tab"])
            told = "The correction is public." if page.verb == "correct" else "The clarification is public."
            answer = page.done(told, version)
            return redirect("admin:articles_errorreport_change", report.pk) if report else answer
    return _look(page, form, live)


def _write(page, form, live, draft, report):
    """Show the text to be written on; what is typed there is kept as on the writing screen."""
    request, article, sent = page.request, page.article, form["tab"].value() or ""
    tab = sent if drafts.TAB.fullmatch(sent) else ""
    return page.show(
        "write",
        form,
        sources=form.sources(),
        shown=[name for name in LEAD if name in form.fields],
        keeping=keeping_of_verb(request, article, tab),
        drafts=unsaved_of(request, article, tab, verb=page.verb, base=page.now.live.number),
        restored=when(draft.saved_at) if draft else "",
        report=report,
        quoted=report and quoted(report.passage, live.body),
        **page_knows(request.user, form["body"].value() or "", [cited.source for cited in live.citations]),
    )


def _taken_up(page):
    request = page.request
    tab = get_random_string(16)
    return drafts.take_up(request.user, page.article, request.POST["_restore"], in_tab=tab, verb=page.verb)


def _posted(page):
    return page.request.POST if page.request.method == "POST" else None


def _report_of(page, draft):
    """The report of a reader that led here; None where there is none, or it is of another story."""
    kept = draft.data.get("report", [""])[-1] if draft else ""
    ref = kept or (page.request.POST if page.request.method == "POST" else page.request.GET).get("report", "")
    if not REF.fullmatch(ref) or not page.request.user.has_perm(RIGHT):
        return None
    return ErrorReport.objects.filter(ref=ref, article=page.article).first()


def _from_report(report):
    return {"report": report.ref, "notice": proposed_notice(report)} if report else {}


def _act(page, form, report):
    """Do it, if readers still see the version that was opened; a report that led to it is settled with it."""
    typed = form.cleaned_data
    with transaction.atomic():
        lock(page.article)
        if is_stale(page.article, typed["redactions"]):
            raise NotPossible(OPENED_BEFORE)
        _still_live(page, typed["base"])
        version = getattr(publishing, page.verb)(
            page.article,
            by=page.request.user,
            content=form.content(),
            notice=typed["notice"],
            scheduled=Scheduled(typed["scheduled"]) if typed["scheduled"] else None,
            overrule=typed["overrule"],
            reason=typed["reason"],
        )
        if report:
            with suppress(NotPossible):  # somebody decided on it meanwhile: the correction is right all the same
                settle(report, by=page.request.user, version=version)
    return version


def _still_live(page, base):
    live = page.article.versions.live().first()
    if live is not None and live.number != base:
        raise NotPossible(
            f"Version {live.number} came out while you were writing on version {base}. Nothing is lost: the comparison "
            f"below is with version {live.number} now; go back to writing where it would undo something, or confirm."
        )


def _look(page, form, live):
    """Show what readers will see, and ask what is still to be decided."""
    content = form.content()
    problems = check_correction(page.article, content, live=live, slug=page.now.live.address_slug)
    found = findings(problems, page.story_url)
    changes = compare(live, content)
    asked = ["scheduled"] if page.now.scheduled else []
    asked += ["overrule"] if any(not finding.is_error for finding in found) else []
    return page.show(
        "look",
        form,
        asked=[form[name] for name in asked],
        kept=_kept(form, asked, page.now.live.number),
        changes=changes,
        nothing=is_nothing(changes),
        notice=form.cleaned_data["notice"],
        errors=[finding for finding in found if finding.is_error],
        warnings=[finding for finding in found if not finding.is_error],
    )


def _kept(form, asked, number):
    """Everything typed, to be carried along unseen; ``base`` is the version that the comparison is with."""
    pairs = [(name, values) for name, values in form.data.lists() if name in form.fields and name not in asked]
    carried = [(name, value) for name, values in pairs for value in values if name != "base"]
    return [*carried, ("base", str(number))]
