"""What crawlers ask for: sitemaps, the news sitemap, robots.txt."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import AgencyUse, Author, Bylining, Listing, Tag, Tagging, Version
from articles.models.listings import newest_in
from articles.syndication import sitemaps
from articles.syndication.sitemaps import NewsStory, Place
from articles.views.answers import told
from articles.views.finding import day_of, origin_of
from articles.views.lists import midnight
from newsroom import clock
from newsroom.edge.answers import answer
from sources.models import Agency

CHANGED_LATELY = 1_000
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /preview/

Sitemap: {index}
Sitemap: {news}
"""


@require_safe
def index(request):
    """The index: one shard for the pages of the site, one for each month in which a story was first published."""
    origin = origin_of(request)

    def write():
        changed = months_changed_lately()
        shards = [Place(origin + reverse("articles:sitemap_pages"))]
        shards += [Place(origin + shard_path(first), changed.get(first)) for first in months()]
        return sitemaps.index(shards[: sitemaps.MOST])

    return answered(request, write)


@require_safe
def pages(request):
    """The pages that are no stories: the front, lists, tags, authors and agencies that have a story."""
    origin = origin_of(request)
    names = ("front", "latest", "corrections", "tags", "feeds")

    paths = [reverse(f"articles:{name}") for name in names] + [reverse("sources:agencies")]
    for model, rows, key in ((Tag, Tagging, "tag"), (Author, Bylining, "author"), (Agency, AgencyUse, "agency")):
        newest = newest_in(rows, **{key: OuterRef("pk")})
        paths += [
            one.get_absolute_url() for one in model._default_manager.alias(newest=newest).filter(newest__isnull=False)
        ]
    text = sitemaps.shard(Place(origin + path) for path in paths[: sitemaps.MOST])
    made = HttpResponse(text, content_type=sitemaps.CONTENT_TYPE)
    # Covered by itself: an address changes without the record.
    until = edge.next_change_of_lists()
    return answer(request, lambda: made, policy="machine", covers=text, tags=[edge.FEED], until=until)


@require_safe
def month(request, year, month):
    """The stories first published in a month of the site's time zone; 404 where there is none."""
    first, origin = day_of(year, month, 1), origin_of(request)

    def write():
        found = Version.objects.live().listed().first_published(midnight(first), midnight(following(first)))
        stories = found.only("address_date", "address_slug", "updated_at", "first_live_from")[: sitemaps.MOST]
        places = [Place(origin + one.get_absolute_url(), one.updated_at or one.first_live_from) for one in stories]
        if not places:
            raise Http404("No story was first published then.")
        return sitemaps.shard(places)

    return answered(request, write)


@require_safe
def news(request):
    """The stories first published in the last two days, at most 1,000."""
    origin = origin_of(request)

    def write():
        now = clock.now()
        found = Version.objects.live().listed().first_published(now - sitemaps.NEWS_AGE, now + timedelta(seconds=1))
        stories = found.defer("document")[: sitemaps.MOST_NEWS]
        told = [
            NewsStory(origin + one.get_absolute_url(), one.headline, one.language, one.first_live_from)
            for one in stories
        ]
        return sitemaps.news(told, settings.SITE_NAME)

    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    return answered(request, write, hour, policy="feed")  # with each hour stories leave it, too


@require_safe
def robots(request):
    origin = origin_of(request)
    text = ROBOTS.format(
        index=origin + reverse("articles:sitemap"),
        news=origin + reverse("articles:news_sitemap"),
    )
    made = HttpResponse(text, content_type="text/plain; charset=utf-8")
    return answer(request, lambda: made, policy="machine", covers=text)


def answered(request, write, *facts, policy="machine"):
    """Answer with XML, unless who asks has it already."""
    return told(request, lambda: HttpResponse(write(), content_type=sitemaps.CONTENT_TYPE), *facts, policy=policy)


def months() -> list[date]:
    """The first days of the months in which a listed story was first published, newest first: two queries.

    Whether a month has one is a step in an index, so that it costs the same at any number of stories.
    """
    standing = Listing.objects.filter(live_from__lte=clock.now())
    one_row = Listing.objects.order_by("pk")[:1]
    ends = {"oldest": "first_live_from", "newest": "-first_live_from"}
    found = one_row.values(
        **{end: Subquery(standing.order_by(way).values("first_live_from")[:1]) for end, way in ends.items()}
    )
    reach = found.first() or {}
    if not reach.get("oldest"):
        return []
    every = list(months_between(*(timezone.localdate(reach[end]).replace(day=1) for end in ends)))
    has = {
        f"m{first:%Y%m}": Exists(
            standing.filter(first_live_from__gte=midnight(first), first_live_from__lt=midnight(following(first)))
        )
        for first in every
    }
    told = one_row.values(**has).first() or {}
    return [first for first in every if told.get(f"m{first:%Y%m}")]


def months_changed_lately() -> dict[date, datetime]:
    """When the stories of a month last changed, of those months where the newest versions belong."""
    newest = Version.objects.uncancelled().filter(live_from__lte=clock.now()).order_by("-live_from")
    changed: dict[date, datetime] = {}
    for first, moment in newest.values_list("first_live_from", "live_from")[:CHANGED_LATELY]:
        changed.setdefault(timezone.localdate(first).replace(day=1), moment)
    return changed


def months_between(oldest: date, newest: date):
    """Yield the first days of months, the newest first."""
    while newest >= oldest:
        yield newest
        newest = (newest - timedelta(days=1)).replace(day=1)


def following(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def shard_path(first: date) -> str:
    return reverse("articles:sitemap_month", args=[first.year, f"{first:%m}"])
