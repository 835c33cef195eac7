"""The ledger of the whole newsroom: the root of a day, the roots as a feed, a story's ledger by its ref."""

import json
from datetime import timedelta
from itertools import islice

from django.core.cache import caches
from django.http import Http404, StreamingHttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from articles import edge
from articles.models import Version
from articles.publishing import daily_root
from articles.publishing.daily_root import Root, end_of, lines_of, root_over, today
from articles.syndication.feeds import Entry
from articles.syndication.names import urn
from articles.views import feeds
from articles.views.answers import page, told
from articles.views.feeds import head_of
from articles.views.finding import day_of
from articles.views.stories import ledger_of

DAYS, FORMAT = 7, 1
DAY = timedelta(days=1)


@require_safe
def landing(request):
    """How to check us, for people: the roots of the last days."""
    context = {"roots": roots(), "today": today()}
    return page(request, "articles/ledgers.html", context, tags=[edge.LEDGER], until=end_of(today()))


@require_safe
def day(request, year, month, day):
    """The root of a day and the lines that it is over, streamed; 404 before the first story and after today."""
    date = day_of(year, month, day)
    provisional = daily_root.is_provisional(date)
    if not daily_root.has_begun(date):
        raise Http404("No story stood then.")
    return told(
        request,
        lambda: StreamingHttpResponse(written(date, provisional), content_type="application/json"),
        FORMAT,
        policy="feed" if provisional else "machine",
        tags=[edge.LEDGER],
        changed=None if provisional else end_of(date),
        until=min(filter(None, [end_of(date), edge.next_scheduled()])) if provisional else None,
    )


@require_safe
def of_story(request, ref):
    """A story's ledger by its ref, for who has it from the lines of a day."""
    for version in Version.objects.live().filter(article__ref=ref).with_ref():
        return ledger_of(request, version)
    raise Http404("No story has that ref.")


@require_safe
def feed(request, format):
    """The roots of the last days that are over."""
    said = gettext("One digest over every story at the end of each day: keep it, and nothing can vanish unseen.")
    head = head_of(request, urn("feed", "ledger"), gettext("Daily roots"), said, reverse("articles:ledgers"))

    def entries():
        return [root_entry(date, root, count, head) for date, root, count in roots()]

    return feeds.written(request, format, head, entries, list, today())


def roots():
    """The last days that are over and have stories, with root and number of stories.

    They never change: each process computes one once.
    """
    memory, found = caches["memory"], []
    for date in daily_root.days_before(today(), DAYS):
        kept = memory.get(f"root-{date}")
        if kept is None:
            root = root_over(lines_of(date))
            kept = date, root.digest, root.count
            memory.set(f"root-{date}", kept, DAYS * DAY.total_seconds())
        found.append(kept)
    return [(date, root, count) for date, root, count in found if count]


def root_entry(date, root, count, head):
    url = head.origin + reverse("articles:day_ledger", args=[date.year, f"{date:%m}", f"{date:%d}"])
    said = ngettext("over %(count)d story", "over %(count)d stories", count) % {"count": count}
    html = format_html('<p>sha256 <code>{}</code> {}. <a href="{}">{}</a></p>', root, said, url, gettext("All lines"))
    moment = end_of(date).replace(microsecond=0)
    return Entry(
        id=urn("root", date),
        url=url,
        title=gettext("Root of %(day)s") % {"day": date},
        summary=f"sha256 {root} {said}",
        html=str(html),
        language=head.language,
        published=moment,
        updated=moment,
    )


def written(date, provisional):
    """Write the day as JSON, some lines at a time; the root comes last, for it is known only then."""
    facts = {"date": str(date), "provisional": provisional, "digest_algorithm": "sha256", "line": "REF NUMBER DIGEST\n"}
    yield json.dumps(facts, indent=1)[:-2] + ',\n "stories": ['
    root, lines, before = Root(), lines_of(date), "\n"
    while some := list(islice(lines, daily_root.AT_ONCE)):
        root.add(some)
        yield before + ",\n".join(f"  {json.dumps(line)}" for line in some)
        before = ",\n"
    yield f'\n ],\n "count": {root.count},\n "root": "{root.digest}"\n}}\n'
