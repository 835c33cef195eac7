"""What the templates of the desk ask for."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

register = template.Library()

EMPTY = re.compile("<td[^>]*>[—-]?</td>")


@register.filter
def labelled(cells: list, headers: list[dict]) -> list:
    """The cells of a row of a list, each after the first with the name of its column where it says anything.

    A telephone shows no head above them, and no cell without a name.
    """
    first, *others = zip(cells, headers, strict=True)
    return [first[0], *(_labelled(cell, header["text"]) for cell, header in others)]


def _labelled(cell, name):
    inside = cell.removeprefix("<td")
    if inside == cell or EMPTY.fullmatch(cell):  # a head of the row has no need of a name
        return cell
    return format_html('<td data-label="{}"{}', capfirst(name), mark_safe(inside))  # noqa: S308 - made by the admin
