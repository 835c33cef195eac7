"""Filling: a believable newsroom of any size, for measuring. Its words are drawn, not written.

Tags and agencies follow Zipf's law as they do in life: a few stand on half of all stories.
The same seed draws the same words, dates and histories; refs and salts are always new.
"""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from itertools import chain, islice

from django.db import transaction
from django.utils.text import slugify
from PIL import Image as Pillow

from articles.models import Article, Author, Tag, Version
from articles.publishing.bulk import Each, History, Past, write_histories
from articles.publishing.known import Known
from articles.publishing.record import Byline, Cited, Content, Picture, TagName, cite_with
from newsroom import clock
from newsroom.images.library import add_image
from newsroom.images.models import Image
from sources.models import Agency, ArchivedCopy, Source

ORIGIN = "filled"
YEARS = 20
BATCH = 250
TAGS, AGENCIES, AUTHORS, PICTURES = 60, 40, 30, 4
CITATIONS = (1, 2, 3, 4)
LATELY = 10
PLACES = "Alder Brock Calder Dunmore Eastwick Farrow Garth Holm Inver Kestrel Lorne Marsh Norwood Orrin Pell".split()
THINGS = (
    "harbour bridge budget treaty ferry railway court school reservoir election hospital archive market river pipeline "
    "council airport strike census vaccine forest tariff parliament broadcast satellite grid dam library stadium mine"
).split()
DEEDS = "opens closes delays reviews rejects approves finds loses gains warns counts names doubles cuts keeps".split()
MATTERS = "funding safety plan figures terms date report route contract limit vote ruling lists prices hours".split()
SENTENCES = (
    "The {thing} at {place} {deed} its {matter} after {number} weeks of talks.",
    "Officials in {place} said that the {matter} of the {thing} would be published in {number} days.",
    "Of {number} people asked in {place}, most had not heard of the {matter}.",
    "The agency puts the cost of the {thing} at {number} million and gives no date.",
    "A second report speaks of {number} cases and calls the {matter} open.",
    "Nobody at the {thing} would confirm the {matter} on the record.",
)
KINDS = (Version.Kind.UPDATE, Version.Kind.COPY_EDIT, Version.Kind.CORRECTION, Version.Kind.CLARIFICATION)
LENGTHS = (1, 2, 3, 4, 5)
ENDS = (None, Version.Kind.RETRACTION, Version.Kind.WITHDRAWAL)


@dataclass(frozen=True)
class Report:
    """What an agency filed: the rows, and how stories cite it."""

    source: Source
    copy: ArchivedCopy
    cited: Cited


@dataclass(frozen=True)
class Stock:
    """What the stories draw on: rows, the parts of contents made from them, and of each agency its last reports."""

    known: Known
    tags: list[TagName]
    bylines: list[Byline]
    pictures: list[Picture]
    agencies: list[Agency]
    lately: list[deque[Report]]


@dataclass(frozen=True)
class Batch:
    """Some stories with their histories, and what agencies filed for them: all still to be written."""

    reports: list[Report] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)


def stock() -> Stock:
    """Make, or find from an earlier fill, the tags, agencies, authors and pictures."""
    tags = [_tag(place) for place in range(TAGS)]
    authors = [_author(place) for place in range(AUTHORS)]
    images = [_image(number) for number in range(1, PICTURES + 1)]
    agencies = [_agency(place) for place in range(AGENCIES)]
    names = [TagName(tag.ref, tag.slug, tag.name) for tag in tags]
    bylines = [Byline(author.ref, author.name) for author in authors]
    pictures = [Picture(image.ref, image.sha256, image.alt, image.caption, image.credit) for image in images]
    known = Known.of(Content(tags=tuple(names), bylines=tuple(bylines), images=tuple(pictures)))
    known = replace(known, agencies={agency.ref: agency for agency in agencies})
    return Stock(known, names, bylines, pictures, agencies, [deque(maxlen=LATELY) for _ in agencies])


def fill(stories: int, draw: random.Random, stock: Stock, *, each: Each = map) -> Iterator[tuple[int, int]]:
    """Write stories, each batch whole; yield after each how many stories and versions it had.

    Reports come first, in a transaction of their own: one that no story cites yet is whole too.
    """
    moments = _moments(stories, draw)
    while some := list(islice(moments, BATCH)):
        batch, before = Batch(), list(chain(*stock.lately))
        for first in some:
            batch.histories.append(_history(draw, stock, batch, first))
        with transaction.atomic():
            Source.objects.bulk_create(report.source for report in batch.reports)
            ArchivedCopy.objects.bulk_create(report.copy for report in batch.reports)
        sources = {report.cited.source: report.source for report in chain(before, batch.reports)}
        versions = write_histories(batch.histories, replace(stock.known, sources=sources), origin=ORIGIN, each=each)
        yield len(some), versions


def _moments(count, draw):
    """Yield moments of the past twenty years until an hour ago, in their order.

    Each is the least of those still to come, so that none need be kept to be sorted.
    """
    start, reach, left = clock.now() - timedelta(days=YEARS * 365.25), YEARS * 365.25 * 86400 - 3600, 1.0
    for remaining in range(count, 0, -1):
        left *= draw.random() ** (1 / remaining)
        yield start + timedelta(seconds=reach * (1 - left))


def _history(draw, stock, batch, first):
    now, content = clock.now(), _content(draw, stock, batch, first)
    past = [Past(Version.Kind.PUBLICATION, "", first, content)]
    for _ in range(draw.choices(LENGTHS, (60, 20, 10, 6, 4))[0] - 1):
        kind = draw.choices(KINDS, (60, 20, 15, 5))[0]
        content = replace(content, body=content.body + f"<p>{_sentence(draw)}</p>")
        notice = "" if kind == Version.Kind.COPY_EDIT else _sentence(draw)
        past.append(Past(kind, notice, past[-1].live_from + timedelta(minutes=draw.randint(5, 4000)), content))
    if end := draw.choices(ENDS, (993, 5, 2))[0]:
        taken = replace(content, standfirst="", body="", lead_image=None, citations=(), related=())
        past.append(Past(end, _sentence(draw), past[-1].live_from + timedelta(days=1), taken))
    past = [one for one in past if one.live_from <= now]
    return History(_article(content, past, stock), tuple(past))


def _article(content, past, stock):
    article = Article(
        headline=content.headline,
        standfirst=content.standfirst,
        body=content.body,
        language=content.language,
        dateline=content.dateline,
        kicker=stock.known.tags[content.tags[0].tag],
        lead_image=stock.known.images[content.lead_image.image] if content.lead_image else None,
        created_at=past[0].live_from,
        changed_at=past[-1].live_from,
    )
    article.slug = f"{slugify(content.headline)[:60]}-{article.ref[:6]}"
    return article


def _content(draw, stock, batch, first):
    cited = _citations(draw, stock, batch, first)
    body = "".join(
        f'<p>{_sentence(draw)} {_sentence(draw)}<cite data-source="{one.source}"></cite> {_sentence(draw)}</p>'
        for one in cited
    )
    place, thing = draw.choice(PLACES), draw.choice(THINGS)
    rest = f"{draw.choice(THINGS)} {draw.choice(MATTERS)} open"
    return Content(
        headline=f"{place} {thing} {draw.choice(DEEDS)} {draw.choice(MATTERS)}, {rest}",
        standfirst=f"{_sentence(draw)} As reported by {cited[0].agency_name}.",
        body=body,
        dateline=place,
        bylines=(draw.choice(stock.bylines),),
        tags=tuple({tag.tag: tag for tag in (_zipf(draw, stock.tags) for _ in range(3))}.values()),
        citations=cited,
        lead_image=draw.choice(stock.pictures) if draw.random() < 0.7 else None,
    )


def _citations(draw, stock, batch, first):
    """Draw one to four reports: mostly new ones, some that a story cited lately."""
    cited = {}
    for _ in range(draw.choices(CITATIONS, (20, 40, 30, 10))[0]):
        place = _zipf(draw, range(AGENCIES))
        lately = stock.lately[place]
        if not lately or draw.random() < 0.7:
            lately.append(_report(draw, stock.agencies[place], first - timedelta(minutes=draw.randint(5, 600))))
            batch.reports.append(lately[-1])
            report = lately[-1]
        else:
            report = draw.choice(lately)
        cited[report.cited.source] = report.cited
    return tuple(cited.values())


def _report(draw, agency, filed):
    source = Source(agency=agency, title=_sentence(draw), filed_at=filed, created_at=filed)
    source.url = f"https://{agency.slug}.example/reports/{source.ref}"
    text = f"{source.title} {_sentence(draw)} {_sentence(draw)}"
    digest = sha256(text.encode()).hexdigest()
    copy = ArchivedCopy(source=source, url=source.url, text=text, sha256=digest, fetched_at=filed)
    return Report(source, copy, cite_with(source, "What the story says of it.", copy))


def _zipf(draw, items):
    """Draw one: the second half as often as the first, the third a third as often."""
    return draw.choices(items, [1 / place for place in range(1, len(items) + 1)])[0]


def _sentence(draw):
    return draw.choice(SENTENCES).format(
        place=draw.choice(PLACES),
        thing=draw.choice(THINGS),
        deed=draw.choice(DEEDS),
        matter=draw.choice(MATTERS),
        number=draw.randint(2, 99),
    )


def _tag(place):
    name = f"{THINGS[place % len(THINGS)].capitalize()} {place // len(THINGS) + 1}"
    return Tag.objects.get_or_create(slug=f"filled-{slugify(name)}", defaults={"name": name, "description": name})[0]


def _author(place):
    slug = f"filled-author-{place}"
    return Author.objects.get_or_create(slug=slug, defaults={"name": f"{PLACES[place % len(PLACES)]} Desk {place}"})[0]


def _agency(place):
    name = f"{PLACES[place % len(PLACES)]} Wire {place}"
    values = {"name": name, "disclosure": "Drawn for measuring; owned by nobody."}
    return Agency.objects.get_or_create(slug=f"filled-agency-{place}", defaults=values)[0]


def _image(number):
    caption = f"Shades of grey, number {number}."
    found = Image.objects.filter(caption=caption).first()
    if found:
        return found
    data = BytesIO()
    Pillow.linear_gradient("L").rotate(90 * number).resize((1280, 720 + number)).save(data, "PNG")
    return add_image(data.getvalue(), by=None, alt="A field of grey", caption=caption, credit="Drawing: Newsroom")
