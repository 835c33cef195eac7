"""The form of a story: what may be saved, and what is said when it may not."""

import re

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.fields import BodyField, name_chosen
from articles.desk.stale import OPENED_BEFORE, is_stale, redactions_of
from articles.models import Address, Article
from sources.admin.fields import LinesField

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
HELP = {
    "headline": "Readers see it on every page, in lists and in search engines. At most 200 characters.",
    "slug": "The last part of the address that readers see. After a change the old one redirects.",
    "standfirst": "One to three sentences that readers see under the headline and in lists, with attribution.",
    "body": (
        "<details><summary>What may stand in it, and how to cite</summary>"
        "p, h2, h3, ul, ol, li, blockquote, table, pre, hr; strong, em, s, sub, sup, code, br, a href, span lang dir. "
        "Anything else is taken out on saving, the words stay."
        '<br>A source: its mark from the list below, <code>&lt;cite data-source="REF"&gt;&lt;/cite&gt;</code>; '
        "readers see its number, such as [1]."
        '<br>A picture: <code>&lt;figure data-image="REF" data-alt="…" data-credit="…"&gt;&lt;figcaption&gt;…'
        "&lt;/figcaption&gt;&lt;/figure&gt;</code>."
        '<br>A pull quote: <code>&lt;aside class="pullquote"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/aside&gt;</code>.</details>'
    ),
    "language": "Of the text, for browsers, screen readers and search engines: en, de, ar, pt-BR …",
    "translation_of": "The original that this story says in another language. Readers find each from the other.",
    "dateline": "Where it was reported from, such as Istanbul. Readers see it beside the byline.",
    "tags": "Readers find the story on the page of each tag. At least one before publication.",
    "kicker": "The tag that readers see above the headline. Empty: the first of the tags.",
    "planned_for": "The day on which it is meant to go out. It stands in the calendar; readers never see it.",
    "lead_image": "Readers see it under the standfirst, in lists and when the story is shared.",
}


class StoryForm(forms.ModelForm):
    """A working copy.

    ``base`` is the revision that was opened: what somebody else saved since is merged. ``redactions`` is how many
    there were then.
    """

    base = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    redactions = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = ("headline", "slug", "standfirst", "body")
        field_classes = {"standfirst": LinesField, "body": BodyField}
        widgets = {
            "headline": forms.Textarea(
                attrs={"rows": 1, "class": "vTextField headline", "data-line": "", "dir": "auto"}
            ),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField standfirst", "dir": "auto"}),
            "body": forms.Textarea(attrs={"rows": 26, "class": "vLargeTextField body", "data-body": ""}),
            "planned_for": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["base"].initial = self.instance.revision if self.instance.pk else None
        self.fields["redactions"].initial = str(redactions_of(self.instance)) if self.instance.pk else "0"
        for name in {"headline", "standfirst"} & self.fields.keys():
            self.fields[name].widget.attrs.pop("maxlength", None)  # it cuts what is typed and says nothing
        for name in HELP.keys() & self.fields.keys():
            self.fields[name].help_text = HELP[name]
        if self.instance._state.adding and "headline" in self.fields:
            self.fields["headline"].widget.attrs["autofocus"] = True
        for name in {"kicker", "lead_image", "translation_of"} & self.fields.keys():
            if chosen := getattr(self.instance, name):
                name_chosen(self.fields[name], chosen)
        if "embargo_until" in self.fields:
            zone = timezone.get_current_timezone_name()
            text = f"Readers see nothing of this story before that moment (in the time of {zone})."
            self.fields["embargo_until"].help_text = text

    def clean_language(self):
        language = self.cleaned_data["language"].strip()
        if not LANGUAGE.fullmatch(language):
            raise forms.ValidationError("Write the code of a language, such as en, de, ar or pt-BR.")
        return language

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        address = self.instance.addresses.first() if self.instance.pk else None
        if slug and address and _is_taken(slug, address.date, self.instance):
            raise forms.ValidationError(
                f"Another story has the slug “{slug}” on {address.date:%d %B %Y}: choose another one."
            )
        return slug

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and is_stale(self.instance, cleaned.get("redactions")):
            raise forms.ValidationError(OPENED_BEFORE, code="stale")
        kicker, tags = cleaned.get("kicker"), cleaned.get("tags")
        if kicker and tags is not None and kicker not in tags:
            self.add_error(
                "kicker", "The kicker is one of the tags of the story: add it to them, or choose another one."
            )
        if (language := cleaned.get("language")) and (sentence := self._translation_refused(language, cleaned)):
            self.add_error("translation_of" if "translation_of" in cleaned else "language", sentence)
        if self.restored:
            # Taken up, it is shown as it was typed and not saved: whoever typed it looks first.
            raise forms.ValidationError("What you had typed is back. It is not saved yet.", code="restored")
        return cleaned

    def _translation_refused(self, language, cleaned):
        """Say why the story cannot be this translation, or have the translations that it has; "" where it can."""
        original = cleaned.get("translation_of", self.instance.translation_of)
        own = Article.objects.filter(translation_of=self.instance.pk or 0)
        if original is None:
            taken = own.filter(language__iexact=language).exists()
            return "A translation of this story is in this language already." if taken else ""
        if original.pk == self.instance.pk:
            return "A story cannot be a translation of itself: choose another one."
        if own.exists():
            return "This story has translations itself: link those to the original first."
        if language.lower() == original.language.lower():
            return f"The original is in this language ({language}) too: write in which one this story is."
        others = original.translations.filter(language__iexact=language).exclude(pk=self.instance.pk)
        return f"The original has a translation into this language ({language}) already." if others.exists() else ""

    @property
    def restored(self):
        """When what this form shows was typed, where it is a draft taken up; else ""."""
        return self.data.get("restored", "")

    @property
    def is_over_theirs(self):
        """Whether this saving replaces what somebody else saved meanwhile."""
        return bool(self.instance.pk) and self.cleaned_data.get("base") != self.instance.revision


def _is_taken(slug, day, article):
    return Address.objects.filter(date=day, slug=slug).exclude(article=article).exists()


def slug_warning(article):
    """Return a sentence where a story published today could not have its slug."""
    today = timezone.localdate()
    if article.slug and not article.addresses.exists() and _is_taken(article.slug, today, article):
        return format_html(
            "Another story of today has the slug “{}”: choose another one before this one goes out today.", article.slug
        )
    return ""
