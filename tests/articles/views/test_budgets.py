"""Every page that readers have: so many queries, however many stories there are, and none that reads a whole table."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import sourcing_urls, urls
from articles.models import Article, Author, Tag, Version
from articles.models.paging import write_cursor
from articles.publishing import update
from articles.publishing.share_picture import card_of, key_of
from newsroom import clock
from newsroom.images.library import add_image
from sources.models import Agency, Source
from tests.makers import (
    edit,
    make_agency,
    make_author,
    make_policy,
    make_published_article,
    make_source,
    make_tag,
    make_user,
    picture_bytes,
)

pytestmark = pytest.mark.django_db

BUDGETS = {
    "articles:front": 12,
    "articles:latest": 2,
    "articles:corrections": 2,
    "articles:tags": 2,
    "articles:tag": 3,
    "articles:author": 3,
    "articles:about": 2,
    "articles:policy": 1,
    "articles:policy_history": 1,
    "articles:policy_edition": 2,
    "articles:policy_changes": 3,
    "articles:report": 1,
    "articles:report_any": 0,
    "articles:report_thanks": 1,
    "articles:search": 3,
    "articles:year": 2,
    "articles:month": 2,
    "articles:day": 2,
    "articles:story": 3,
    "articles:history": 3,
    "articles:version": 9,  # an older one is rendered on view
    "articles:changes": 4,
    "articles:document": 2,
    "articles:ledger": 3,
    "articles:feeds": 1,
    "articles:latest_feed": 4,
    "articles:tag_feed": 5,
    "articles:author_feed": 5,
    "articles:corrections_feed": 4,
    "articles:ninjs": 8,
    "articles:oembed": 2,
    "articles:embed": 1,
    "articles:ledgers": 7,
    "articles:day_ledger": 3,
    "articles:story_ledger": 3,
    "articles:ledger_feed": 8,
    "articles:sitemap": 4,
    "articles:sitemap_pages": 4,
    "articles:sitemap_month": 2,
    "articles:news_sitemap": 2,
    "articles:robots": 0,
    "articles:card": 3,
    "sources:agencies": 2,
    "sources:agency": 4,
    "sources:agency_feed": 5,
    "sources:source": 4,
}
PAGED = ("latest", "corrections", "tag", "author", "year", "month", "day", "agency", "source")
OVER_EVERYTHING = ("articles:day_ledger", "articles:ledgers", "articles:ledger_feed")  # streamed; past days kept
SMALL = (
    "articles_tag",
    "articles_author",
    "articles_front",
    "articles_slot",
    "articles_policyedition",
    "sources_agency",
    "images_",
)


@pytest.fixture(params=[0, 500])
def newsroom(request):
    """A few stories played through the verbs, and none or many filled ones beside them."""
    tag, author, agency = make_tag(navigation_order=1), make_author(), make_agency()
    for shade in range(4):
        image = add_image(picture_bytes(colour=(shade, 0, 0)), by=None, alt="A field", credit="Us")
        sources = [make_source(agency=agency) for _ in range(3)]
        story = make_published_article(
            tags=[tag], authors=[author], sources=sources, lead_image=image, overrule="One agency."
        )
    make_published_article(language="de", translation_of=story, overrule="One agency.")
    update(edit(story, headline="Changed"), by=make_user("editor"), notice="New.", overrule="One agency.")
    if request.param:
        call_command("fill", stories=request.param, seed=1, verbosity=0)
    make_policy("about")
    make_policy("standards", editions=2)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return bool(request.param)


def addresses(*, filled):
    """The address of every page, of what was filled or of what was made."""
    ours = {"slug__startswith": "filled-"} if filled else {}
    stories = Version.objects.live().listed().filter(number__gte=2)
    version = stories.filter(origin="filled").first() if filled else stories.first()
    day = version.address_date
    date = [day.year, f"{day:%m}", f"{day:%d}"]
    story = [*date, version.address_slug]
    source = Source.objects.filter(uses__version=version).first()
    return {
        "articles:front": [],
        "articles:latest": [],
        "articles:corrections": [],
        "articles:tags": [],
        "articles:search": [],
        "articles:tag": [Tag.objects.filter(**ours).first().slug],
        "articles:about": [],
        "articles:policy": ["standards"],
        "articles:policy_history": ["standards"],
        "articles:policy_edition": ["standards", 1],
        "articles:policy_changes": ["standards", 2],
        "articles:author": [Author.objects.filter(**ours).first().slug],
        "articles:year": date[:1],
        "articles:month": date[:2],
        "articles:day": date,
        "articles:story": story,
        "articles:history": story,
        "articles:version": [*story, 1],
        "articles:changes": [*story, 2],
        "articles:report": story,
        "articles:report_any": [],
        "articles:report_thanks": story,
        "articles:document": [*story, 1],
        "articles:ledger": story,
        "articles:feeds": [],
        "articles:latest_feed": ["atom"],
        "articles:tag_feed": [Tag.objects.filter(**ours).first().slug, "atom"],
        "articles:author_feed": [Author.objects.filter(**ours).first().slug, "atom"],
        "articles:corrections_feed": ["atom"],
        "articles:ninjs": story,
        "articles:oembed": [],
        "articles:embed": story,
        "articles:ledgers": [],
        "articles:day_ledger": [clock.now().year, f"{clock.now():%m}", f"{clock.now():%d}"],
        "articles:story_ledger": [version.article.ref],
        "articles:ledger_feed": ["atom"],
        "articles:sitemap": [],
        "articles:sitemap_pages": [],
        "articles:sitemap_month": date[:2],
        "articles:news_sitemap": [],
        "articles:robots": [],
        "articles:card": [*story, version.number, key_of(card_of(version))],
        "sources:agencies": [],
        "sources:agency": [Agency.objects.filter(**ours).first().slug],
        "sources:agency_feed": [Agency.objects.filter(**ours).first().slug, "atom"],
        "sources:source": [source.agency.slug, source.ref],
    }


def asked_by(client, address):
    """The queries of a page, without those of what is kept for half a minute: navigation, years, languages."""
    caches["memory"].clear()
    client.get(reverse("articles:year", args=[clock.now().year]))
    client.get(reverse("articles:search"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return [query["sql"] for query in queries]


def pages(*, filled):
    long_ago = write_cursor(clock.now() - timedelta(days=3000), Article.objects.first().ref)
    found = addresses(filled=filled)
    for name, parts in found.items():
        address = reverse(name, args=parts)
        if name == "articles:search":
            address += "?q=harbour+OR+statement"
        if name == "articles:oembed":
            address += f"?url=http://testserver{reverse('articles:story', args=found['articles:story'])}"
        yield name, address
        if name.split(":")[1] in PAGED:
            yield name, f"{address}?before={long_ago}"


def test_every_page_keeps_its_budget_and_reads_by_index(client, newsroom):
    for filled in {False, newsroom}:
        for name, address in pages(filled=filled):
            asked = asked_by(client, address)
            assert len(asked) <= BUDGETS[name], (address, asked)
    if newsroom:
        assert_no_page_reads_or_sorts_a_whole_table(client)


def test_every_page_has_a_budget():
    routes = {f"articles:{route.name}" for route in urls.urlpatterns}
    routes |= {f"sources:{route.name}" for route in sourcing_urls.urlpatterns}
    assert routes - {"articles:preview"} == set(BUDGETS)  # that one is for whom a link was given


def assert_no_page_reads_or_sorts_a_whole_table(client):
    if connection.vendor == "postgresql":  # a scan is right in a small table: ask if the indexes could serve
        with connection.cursor() as cursor:
            for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    for name, address in pages(filled=True):
        if name in (*OVER_EVERYTHING, "articles:search"):
            continue  # search: tests/articles/search/test_plans.py, for its index knows no order on PostgreSQL
        for sql in asked_by(client, address):
            assert "COUNT(" not in sql and "OFFSET" not in sql, (address, sql)
            assert_small_steps(sql, address)


def assert_small_steps(sql, address):
    """No scan of a table that grows with the stories; and a query of some rows finds them in their order."""
    with connection.cursor() as cursor:
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {sql}")
        plan = [str(row[-1]) for row in cursor.fetchall()]
    main = re.search(r'FROM "(\w+)"', sql)[1]
    for step in plan:
        scanned = re.search(r"^SCAN (\w+)$|Seq Scan on (\w+)", step)
        assert not scanned or ends_at_once(scanned[1], sql) or (scanned[1] or scanned[2]).startswith(SMALL), (
            address,
            plan,
            sql,
        )
        sorts = "TEMP B-TREE FOR ORDER BY" in step or step.strip(" ->").startswith("Sort ")
        assert not sorts or main.startswith(SMALL) or "LIMIT" not in sql, (address, plan, sql)


def ends_at_once(table, sql):
    """Whether a table is only asked for its last row: SQLite calls that a scan too."""
    return bool(table and re.search(rf'ORDER BY "?{table}"?."id" (ASC|DESC) LIMIT 1', sql))
