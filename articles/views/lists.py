"""Lists of stories: the front, Latest, a tag, an author, the archive by date, corrections."""

from datetime import datetime, time, timedelta

from django.db.models import OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import edge
from articles.front_page import front_page
from articles.models import Author, FormerAuthorSlug, FormerTagSlug, StoryList, Tag, Tagging, Version
from articles.models.listings import newest_in
from articles.views.answers import page
from articles.views.finding import day_of

NEWEST = StoryList(lambda at: Version.objects.live(at=at).listed().for_cards())
TAGGED = StoryList(lambda at, tag: Version.objects.live(at=at).tagged(tag).for_cards())
BY = StoryList(lambda at, author: Version.objects.live(at=at).by(author).for_cards())
SET_RIGHT = StoryList(lambda at: Version.objects.set_right(at=at).with_ref())
ARCHIVE = StoryList(lambda at, start, end: Version.objects.live(at=at).listed().first_published(start, end).for_cards())


@require_safe
def front(request):
    context = front_page()
    lead = [context["lead"]] if context["lead"] else []
    below = [story for _, stories in context["sections"] for story in stories]
    shown = edge.of_stories([*lead, *context["slots"], *below, *context["set_right"], *context["latest"]])
    until = edge.next_change_of_front()
    return page(request, "articles/front.html", context, tags=[edge.FRONT, *shown], until=until)


@require_safe
def latest(request):
    stories = NEWEST.page(before=request.GET.get("before"))
    return page(request, "articles/latest.html", {"stories": stories}, tags=[edge.LATEST, *edge.of_stories(stories)])


@require_safe
def tags(request):
    found = Tag.objects.alias(newest=newest_in(Tagging, tag=OuterRef("pk"))).filter(newest__isnull=False)
    return page(request, "articles/tags.html", {"tags": found}, tags=[edge.TAGS])


@require_safe
def tag(request, slug):
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        return moved(FormerTagSlug, slug)
    stories = TAGGED.page(before=request.GET.get("before"), tag=tag.pk)
    tags = [edge.of_tag(tag), *edge.of_stories(stories)]
    return page(request, "articles/tag.html", {"tag": tag, "stories": stories}, tags=tags)


@require_safe
def author(request, slug):
    author = Author.objects.filter(slug=slug).first()
    if author is None:
        return moved(FormerAuthorSlug, slug)
    stories = BY.page(before=request.GET.get("before"), author=author.pk)
    tags = [edge.of_author(author), *edge.of_stories(stories)]
    return page(request, "articles/author.html", {"author": author, "stories": stories}, tags=tags)


@require_safe
def corrections(request):
    versions = SET_RIGHT.page(before=request.GET.get("before"))
    tags = [edge.CORRECTIONS, *edge.of_stories(versions)]
    return page(request, "articles/corrections.html", {"versions": versions}, tags=tags)


@require_safe
def year(request, year):
    first = day_of(year, 1, 1)
    return archive(request, first, first.replace(year=year + 1), "Y")


@require_safe
def month(request, year, month):
    first = day_of(year, month, 1)
    return archive(request, first, (first + timedelta(days=31)).replace(day=1), "F Y")


@require_safe
def day(request, year, month, day):
    first = day_of(year, month, day)
    return archive(request, first, first + timedelta(days=1), "j F Y")


def archive(request, first, end, written):
    """The stories first published in [first, end), by the days of the site's time zone."""
    stories = ARCHIVE.page(before=request.GET.get("before"), start=midnight(first), end=midnight(end))
    context = {"first": first, "written": written, "stories": stories}
    return page(request, "articles/archive.html", context, tags=[edge.ARCHIVE, *edge.of_stories(stories)])


def midnight(day):
    """The beginning of a day in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def moved(model, slug):
    """Redirect from a former slug to the page in use, or 404."""
    return redirect(get_object_or_404(model.objects.select_related("current"), slug=slug).current, permanent=True)
