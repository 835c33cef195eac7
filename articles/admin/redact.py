"""Redact, in two steps: name what is blanked, see it blanked in every version, and confirm. It cannot be undone."""

from django import forms

from articles.admin.verb_forms import BASES, text
from articles.publishing import Refused, redact
from articles.publishing.diff import compare
from articles.publishing.record import content_of_version
from articles.publishing.redact import blank_content
from newsroom import prose
from newsroom.images.models import Image


class RedactForm(forms.Form):
    passages = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
        help_text="One to a line, exactly as readers see them. Each letter becomes █ in every version, in the working "
        "copy and what was kept of it, in our archived copies of the story's sources, their titles, and the words of "
        "its pictures. The address and the reasons in the history at the desk stay.",
    )
    images = forms.MultipleChoiceField(
        label="Pictures",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="They disappear from every version.",
    )
    basis = forms.ChoiceField(label="On what basis", choices=BASES, help_text="It stands with the redaction, for ever.")
    reason = text("Reason", required=True, help_text="It stands with the redaction at the desk, for ever.")

    def __init__(self, *args, images, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["images"].choices = [(image.ref, str(image)) for image in Image.objects.filter(ref__in=images)]
        if not self.fields["images"].choices:
            del self.fields["images"]

    def clean_passages(self):
        return [line.strip() for line in self.cleaned_data["passages"].splitlines() if line.strip()]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["passages"] and not cleaned.get("images"):
            raise forms.ValidationError("Name a passage or a picture to blank.")
        return cleaned


def redact_page(page):
    """Name it; look; confirm."""
    contents = {version: content_of_version(version) for version in page.article.versions.order_by("-number")}
    posted = page.request.POST if page.request.method == "POST" else None
    form = RedactForm(posted, images=_pictures(contents.values()))
    step = page.request.POST.get("_step")
    if posted is None or step == "write" or page.refusal or not form.is_valid():
        return page.show("redact", form)
    typed = form.cleaned_data
    if step == "confirm":
        try:
            done = redact(page.article, by=page.request.user, **typed)
        except Refused as refusal:
            page.refusal = refusal
        else:
            return page.done(f"Blanked in {len(done)} version{'' if len(done) == 1 else 's'}.")
    return page.show(
        "redact_look",
        form,
        blanked=_blanked(contents, typed),
        missing=[passage for passage in typed["passages"] if not _stands(contents.values(), [passage])],
        alike=_alike(contents.values(), typed["passages"]),
        kept=_kept(form),
        typed=typed,
    )


def _pictures(contents):
    found = set()
    for content in contents:
        found |= {picture.image for picture in (*content.images, content.lead_image) if picture}
    return found


def _blanked(contents, typed):
    """Return the versions that hold any of it, each with what becomes of it."""
    pairs = [
        (version, compare(content, blank_content(content, typed["passages"], typed.get("images", ()))))
        for version, content in contents.items()
    ]
    return [{"version": version, "changes": changes} for version, changes in pairs if not changes.empty]


def _stands(contents, passages):
    """Whether any content holds one of the passages."""
    return any(blank_content(content, passages, ()) != content for content in contents)


def _alike(contents, passages):
    """Return what stands there in other letters, such as capitals, and stays."""
    texts = [f"{one.headline}\n{one.standfirst}\n{prose.plain(one.body)}" for one in contents]
    found = {
        " ".join(text[start:end].split())
        for text in texts
        for passage in passages
        for start, end in prose.occurrences(text, passage, in_any_case=True)
    }
    return sorted(found - {" ".join(passage.split()) for passage in passages})


def _kept(form):
    return [(name, value) for name, values in form.data.lists() if name in form.fields for value in values]
