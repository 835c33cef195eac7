"""What the pages of verbs ask for: the fields are named as the keywords of the verb."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from articles.desk.embargo import embargo_of
from articles.desk.goes_out import zone_at
from articles.models import Version
from newsroom import clock
from sources.admin.fields import MomentField

NOTICE = "What readers are told"
REASON = "Reason, for the desk"
BASES = [("", "Choose one"), *[choice for choice in Version.Basis.choices if choice[0]]]
STAYS = "It stands in the history of the story at the desk. Readers do not see it."


def text(label, *, required=False, rows=3, **options):
    """A field for a sentence or two."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
    return forms.CharField(label=label, required=required, widget=widget, **options)


class VerbForm(forms.Form):
    """What every verb may be given: a word to the desk."""

    reason = text(REASON, help_text=STAYS)


class OverruleMixin(forms.Form):
    """Preflight's warnings are overruled with a reason; without warnings nothing is asked."""

    overrule = text(
        "Why it goes out in spite of the warnings",
        help_text="Empty: the warnings stop it. What you write stands in the history of the story at the desk.",
    )


class SendBackForm(forms.Form):
    reason = text(
        "What is to be done",
        required=True,
        rows=4,
        help_text="The author reads it above the text, and in the history of the story.",
    )


class ReviewForm(forms.Form):
    reason = text(
        "A word to the reviewer",
        help_text="Whoever opens the story reads it above the text; it stays in the history. Readers do not see it.",
    )


class ApproveForm(VerbForm):
    """``seen`` is the fingerprint of the text on the page."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class PublishForm(OverruleMixin, VerbForm):
    field_order = ["overrule", "reason"]


class UpdateForm(OverruleMixin, VerbForm):
    notice = text(
        "What is new, for readers",
        help_text="One or two sentences; they stand under the story. Empty: readers see only the time of the update.",
    )
    field_order = ["notice", "overrule", "reason"]


class CopyEditForm(OverruleMixin, VerbForm):
    notice = text(
        "What was mended, for readers",
        help_text="It stands in the history of the story only, and no time of an update changes. Only for typing "
        "errors: what was wrong in substance is a correction.",
    )
    field_order = ["notice", "overrule", "reason"]


class ScheduleForm(OverruleMixin, VerbForm):
    at = MomentField(label="Goes out at")
    notice = text("What is new, for readers", help_text="For an update of a live story: it stands under the story.")
    field_order = ["at", "notice", "overrule", "reason"]

    def __init__(self, *args, article, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = suggested_time(article)
        self.fields["at"].help_text = (
            f"In the time of {zone_at(clock.now())}, where it is {timezone.localtime(clock.now()):%H:%M} now. "
            "Readers see it from that second on."
        )
        if now.live is None:
            del self.fields["notice"]


def suggested_time(article):
    """Return the next full hour, or the end of the latest embargo where that is later."""
    return max(filter(None, [next_full_hour(), embargo_of(article)]))


def next_full_hour():
    return clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


class RetractForm(VerbForm):
    notice = text(
        NOTICE,
        required=True,
        rows=4,
        help_text="It stands in the place of the text, for ever: what was wrong, and how we know.",
    )
    field_order = ["notice", "reason"]


class WithdrawForm(VerbForm):
    notice = text(NOTICE, required=True, rows=4, help_text="In general terms: it stands on the page that remains.")
    basis = forms.ChoiceField(
        label="On what basis",
        choices=BASES,
        help_text="On a legal demand the page answers 451, else 410: programs and search engines understand both.",
    )
    field_order = ["notice", "basis", "reason"]


class ReinstateForm(VerbForm):
    notice = text(NOTICE, required=True, rows=4, help_text="Why the story is back. It stands under the text.")
    field_order = ["notice", "reason"]
