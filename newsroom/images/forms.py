"""The form of a picture: what is refused is one sentence at the field, and nothing stays on disk."""

from django import forms
from django.core.exceptions import ValidationError

from newsroom.images.intake import WELCOME, ImageRefused
from newsroom.images.library import Prepared, prepare
from newsroom.images.metadata import FIRST_YEAR, LAST_YEAR
from newsroom.images.models import Image

RANGE = "Give a number from 0 to 100."


class PictureField(forms.FileField):
    """An upload that becomes a prepared picture. Cleaning it takes seconds: not inside a transaction."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"})
    default_error_messages = {"required": "Choose a picture.", "missing": "Choose a picture."}

    def __init__(self, **kwargs):
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None) -> Prepared:
        upload = super().clean(data, initial)
        try:
            return prepare(upload)
        except ImageRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        finally:
            upload.close()  # a large one lies in a temporary file until then


class RightsEndField(forms.DateTimeField):
    """A moment in the browser's own calendar and clock."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def clean(self, value):
        moment = super().clean(value)
        # At the ends of the calendar a moment of one time zone is none of another.
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValidationError(f"Choose a day from the year {FIRST_YEAR} to the year {LAST_YEAR}.")
        return moment


class ImageForm(forms.ModelForm):
    """A picture and its words. The picture is chosen once: what a record names never changes."""

    picture = PictureField(
        label="Picture",
        help_text=f"A {WELCOME}. Readers get copies of it, without the place, the camera and whatever else is "
        "written into it; the original stays here, untouched. What you leave empty below is taken from the file.",
    )
    usable_until = RightsEndField(
        required=False, label="Rights end", help_text=Image._meta.get_field("usable_until").help_text
    )

    class Meta:
        model = Image
        fields = [
            *("alt", "caption", "credit", "rights", "instructions", "usable_until", "no_use"),
            *("focal_x", "focal_y"),
        ]
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "caption": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "credit": forms.TextInput(attrs={"size": 80}),
            "rights": forms.TextInput(attrs={"size": 80}),
            "instructions": forms.TextInput(attrs={"size": 80}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("picture", None)


class FocalForm(forms.ModelForm):
    """The focal point alone."""

    class Meta:
        model = Image
        fields = ["focal_x", "focal_y"]
        error_messages = {name: dict.fromkeys(("required", "invalid"), RANGE) for name in fields}
