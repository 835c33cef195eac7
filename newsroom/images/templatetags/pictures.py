"""Pictures on pages: one ``picture`` element for every place.

{% picture image alt=… sizes="100vw" shape="16x9" narrow="4x3" %}
"""

from django import template
from django.utils.html import format_html, format_html_join

from newsroom.images.shapes import FORMATS, FULL

register = template.Library()

EAGER, LAZY = 'fetchpriority="{}"', 'loading="{}" decoding="async"'
TYPES = {kind: f"image/{kind}" for kind in FORMATS}


@register.simple_tag
def picture(image, *, alt, sizes, shape=FULL, narrow=None, below=48, most=1920, eager=False):
    """A picture in a shape, in another one in windows of less than ``below`` rem; "" where there is none.

    ``sizes`` says how wide the page shows it, ``most`` the widest that is ever worth sending. What
    is seen at once is ``eager``; all else is fetched when somebody comes near.
    """
    ladder = image and image.ladder(shape)
    if not ladder:
        return ""
    sources = (
        []
        if narrow in (None, shape)
        else [*_sources(image.ladder(narrow), sizes, most, f"(max-width: {below - 0.01}rem)")]
    )
    sources += _sources(ladder, sizes, most) if ladder.widths else []
    first = ladder.first
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" {}></picture>',
        format_html_join("", "{}", ((source,) for source in sources)),
        first.url,
        first.width,
        first.height,
        alt,
        format_html(EAGER, "high") if eager else format_html(LAZY, "lazy"),
    )


def _sources(ladder, sizes, most, media=""):
    """The formats of a shape, the best first; only its JPEG where no other is made yet."""
    where = format_html(' media="{}"', media) if media else ""
    first = ladder.first
    if not ladder.widths:
        yield format_html('<source{} srcset="{}" width="{}" height="{}">', where, first.url, first.width, first.height)
    for kind in FORMATS if ladder.widths else ():
        yield format_html(
            '<source{} type="{}" srcset="{}" sizes="{}" width="{}" height="{}">',
            where,
            TYPES[kind],
            ladder.srcset(kind, most),
            sizes,
            first.width,
            first.height,
        )
