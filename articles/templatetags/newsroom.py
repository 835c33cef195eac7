"""What templates ask for: the navigation, and words for what a record says."""

from datetime import date, datetime
from itertools import zip_longest

from django import template
from django.conf import settings
from django.core.cache import caches
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop, ngettext

from articles.models import Listing, PolicyEdition, Tag
from articles.models.policy import in_order
from newsroom import clock
from newsroom.edge.validators import etag
from sources.names import country_name, language_name

register = template.Library()
register.filter("country", country_name)
register.filter("language", language_name)

FORMS = (gettext_noop("j F"), gettext_noop("j F Y"), gettext_noop("j M"), gettext_noop("j M Y"))  # that ``when`` writes

LINKED = {f"articles:{name}" for name in ("tag", "corrections", "latest", "search", "about", "policy")}
NAVIGATION, YEARS, POLICIES, NAVIGATION_SECONDS = "navigation", "years", "policies", 30


@register.simple_tag
def navigation():
    """The tags of the masthead as name, address and key; kept for half a minute in each process."""
    tags = caches["memory"].get(NAVIGATION)
    if tags is None:
        tags = [{"name": tag.name, "url": tag.get_absolute_url(), "pk": tag.pk} for tag in Tag.objects.in_navigation()]
        caches["memory"].set(NAVIGATION, tags, NAVIGATION_SECONDS)
    return tags


@register.simple_tag
def years() -> list[int]:
    """The years of the archive, this one first; kept as long as the navigation."""
    found = caches["memory"].get(YEARS)
    if found is None:
        this_year = timezone.localtime(clock.now()).year
        oldest = Listing.objects.order_by("first_live_from").values_list("first_live_from", flat=True).first()
        first = min(timezone.localtime(oldest).year, this_year) if oldest else this_year
        found = list(range(this_year, first - 1, -1))
        caches["memory"].set(YEARS, found, NAVIGATION_SECONDS)
    return found


def policy_pages() -> list[dict]:
    """The policy pages that stand, in the order of the footer; kept as long as the navigation."""
    pages = caches["memory"].get(POLICIES)
    if pages is None:
        pages = [
            {"slug": page.slug, "name": page.title, "url": page.get_absolute_url(), "in_footer": page.in_footer}
            for page in in_order(PolicyEdition.objects.newest().defer("body"))
        ]
        caches["memory"].set(POLICIES, pages, NAVIGATION_SECONDS)
    return pages


@register.simple_tag
def policies():
    """The policy pages of the footer."""
    return [page for page in policy_pages() if page["in_footer"]]


@register.simple_tag(takes_context=True)
def place(context) -> str:
    """The path of this page where masthead and footer link to pages like it, else ""."""
    request = context.get("request")
    match = request and request.resolver_match
    return request.path if match and match.view_name in LINKED else ""


@register.simple_tag
def kept(template_name: str, **given):
    """Include a template with what it is given and nothing else; kept by each process for as long as all of it stays.

    For pieces that stand on many pages, such as the teaser of a story. What they are made from is what a validator
    covers, with the day and the language: nobody has to forget them.
    """
    if settings.DEBUG:  # templates change under it
        return render_to_string(template_name, given)
    key = etag(template_name, get_script_prefix(), get_language(), timezone.localdate(clock.now()), given)
    piece = caches["pieces"].get(key)
    if piece is None:
        piece = render_to_string(template_name, given)
        caches["pieces"].set(key, piece)
    return piece


@register.filter
def marked(pieces) -> SafeString:
    """The pieces of a text that was searched, with the words marked that were searched for."""
    shown = ((format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text,) for piece in pieces)
    return format_html_join("", "{}", shown)


@register.filter
def when(moment: datetime | None, day: str = "j F") -> str:
    """A moment as a list tells it: the time today, else the day, with the year where it is another one; "" for none."""
    if moment is None:
        return ""
    local, today = timezone.localtime(moment), timezone.localtime(clock.now())
    if local.date() == today.date():
        return date_format(local, "H:i")
    form = day if local.year == today.year else f"{day} Y"
    return date_format(local, gettext(form))


@register.filter
def in_full(moment: datetime) -> str:
    """A moment with its day and minute."""
    return date_format(timezone.localtime(moment), gettext("j F Y, H:i"))


@register.filter
def written_as(day: date, form: str) -> str:
    """A day in one of the forms of the archive, as the language of the page writes it."""
    return date_format(day, gettext(form))


@register.filter
def foreign(language: str) -> bool:
    """Whether a text is in another language than the page around it."""
    return language != get_language()


@register.filter
def within(label) -> str:
    """A label in the middle of a sentence: small in English, as it is in languages that write nouns otherwise."""
    return str(label).lower() if get_language() == "en" else str(label)


@register.filter
def machine(moment: datetime) -> str:
    """A moment for a machine: ISO 8601 with the offset of the site's time zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def with_glued(segments) -> list[tuple]:
    """Segments of a diff, each with whether words that went touch words that came, so that a page can part them."""
    pairs = zip_longest(segments, segments[1:])
    return [(one, bool(after and one.kind == "removed" and after.kind == "added")) for one, after in pairs]


@register.filter
def lasted(version) -> str:
    """How long readers were shown a version, in its two largest units; "" while it is shown."""
    if not version.live_until:
        return ""
    minutes = int((version.live_until - version.live_from).total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    named = [
        days and ngettext("%(count)d day", "%(count)d days", days) % {"count": days},
        hours and ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours},
        minutes and ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes},
    ]
    return " ".join([name for name in named if name][:2]) or gettext("less than a minute")
