"""Readers report an error: a form without cookies and scripts, for a story or for one that they name.

A cookie against forged requests would be the only one that readers ever get, so these views ask for none. The form
carries a signed token instead: for which story it was made, and when. That keeps programs from filling it in faster
than anybody writes, or from one that they fetched last week; a field that nobody sees catches those that fill in all.
"""

from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core import signing
from django.core.validators import URLValidator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.desk.error_reports import receive
from articles.views.finding import find, stands_at
from articles.views.stories import gone
from newsroom import clock
from newsroom.accounts.limits import within_limit

SALT = "articles.report"
QUICKEST, OLDEST = 3, 24 * 60 * 60  # seconds
TELL = ("passage", "wrong", "right", "source_url", "email")
not_kept = cache_control(private=True, no_store=True)  # each form has a token of its own
PARTS = ("year", "month", "day", "slug")


class Lines(forms.CharField):
    """A text of lines; browsers send them with carriage returns."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def lines(rows, **options):
    return Lines(widget=forms.Textarea(attrs={"rows": rows}), **options)


class ReportForm(forms.Form):
    """What a reader found wrong in a story; ``story`` is its ref, "" where the reader is asked for it."""

    wrong = lines(
        4,
        label=_("What is wrong"),
        max_length=2000,
        error_messages={"required": _("Say in a sentence or two what is wrong.")},
    )
    passage = lines(
        3,
        label=_("The passage"),
        max_length=1000,
        required=False,
        help_text=_("Copied from the story, if it is about one passage."),
    )
    right = lines(4, label=_("What is right"), max_length=2000, required=False, help_text=_("As far as you know."))
    source_url = forms.URLField(
        label=_("Where that can be read"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[
            URLValidator(["http", "https"], message=_("Give the address of a page, such as https://example.org/."))
        ],
        error_messages={"invalid": _("Give the address of a page, such as https://example.org/.")},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is not an e-mail address: mend it, or leave it empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, story="", **kwargs):
        super().__init__(*args, **kwargs)
        self.story = story
        days = settings.REPORT_EMAIL_DAYS
        told = gettext(
            "Only if you want to hear what became of your report. Never published; deleted after %(days)d days."
        ) % {"days": days}
        self.fields["email"].help_text = told

    @property
    def token(self):
        """The token that the form carries: the one that came with it while it holds, else a new one."""
        age = age_of(self.data.get("token", ""), self.story)
        return self.data["token"] if age is not None and age <= OLDEST else new_token(self.story)

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(gettext("Leave this field empty: only programs fill it in."))
        return ""

    def clean(self):
        age = age_of(self.data.get("token", ""), self.story)
        if age is None or age > OLDEST:
            raise forms.ValidationError(
                gettext("The page stood open for too long. Look at what you wrote, and send it again.")
            )
        if age < QUICKEST:
            raise forms.ValidationError(
                gettext("That was quicker than anybody writes. Wait a few seconds, and send it again.")
            )
        return super().clean()

    def told(self):
        return {name: self.cleaned_data[name] for name in TELL}


class AnyStoryForm(ReportForm):
    """The same, where the reader says which story it is about."""

    address = forms.CharField(
        label=_("The address of the story"),
        max_length=2000,
        help_text=_("Copied from the address bar of your browser."),
        error_messages={"required": _("Give the address of the story.")},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    field_order = ["address"]

    def clean_address(self):
        """Find the story whose address, or that of one of its pages, was given."""
        try:
            found = resolve(unquote(urlsplit(self.cleaned_data["address"]).path))
            self.version = find(**{part: found.kwargs[part] for part in PARTS})
        except (Resolver404, Http404, KeyError, ValueError) as error:
            told = gettext("No story of ours stands at this address: copy it from the story’s page.")
            raise forms.ValidationError(told) from error
        if self.version.is_withdrawal:
            raise forms.ValidationError(gettext("This story was withdrawn: its text stands nowhere any more."))
        return self.cleaned_data["address"]


@csrf_exempt
@not_kept
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, **address):
    version = find(**address)
    if version.is_withdrawal:
        return gone(request, version)
    if request.method != "POST" and not stands_at(version, **address):
        return redirect(version.report_url, permanent=True)
    form = ReportForm(request.POST if request.method == "POST" else None, story=version.article.ref)
    if request.method == "POST" and form.is_valid():
        return taken_in(request, form, version)
    return shown(request, form, version)


@csrf_exempt
@not_kept
@require_http_methods(["GET", "HEAD", "POST"])
def report_any(request):
    form = AnyStoryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return taken_in(request, form, form.version)
    return shown(request, form)


@require_safe
def thanks(request, **address):
    version = find(**address)
    if version.is_withdrawal:
        return gone(request, version)
    return render(request, "articles/report_thanks.html", {"version": version})


def taken_in(request, form, version):
    if not within_limit(request, "report", an_hour=settings.REPORTS_PER_HOUR):
        told = gettext(
            "Many reports came from your address within an hour. Keep what you wrote, and send it again later."
        )
        form.add_error(None, told)
        return shown(request, form, version if form.story else None, status=429)
    receive(version, **form.told())
    return redirect(version.thanks_url)


def shown(request, form, version=None, *, status=200):
    return render(request, "articles/report.html", {"form": form, "version": version}, status=status)


def new_token(story):
    return signing.dumps([story, int(clock.now().timestamp())], salt=SALT)


def age_of(token, story):
    """How many seconds ago a token was made for a story; None where it was not."""
    try:
        made_for, at = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(clock.now().timestamp()) - at if made_for == story else None
