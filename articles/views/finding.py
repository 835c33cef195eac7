"""Find what an address stands for: the live version, or where it has moved, or that it is gone."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Aggregate, CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.http import Http404

from articles.models import Article, CitedSource, Rendering, Version
from articles.publishing.rendering import RECIPE
from newsroom import clock
from newsroom.prepared import Prepared
from sources.models import Source

KINDS_ON_TOP = (Version.Kind.CORRECTION, Version.Kind.CLARIFICATION)


class Joined(Aggregate):
    """The texts of rows, joined by commas."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **context)


def origin_of(request):
    """Scheme and host under which a page is asked for: what absolute addresses begin with."""
    return f"{request.scheme}://{request.get_host()}"


def day_of(year, month, day):
    """Return a date, or 404 where there is no such day, or none on which news stood here."""
    if not 1900 <= year <= 2999:
        raise Http404("Nothing was published then.")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404("There is no such day.") from error


def find(year, month, day, slug, *, extras=False):
    """Return the live version of the story at an address (also a former one), or 404.

    One query. With ``extras`` it brings the stored rendering (``html`` and ``head``), the newest notice
    of a correction still to stand on top (``top_…``), what became of the sources
    (``altered``, as "ref status" joined by commas), the ref of its original where it is a translation
    (``original``), and those of all translations of the same original (``translations``, joined by commas).
    """
    at = clock.now()
    asked = {"at": at, "day": day_of(year, month, day), "slug": slug}
    if extras:
        prominent = at - timedelta(hours=settings.CORRECTION_PROMINENT_HOURS)
        found = _at_address_with_extras(**asked, prominent=prominent)
    else:
        found = _at_address(**asked)
    for version in found:  # unique by its address: one, or none
        return version
    raise Http404("No story stands at this address.")


def stands_at(version, year, month, day, slug):
    """Say whether the address is the one in use, not a former one."""
    return (version.address_date, version.address_slug) == (date(year, month, day), slug)


def _stands_at_address(at, day, slug):
    found = Version.objects.live(at=at).select_related("article").defer("document")
    return found.filter(
        article__addresses__date=day, article__addresses__slug=slug, article__addresses__since__lte=at
    ).order_by()


def _stands_at_address_with_extras(at, day, slug, prominent):
    return _stands_at_address(at, day, slug).annotate(**_extras(at, prominent))


_at_address, _at_address_with_extras = Prepared(_stands_at_address), Prepared(_stands_at_address_with_extras)


def _extras(at, prominent):
    told = {"kind__in": KINDS_ON_TOP, "live_from__gt": prominent}
    same = Version.objects.public(at=at).filter(article=OuterRef("article"), **told)
    top = same.exclude(notice="").order_by("-live_from")
    kept = Rendering.objects.filter(version=OuterRef("pk"), recipe=RECIPE)
    altered = CitedSource.objects.filter(article=OuterRef("article")).exclude(source__status=Source.Status.USABLE)
    named = Concat(F("source__ref"), Value(" "), F("source__status"))
    original = Coalesce(OuterRef("article__translation_of"), OuterRef("article"))
    translations = Article.objects.filter(translation_of=original).order_by().values("translation_of")
    return {
        "html": Subquery(kept.values("html")[:1]),
        "head": Subquery(kept.values("head")[:1]),
        "top_number": Subquery(top.values("number")[:1]),
        "top_kind": Subquery(top.values("kind")[:1]),
        "top_notice": Subquery(top.values("notice")[:1]),
        "top_from": Subquery(top.values("live_from")[:1]),
        "altered": Subquery(altered.order_by().values("article").annotate(all=Joined(named)).values("all")),
        "original": F("article__translation_of__ref"),
        "translations": Subquery(translations.annotate(all=Joined(F("ref"))).values("all")),
    }
