"""Fields of the desk: texts of lines, and choosers unharmed by what is sent in the place of a key."""

from datetime import datetime, timedelta

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.validators import URLValidator
from django.utils import timezone

FIRST_YEAR, LAST_YEAR = 1900, 2999
MINUTE = timedelta(minutes=1)
LONGEST_KEY = 18  # digits; a longer number is no key of any database


def is_key(text) -> bool:
    """Whether a text may be the key of a row."""
    return str(text).isascii() and str(text).isdigit() and len(str(text)) <= LONGEST_KEY


class LinesField(forms.CharField):
    """A text of lines: a browser sends them with carriage returns, which are no change."""

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class WebField(forms.URLField):
    """An address that readers can follow."""

    default_validators = (URLValidator(schemes=["http", "https"]),)


class WebInput(forms.URLInput):
    """The address alone, as wide as a sentence."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vTextField", **(attrs or {})})


class MomentWidget(forms.SplitDateTimeWidget):
    """The browser's own calendar and clock."""

    def __init__(self, attrs=None):
        super().__init__(attrs, date_format="%Y-%m-%d", time_format="%H:%M:%S")  # it hides seconds that are nought
        self.widgets[0].input_type, self.widgets[1].input_type = "date", "time"


class MomentField(forms.SplitDateTimeField):
    """A day and a time, each named for those who do not see where they stand."""

    widget = MomentWidget

    def compress(self, data_list):
        # At the ends of the calendar a moment of one time zone is none of another.
        if data_list and data_list[0] and not FIRST_YEAR <= data_list[0].year <= LAST_YEAR:
            raise forms.ValidationError(f"Choose a day from the year {FIRST_YEAR} to the year {LAST_YEAR}.")
        if data_list and all(data_list) and (sentence := changing_clocks(datetime.combine(*data_list))):
            raise forms.ValidationError(sentence, code="clocks_change")
        return super().compress(data_list)

    def prepare_value(self, value):
        """An address may name anything as the moment to begin with: the form begins with none."""
        return None if isinstance(value, str) else value

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        for part, widget in zip(("date", "time"), self.widget.widgets, strict=True):
            widget.attrs["aria-label"] = f"{bound.label}: {part}"
        return bound


def changing_clocks(local):
    """Say where a local time does not exist, or comes twice, because the clocks change; "" where it is clear."""
    shift = _shift(local)
    if not shift:
        return ""
    first = last = local.replace(second=0, microsecond=0)
    while _shift(first - MINUTE) == shift:
        first -= MINUTE
    while _shift(last) == shift:
        last += MINUTE
    way, fate = ("forward", "does not exist") if shift > timedelta(0) else ("back", "comes twice")
    return (
        f"On {local:%d %B %Y} the clocks of {timezone.get_current_timezone_name()} go {way}: {local:%H:%M} {fate}. "
        f"Choose a time before {first:%H:%M}, or from {last:%H:%M} on."
    )


def _shift(local):
    """By how much the clocks jump over a local time (or back over it, below nought)."""
    zone = timezone.get_current_timezone()
    one, other = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return other - one


def quieter(field):
    """Leave beside a chooser what helps in writing: add one, look at it; changing is done in its own list."""
    if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
        field.widget.can_change_related = field.widget.can_delete_related = False
    return field


def whom_to_ask(may_make) -> dict[str, str]:
    """What a chooser says to somebody who finds nothing in it and may not make a new one."""
    return {} if may_make else {"data-nothing": "Nothing found. Ask an editor to make a new one."}


class Chooser(AutocompleteSelect):
    """An autocomplete that shows nothing chosen where what came is no key; stock, the page fails."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if is_key(key)], attr)
