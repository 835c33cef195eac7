"""Parts of an address: a year, a month or a day with its zero, a slug in any script, a ref, the format of a feed."""

from django.urls import register_converter
from django.urls.converters import get_converters

from newsroom.refs import REF_PATTERN


class Year:
    """A year of four digits."""

    regex = "[0-9]{4}"
    width = 4

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{int(value):0{self.width}}"


class TwoDigits(Year):
    """A month or a day, with its zero."""

    regex = "[0-9]{2}"
    width = 2


class Slug:
    """A slug in any script."""

    regex = r"[-\w]+"

    def to_python(self, value):
        return value

    to_url = to_python


class Ref(Slug):
    """The ref of a source."""

    regex = REF_PATTERN


class FeedFormat(Slug):
    """The format of a feed, as its address ends."""

    regex = "rss|atom|json"


def register():
    """Make the parts known to ``path()``: year, two, words, ref, feed."""
    known = get_converters()
    for name, converter in (("year", Year), ("two", TwoDigits), ("words", Slug), ("ref", Ref), ("feed", FeedFormat)):
        if name not in known:
            register_converter(converter, name)
