"""Errors reported by readers: the queue, and the page on which a report is decided on and answered."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.admin.verb_forms import text
from articles.desk import error_reports as desk
from articles.desk.countdown import ago
from articles.models import ErrorReport
from articles.publishing import NotPossible, Refused
from articles.publishing.record import content_of_version
from newsroom import clock
from sources.admin.lists import RecordAdmin

State = ErrorReport.State
LOOKS = {State.OPEN: "sent-back", State.LOOKING: "in_review", State.CORRECTED: "live", State.DECLINED: "draft"}
WAITING, ALL = "waiting", "all"


class WaitingFilter(admin.SimpleListFilter):
    """The queue stands first: what nobody has decided on, the oldest on top."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(ALL, "All"), *State.choices]

    def choices(self, changelist):
        chosen = self.value()
        for value, label in [(None, "Waiting"), *self.lookup_choices]:
            query = changelist.get_query_string(
                {self.parameter_name: value} if value else {}, [] if value else [self.parameter_name]
            )
            yield {"selected": chosen == value, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        if self.value() in State.values:
            return queryset.filter(state=self.value())
        return queryset if self.value() == ALL else queryset.filter(state__in=ErrorReport.WAITING)


class DeclineForm(forms.Form):
    reason = text(
        "Why the story stays as it is", required=True, max_length=1000, help_text="For the desk, and for the answer."
    )


class AnswerForm(forms.Form):
    text = text("What the reader is written", required=True, max_length=5000, rows=12)


@admin.register(ErrorReport)
class ErrorReportAdmin(RecordAdmin):
    """What readers wrote is theirs: it is decided on, never changed."""

    list_display = ["story", "what_is_wrong", "age", "chip", "taken_by"]
    list_select_related = ["article", "taken_by"]
    list_display_links = ["what_is_wrong"]
    list_filter = [WaitingFilter]
    search_fields = ["wrong", "article__headline", "=article__ref", "=ref"]
    sortable_by = []
    ordering = ["received_at", "pk"]

    def has_change_permission(self, request, obj=None):
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.get_object(request, object_id)
        if report is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, report)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        return self._decide(request, report)

    def _decide(self, request, report):
        """Do what a button says and come back; a refusal keeps what was typed."""
        forms = {"decline": DeclineForm(), "answer": AnswerForm()}
        deed = request.POST.get("_deed", "")
        if deed in forms:
            forms[deed] = type(forms[deed])(request.POST)
        try:
            if deed in forms and not forms[deed].is_valid():
                return self._page(request, report, forms=forms)
            told = DEEDS[deed](report, request, forms) if deed in DEEDS else ""
        except Refused as refusal:
            return self._page(request, report, forms=forms, refusal=refusal)
        if told:
            messages.success(request, told)
        return redirect("admin:articles_errorreport_change", report.pk)

    def _page(self, request, report, *, forms=None, refusal=None):
        live = report.article.versions.live().first()
        correctable = live is not None and live.listed
        url = request.build_absolute_uri(live.get_absolute_url()) if live else ""
        answer = AnswerForm(initial={"text": desk.proposed_answer(report, url)})
        forms = forms or {"decline": DeclineForm(), "answer": answer}
        if not forms["answer"].is_bound:
            forms["answer"] = answer
        context = {
            **self.admin_site.each_context(request),
            "title": "Error reported by a reader",
            "subtitle": str(report.article),
            "opts": self.opts,
            "report": report,
            "look": LOOKS[report.state],
            "age": ago(report.received_at, at=clock.now()),
            "live": live,
            "correct_url": correctable and _verb_url("correct", report),
            "clarify_url": correctable and _verb_url("clarify", report),
            "since": desk.since_corrected(report) if report.is_waiting else None,
            "quoted": desk.quoted(report.passage, content_of_version(live).body) if correctable else None,
            "answers": list(report.answers.select_related("by")),
            "may_decide": self.has_change_permission(request, report),
            "decline": forms["decline"],
            "answer": forms["answer"],
            "refusal": refusal,
        }
        status = 409 if isinstance(refusal, NotPossible) else 200
        return TemplateResponse(request, "admin/articles/errorreport/change_form.html", context, status=status)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "taken_by", "decided_by")

    @admin.display(description="story")
    def story(self, report):
        url = reverse("admin:articles_article_change", args=[report.article_id])
        return format_html('<a href="{}">{}</a>', url, report.article)

    @admin.display(description="what is wrong")
    def what_is_wrong(self, report):
        return Truncator(report.wrong).chars(140)

    @admin.display(description="came")
    def age(self, report):
        return ago(report.received_at, at=clock.now())

    @admin.display(description="state")
    def chip(self, report):
        return format_html('<span class="chip chip--{}">{}</span>', LOOKS[report.state], report.get_state_display())


def _verb_url(verb, report):
    return reverse(f"admin:articles_article_{verb}", args=[report.article_id], query={"report": report.ref})


def _take(report, request, forms):
    desk.take(report, by=request.user)
    return "You are looking at it."


def _decline(report, request, forms):
    desk.decline(report, by=request.user, reason=forms["decline"].cleaned_data["reason"])
    return "The report is declined."


def _settle(report, request, forms):
    version = desk.since_corrected(report)
    if version is None:
        raise NotPossible("The story was not set right since this report came.")
    desk.settle(report, by=request.user, version=version)
    return f"The report is linked to version {version.number}."


def _reopen(report, request, forms):
    desk.reopen(report, by=request.user)
    return "The report is open again."


def _answer(report, request, forms):
    desk.answer(report, by=request.user, text=forms["answer"].cleaned_data["text"])
    return "The letter is kept below, with whether it went out."


def _send_again(report, request, forms):
    key = request.POST.get("answer", "")
    letter = report.answers.filter(pk=key if key.isdecimal() and len(key) < 19 else None).first()
    if letter is None or not desk.send(letter):
        raise NotPossible("It was not sent: look below at what the mail server said.")
    return "The letter is sent."


DEEDS = {
    "take": _take,
    "decline": _decline,
    "settle": _settle,
    "reopen": _reopen,
    "answer": _answer,
    "send_again": _send_again,
}
