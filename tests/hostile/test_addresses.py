"""Addresses that nobody gave out: each ends on a page of ours, in a refusal or in a list, never in a failure."""

import pytest
from django.contrib.admin import site
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from articles.admin import FrontAdmin
from articles.publishing import update
from newsroom.accounts.admin.access import AccessAdmin
from sources.admin.lists import RecordAdmin
from tests.hostile.judge import faults
from tests.makers import edit, make_author, make_image, make_published_article, make_source, make_tag, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LONG = "x" * 10_000
BIG = "9" * 20
HUGE = "9" * 5_000
REF = "aaaaaaaaaa"
NOT_HERE = "Nothing stands at this address"

PATHS = [
    *("/%00/", "/%ff/", "/%c0%ae%c0%ae/", "/%ed%a0%80/", "/%F0%9F/", "/%0d%0aSet-Cookie:a=b/", "/%2e%2e/etc/passwd"),
    *("/.env", "/wp-login.php", "/tags//", "/tags/%00/", "/tags/%ff/", "/tags/no-such/", "/tags/a b/", "/by/%00/"),
    *("/by/..%2f/", f"/tags/{LONG}/", f"/by/{LONG}/", f"/{LONG}/", f"/{LONG}", "/tags/'%20or%201=1/", "/by/<script>/"),
    *("/0000/", "/0000/00/", "/0000/00/00/", "/0000/01/01/x/", "/9999/", "/9999/12/", "/9999/12/31/", "/9999/12/31/x/"),
    *(
        "/2026/13/",
        "/2026/00/",
        "/2026/02/30/",
        "/2026/13/45/x/",
        "/2026/2/3/",
        "/20260/",
        "/-026/",
        "/٢٠٢٦/",
        "/２０２６/",
    ),
    *("/1899/", "/3000/", "/2026/03/31/%00/", f"/2026/03/31/{LONG}/", "/2026/03/31/no-such/", "/2026/٠٣/"),
    *("/2026/03/31/no-such/history/", "/2026/03/31/no-such/versions.json", "/2026/03/31/no-such/history/1.json"),
    *("/sources/no-such/", "/sources/%00/", f"/sources/{LONG}/", f"/sources/no-such/{REF}/", f"/sources/x/{LONG}/"),
    *(
        "/media/pictures/%00",
        f"/media/pictures/{LONG}",
        f"/media/pictures/{LONG}.png",
        "/media/pictures/..%2f..%2fx.png",
    ),
    *(
        "/media/pictures/%00.png",
        "/media/pictures/a%ff.png",
        "/media/originals/aa/a.png",
        "/media/pictures/../../x.png",
    ),
    *("/static/%00", "/static/../newsroom/settings.py", f"/static/{LONG}", "/static/%ff.css", "/static/css/"),
    *("/feeds/latest.xyz", "/feeds/latest.%00", "/feeds/latest.rss/", f"/feeds/{LONG}.rss", "/tags/%ff/feed.atom"),
    *("/ledger/2026-02-30.json", "/ledger/%00.json", f"/ledger/{LONG}.json", f"/ledger/{REF}.json", "/ledger/feed.xyz"),
    *("/sitemaps/2026-13.xml", "/sitemaps/%00.xml", f"/sitemaps/{LONG}.xml", "/sitemap.xml/", "/.well-known/%00"),
    *("/oembed", "/oembed?url=%00", "/oembed?url=%ff", f"/oembed?url={LONG}", "/oembed?url=http://testserver/%00/"),
    *("/2026/03/31/no-such/ninjs.json", "/2026/03/31/no-such/embed/", "/2026/02/30/x/ninjs.json"),
    *("/admin%00/", "//", "/\\", "/%5c%5cevil.example/", "/;/", "/%", "/?%00", "/__debug__/", "/tags/x%0a/"),
]
OF_A_STORY = [
    *(f"history/{n}/" for n in ("0", "-1", "3", "abc", BIG, HUGE, "1%00", "١", "1.0", " 1")),
    *(f"history/{n}.json" for n in ("0", "-1", "3", "abc", BIG, HUGE, "%00")),
    *(f"history/{n}/changes/" for n in ("0", "-1", "1", "3", BIG, HUGE, "%ff")),
    *("history/1/2/", "%00/", "history/history/", "versions.xml", "../../../../etc/passwd", f"{LONG}/"),
]
OF_AN_AGENCY = [REF, REF.upper(), "a", "%00", "%ff", "١" * 10, LONG, "aaaaa aaaa", "0" * 10, "'or'1'='1", "..%2f.."]
VALUES = [
    *("0", "-1", "1", "abc", "", BIG, HUGE, "%00", "%ff", "%ed%a0%80", LONG, "1e9", "NaN", "[]", "<svg/onload=x>"),
    *(f"0-{REF}", f"{BIG}-{REF}", f"-{BIG}-{REF}", f"-99999999999999999-{REF}", f"99999999999999999-{REF}"),
    *(f"-62135596800000001-{REF}", f"-62135596800000000-{REF}", f"253402300799999999-{REF}", f"1-{REF.upper()}"),
]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]


@pytest.fixture
def story():
    """A story of two versions, with a source, a tag, an author and a picture."""
    article = edit(make_published_article(), headline="Second headline")
    update(article, by=make_user("editor"), notice="More is known.")
    return article.versions.live().get()


@pytest.fixture
def addresses(story):
    """One address of every kind that readers have."""
    source = story.article.citations.first().source
    day = f"{story.address_date:%Y/%m/%d}"
    of_the_story = ["", "history/", "history/1/", "history/2/changes/", "history/1.json", "versions.json", "ninjs.json"]
    return [
        *("/", "/latest/", "/corrections/", "/tags/", "/search/", story.article.tags.first().get_absolute_url()),
        *(story.article.authors.first().get_absolute_url(), "/sources/", source.agency.get_absolute_url()),
        *(source.get_absolute_url(), f"/{day[:4]}/", f"/{day[:7]}/", f"/{day}/"),
        *(story.get_absolute_url() + part for part in [*of_the_story, "embed/"]),
        *("/feeds/", "/feeds/latest.rss", "/corrections/feed.atom", source.agency.get_absolute_url() + "feed.json"),
        *("/sitemap.xml", f"/sitemaps/{story.address_date:%Y-%m}.xml", "/news-sitemap.xml", "/robots.txt", "/ledger/"),
    ]


def refused(response):
    """Whether an answer is a refusal of ours, or leads to a place of ours."""
    if response.status_code == 404:
        return NOT_HERE in response.content.decode() and not faults(response)
    if response.status_code in (301, 302):
        return is_ours(response.url)
    return response.status_code in (400, 410)


def is_ours(url):
    return url.startswith("/") and not url.startswith(("//", "/\\"))


# -- readers


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:30])
def test_path_that_nobody_gave_out_is_refused(client, path):
    response = client.get(path)
    assert refused(response) or (path in ("//", "/?%00") and response.status_code == 200), response


def test_part_of_a_story_that_does_not_exist_is_refused(client, story):
    for part in OF_A_STORY:
        assert refused(client.get(story.get_absolute_url() + part)), part[:40]


def test_ref_of_a_wrong_shape_is_refused(client, story):
    agency = story.article.citations.first().source.agency
    for part in OF_AN_AGENCY:
        assert refused(client.get(f"{agency.get_absolute_url()}{part}/")), part[:40]


@pytest.mark.parametrize("names", [["before"], ["page", "q", "p", "format", "%00", "%ff"]], ids=["known", "unknown"])
def test_query_that_makes_no_sense_changes_no_page(client, addresses, names):
    for address in addresses:
        for value in VALUES:
            response = client.get(f"{address}?{'&'.join(f'{name}={value}' for name in names)}")
            assert response.status_code == 200, (address, value[:40])
    assert not faults(response)


def test_queries_of_many_and_of_strange_parts_change_no_page(client, addresses):
    many = "&".join(f"a{n}=1" for n in range(2_000))
    for query in (many, "&" * 4_000, "before=1&before=2", "before[]=1", "=", "%", "%%%", "a;b", "before"):
        for address in addresses:
            assert client.get(f"{address}?{query}").status_code == 200, (address, query[:20])


@pytest.mark.parametrize("method", METHODS)
def test_readers_pages_are_only_read(client, addresses, method):
    for address in addresses:
        response = client.generic(method, address, b"a=%00&b=%ff", "application/x-www-form-urlencoded")
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD"), address
    assert client.generic(method, "/no-such/").status_code == 404


def test_head_answers_as_get_does_without_the_page(client, addresses):
    for address in [*addresses, "/no-such/"]:
        head, get = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (get.status_code, b""), address
        assert head.headers["Content-Type"] == get.headers["Content-Type"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "testserver@evil.example", "testserver:80:80", "[::1", "", "a b"]
    + [
        "testserver/x",
        "testserver\\evil",
        "testserver:x",
        "%00",
        "x" * 1_000,
        "te%73tserver",
        "testserver,evil.example",
    ],
)
def test_host_that_is_not_ours_is_refused(client, host):
    for address in ("/", "/latest/", "/no-such/", "/admin/"):
        response = client.get(address, headers={"host": host}, follow=False)
        assert response.status_code == 400, address
        assert host in ("", "%00") or host not in response.content.decode()


def test_headers_of_a_proxy_that_we_do_not_trust_name_no_address(client, story):
    headers = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "evil", "forwarded": "host=evil.example"}
    headers |= {"x-original-url": "/admin/", "x-rewrite-url": "/admin/", "x-http-method-override": "DELETE"}
    for part in ("", "versions.json", "history/"):
        response = client.get(story.get_absolute_url() + part, headers=headers)
        assert response.status_code == 200 and b"evil.example" not in response.content
    moved = client.get(story.get_absolute_url().rstrip("/"), headers=headers)
    assert moved.status_code == 301 and is_ours(moved.url)


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=\xff%00; =; ;;"}, {"accept-language": LONG}, {"range": LONG}]
)
def test_headers_that_make_no_sense_change_no_page(client, story, headers):
    assert client.get(story.get_absolute_url(), headers=headers).status_code == 200


def test_no_redirect_leads_to_a_foreign_place(client, chief, sign_in, material):
    for line in (material / "security/redirect/openredirects.txt").read_text(errors="replace").split():
        for path in (f"/{line.lstrip('/')}", line if line.startswith("/") else f"//{line}"):
            response = client.get(path)
            assert response.status_code not in (301, 302) or is_ours(response.url), path
        cache.clear()  # the limit of attempts
        answer = Client().post(
            f"{reverse('admin:login')}?next=/", {"login": chief.username, "password": "correct horse", "next": line}
        )
        assert answer.status_code == 302 and is_ours(answer.url), line


def test_story_moved_by_its_slug_answers_every_odd_part_of_its_old_address(client, story):
    old = story.get_absolute_url()
    publish_under_new_slug(story.article)
    assert client.get(old).status_code == 301
    for part in set(OF_A_STORY) - {"history/3.json", "history/3/", "history/3/changes/"}:
        assert refused(client.get(old + part)), part[:40]


def publish_under_new_slug(article):
    update(edit(article, slug="another-slug"), by=make_user("editor"), notice="It moved.")


# -- the desk

KEYS = ["0", "-1", "abc", BIG, HUGE, "%00", "%ff", "_00", "_2F", LONG, "1.0", "1'--", "None", "../1"]
MODELS = [
    *("articles_article", "articles_tag", "articles_author", "articles_front", "articles_version", "articles_storylog"),
    *("articles_milestone", "articles_redaction", "articles_policyedition", "articles_errorreport"),
    *("sources_source", "sources_agency", "sources_archivedcopy"),
    *("images_image", "accounts_user", "auth_group"),
]


ASKED = ["-1", "abc", BIG, HUGE, f"1,{BIG}", "%00", "%ff", LONG, "a " * 2_000, "<svg/onload=x>"]


def folder(model):
    return reverse(f"admin:{model}_changelist")


@pytest.mark.parametrize("model", MODELS)
def test_row_that_does_not_exist_is_refused_at_the_desk(sign_in, root, model):
    browser = sign_in(root)
    for key in KEYS:
        for page in ("change/", "history/", "delete/", ""):
            response = browser.get(f"{folder(model)}{key}/{page}")
            assert response.status_code in (301, 302, 403, 404), (key[:20], page)
            assert response.status_code not in (301, 302) or is_ours(response.url)


@pytest.mark.parametrize("model", MODELS)
def test_list_of_the_desk_takes_any_query(sign_in, root, story, model):
    browser = sign_in(root)
    names = ["p", "q", "o", "_to_field", "pk__in"]
    names += filters_of(model)
    for name in names:
        for value in ASKED:
            response = browser.get(f"{folder(model)}?{name}={value}", follow=True)
            assert response.status_code in (200, 400), (name, value[:20])
    assert not faults(response)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
def test_list_of_the_desk_takes_the_ends_of_the_calendar(sign_in, root, settings, zone):
    settings.TIME_ZONE = zone
    browser = sign_in(root)
    for model, name in (("images_image", "created_at"), ("articles_storylog", "at")):
        for day in ("0001-01-01", "9999-12-31", "9999-12-31 23:59:59", "0001-01-01 00:00:00%2b14:00", "-1-1-1"):
            for lookup in ("gte", "lt"):
                response = browser.get(f"{folder(model)}?{name}__{lookup}={day}", follow=True)
                assert response.status_code in (200, 400), (name, day)


def filters_of(model):
    """The parameters by which the lists of the desk filter, and some that reach further than they may."""
    return {
        "articles_article": ["stage", "state", "whose", "tag", "author", "source", "created_by__password__startswith"],
        "articles_tag": ["navigation_order__isempty", "navigation_order"],
        "articles_author": ["user__isempty", "user__password__startswith"],
        "articles_version": ["kind__exact", "listed__exact", "kind__in"],
        "articles_storylog": ["at__gte", "at__lt", "at__isnull"],
        "articles_redaction": ["basis__exact"],
        "articles_errorreport": ["state", "email__startswith", "taken_by__password__startswith"],
        "sources_source": [
            "status__exact",
            "embargo_until__isempty",
            "agency__kind__exact",
            "agency__state_owned__exact",
        ],
        "sources_agency": ["kind__exact", "state_owned__exact", "party_to_conflict__exact", "copy_policy__exact"],
        "images_image": ["created_at__gte", "created_at__lt", "alt__isempty", "format", "uploaded_by__id__exact"],
        "accounts_user": ["is_active__exact", "groups__id__exact", "password__startswith"],
        "accounts_accessentry": ["what__exact", "person__password__startswith"],
    }.get(model, [])


@pytest.mark.parametrize(
    "value", ["abc", "-1", BIG, HUGE, "%00", "%ff", LONG, "1,2,x", "<svg/onload=x>", "2026-13-45T99"]
)
def test_form_opened_with_odd_values_in_its_address_is_a_form(sign_in, root, value):
    browser = sign_in(root)
    for model, options in site._registry.items():
        if isinstance(options, RecordAdmin | AccessAdmin | FrontAdmin):
            continue  # nobody adds to a record, nor a second front
        names = [*(field.name for field in model._meta.get_fields()), "from", "base", "over", "copy", "picture"]
        url = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add")
        response = browser.get(f"{url}?{'&'.join(f'{name}={value}' for name in names)}")
        assert response.status_code == 200 and not faults(response), url
        for name in ("_popup", "_to_field", "_changelist_filters"):
            response = browser.get(f"{url}?{name}={value}")
            assert response.status_code in (200, 400) and not faults(response), (url, name)


def test_autocomplete_takes_any_question(sign_in, chief, story):
    make_tag(), make_author(), make_image(), make_source()
    browser, url = sign_in(chief), reverse("admin:autocomplete")
    known = [("citation", "source"), ("byline", "author"), ("article", "lead_image"), ("taggedarticle", "tag")]
    for model, field in [*known, ("relatedstory", "related"), ("slot", "article"), ("article", "kicker")]:
        where = f"{url}?app_label=articles&model_name={model}&field_name={field}"
        for value in ["", "%00", "%ff", LONG, "a " * 600, "%25", "_", "\\", "'", "<svg/onload=x>", "💥"]:
            assert browser.get(f"{where}&term={value}").status_code == 200, (model, value[:20])
        for page in ["0", "-1", "abc", BIG, HUGE, "%00", "%ff"]:
            assert browser.get(f"{where}&page={page}").status_code in (200, 404), (model, page[:20])
    for app, model, field in [("articles", "article", "body"), ("accounts", "user", "password"), ("%00", "%ff", LONG)]:
        where = f"{url}?app_label={app}&model_name={model}&field_name={field}"
        assert browser.get(where).status_code == 403
    assert browser.get(url).status_code == 403


def test_other_addresses_of_the_desk_take_anything(sign_in, chief):
    browser = sign_in(chief)
    for path in [
        "no-such/",
        "%00/",
        "%ff/",
        f"{LONG}/",
        "r/1/1/",
        f"r/{BIG}/{BIG}/",
        "r/abc/%00/",
        "articles/no-such/",
    ]:
        assert browser.get(f"/admin/{path}").status_code in (301, 302, 404), path[:20]
    for path in [
        "articles/article/1/no-such/",
        f"articles/article/{BIG}/preview/",
        f"articles/article/{HUGE}/publish/",
    ]:
        assert browser.get(f"/admin/{path}").status_code in (302, 404), path[:40]
    for verb in ("kill", "embargo", "lift"):
        for key in (BIG, HUGE, "0", "%00"):
            assert browser.get(f"/admin/sources/source/{key}/{verb}/").status_code in (302, 404), (verb, key[:20])
