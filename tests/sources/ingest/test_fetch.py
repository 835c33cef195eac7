"""The one door outwards: what it refuses, and what it bears."""

import gzip
import logging
import socket
import ssl
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import repeat

import pytest
import requests.adapters
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sources.ingest import AddressRefused, AnswerRefused, NoAnswer, NotFetched, fetch
from tests.stand_in import HTML, OK, answer, sent_on

door = import_module("sources.ingest.fetch")  # the package calls the function by the same name
LIMIT = 0.4  # seconds that a site which never ends is given


def refusal(url, kind=NotFetched, **limits):
    with pytest.raises(kind) as caught:
        fetch(url, **limits)
    assert str(caught.value).endswith(".")
    return str(caught.value)


@pytest.fixture
def names(monkeypatch):
    """What the names of hosts are resolved to: each time the next address, the last one for ever."""
    known, really = {}, socket.getaddrinfo

    def resolve(host, port, *args, **kwargs):
        if host == "127.0.0.1":
            return really(host, port, *args, **kwargs)
        if host not in known:
            raise socket.gaierror("Name or service not known")
        addresses = known[host]
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    return known


@pytest.fixture
def connections(monkeypatch):
    """The addresses that were connected to; none is."""
    tried = []

    def connect(address, *args, **kwargs):
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    return tried


# -- what is fetched


def test_a_page_is_fetched_with_its_type_charset_and_last_address(site):
    site.pages["/old"] = sent_on("/new?page=1")
    site.pages["/new?page=1"] = answer("Ä".encode("latin-1"), Content_Type='text/html; charset="ISO-8859-1"')
    found = fetch(f"{site.url}/old")
    assert found == (type(found))(f"{site.url}/new?page=1", "text/html", "iso-8859-1", b"\xc4")


def test_we_say_who_we_are_and_nothing_of_the_machine_or_an_earlier_answer(site, settings, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    settings.USER_AGENT = "Newsroom/7 (Правда, desk@paper.example)\r\nX-Injected: 1"
    site.pages["/a"] = answer(b"", status="301 Moved", Location="/b", Set_Cookie="session=1")
    site.pages["/b"] = answer()
    fetch(f"{site.url}/a#part")
    for head in site.asked:
        lines = head.split("\r\n")
        assert "User-Agent: Newsroom/7 (, desk@paper.example)X-Injected: 1" in lines
        assert f"Host: {site.host}" in lines
        assert not any(line.lower().startswith(("cookie", "authorization", "x-injected")) for line in lines)
    assert site.asked[1].startswith("GET /b HTTP/1.1")


def test_what_is_compressed_is_unpacked(site):
    site.pages["/"] = answer(gzip.compress(b"<p>Words</p>"), Content_Encoding="gzip")
    assert fetch(f"{site.url}/").data == b"<p>Words</p>"


# -- addresses


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "Write a whole address"),
        ("agency.example/report", "Write a whole address"),
        ("file:///etc/passwd", "http:// or https://"),
        ("ftp://agency.example/", "http:// or https://"),
        ("gopher://agency.example/", "http:// or https://"),
        ("javascript:alert(1)", "http:// or https://"),
        ("data:text/html,x", "http:// or https://"),
        ("http://", "Write a whole address"),
        ("http:///path", "Write a whole address"),
        ("http://[::1", "Write a whole address"),
        ("http://agency.example:99999/", "Write a whole address"),
        ("http://agency.example:x/", "Write a whole address"),
        ("http://*.agency.example/", "Write a whole address"),
        (f"http://{'a' * 70}.example/", "no site of the public internet"),
        ("http://agency.example:8000/", "80 and 443"),
        ("http://agency.example:22/", "80 and 443"),
        ("http://desk:secret@agency.example/", "a name or a password"),
        ("http://agency.example@127.0.0.1/", "a name or a password"),
        ("http://agency.example\\@127.0.0.1/", "a sign in it"),
        ("http://agency.example/a b", "a space"),
        ("http://agency.example/\r\nX-Injected: 1", "a space"),
        ("http://agency.example/\0", "a space"),
        ("http://localhost/", "no site of the public internet"),
        ("http://metadata/", "no site of the public internet"),
        ("http://127.0.0.1/", "no site of the public internet"),
        ("http://2130706433/", "no site of the public internet"),
        ("http://0x7f000001/", "no site of the public internet"),
        ("http://0x7f.0x0.0x0.0x1/", "no site of the public internet"),
        ("http://0177.0.0.1/", "no site of the public internet"),
        ("http://127.1/", "no site of the public internet"),
        ("http://0/", "no site of the public internet"),
        ("http://[::1]/", "no site of the public internet"),
        ("http://[::ffff:127.0.0.1]/", "no site of the public internet"),
        ("http://[64:ff9b::7f00:1]/", "no site of the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "no site of the public internet"),
        ("http://93.184.215.14/", "no site of the public internet"),
        ("http://127.0.0.1./", "no site of the public internet"),
        ("http://agency.example/" + "a" * 2000, "longer than 2000"),
    ],
)
def test_an_address_that_is_none_of_a_site_is_refused_before_anything_is_asked(url, sentence, connections):
    assert sentence in refusal(url, AddressRefused)
    assert connections == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_a_name_of_an_address_that_is_not_public_is_refused(address, names, connections):
    names["agency.example"] = [address]
    assert refusal("https://agency.example/", AddressRefused) == "agency.example is not a site of the public internet."
    assert connections == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_is_resolved_once_and_that_address_is_asked(scheme, names, connections):
    names["agency.example"] = ["93.184.215.14", "127.0.0.1"]  # the second answer is for who asks twice
    assert refusal(f"{scheme}://agency.example/", NoAnswer) == "agency.example does not answer."
    assert connections == ["93.184.215.14"]


def test_a_name_that_nobody_has_is_said(names):
    assert refusal("http://nowhere.example/", NoAnswer) == "There is no site of the name nowhere.example."


def test_a_stand_in_is_asked_on_this_machine_only_and_only_where_it_is_named(site, settings, names, connections):
    settings.FETCH_STAND_INS = ["agency.example:8000"]
    names["agency.example"] = ["10.0.0.1"]
    refusal("http://agency.example:8000/", AddressRefused)
    refusal(f"{site.url}/", AddressRefused)
    names["agency.example"] = ["127.0.0.1"]
    refusal("http://agency.example:8000/", NoAnswer)
    assert connections == ["127.0.0.1"]


# -- redirects


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://[64:ff9b::7f00:1]/",
        "http://100.64.0.1/",
        "http://localhost:5432/",
        "http://desk:secret@agency.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://[",
        "http://agency.example\\@127.0.0.1/",
    ],
)
def test_where_a_page_sends_us_is_judged_like_the_first_address(site, location):
    site.pages["/"] = sent_on(location)
    assert "secret" not in refusal(f"{site.url}/", AddressRefused)
    assert len(site.asked) == 1


def test_a_name_behind_a_redirect_is_resolved_and_judged_too(site, names):
    names["inside.example"] = ["10.0.0.7"]
    site.pages["/"] = sent_on("http://inside.example/")
    assert refusal(f"{site.url}/", AddressRefused) == "inside.example is not a site of the public internet."


def test_the_open_redirects_of_others_lead_nowhere_inside(site, material):
    lines = (material / "security/redirect/openredirects.txt").read_text().split("\n")
    for line in filter(None, lines):
        site.pages["/"] = sent_on(line.replace("example.com", "127.0.0.1"))
        refusal(f"{site.url}/")


def test_five_redirects_are_followed_and_no_more(site):
    for number in range(6):
        site.pages[f"/{number}"] = sent_on(f"/{number + 1}")
    site.pages["/6"] = answer()
    assert fetch(f"{site.url}/1").url == f"{site.url}/6"
    assert refusal(f"{site.url}/0", AnswerRefused) == "The page sent us on more than 5 times."


def test_a_loop_ends(site):
    site.pages["/"] = sent_on("/")
    refusal(f"{site.url}/", AnswerRefused)
    assert len(site.asked) == 6


def test_the_body_of_a_redirect_is_not_read(site):
    def endless():
        yield OK.replace(b"200 OK", b"302 Found") + HTML + b"Location: /new\r\n\r\n"
        yield from repeat(b"x" * 65536)

    site.pages["/"], site.pages["/new"] = endless, answer(b"<p>New</p>")
    assert fetch(f"{site.url}/").data == b"<p>New</p>"


# -- time


def dripping(site, first, drop):
    def drip():
        yield first
        while not site.gone.wait(0.02):
            yield drop

    return drip


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 O", b"K"),
        (OK, b"X-Drop: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + HTML + b"\r\n<p>", b"a"),
        (OK + HTML + b"Content-Length: 100000\r\n\r\n", b"a"),
        (OK + HTML + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (OK + HTML + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        (OK + HTML + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"", mtime=0)),
    ],
)
def test_a_site_that_drips_is_left_when_the_time_is_over(site, first, drop):
    site.pages["/"] = dripping(site, first, drop)
    began = time.monotonic()
    sentence = refusal(f"{site.url}/", NotFetched, seconds=LIMIT)
    assert time.monotonic() - began < 10 * LIMIT
    assert sentence in {
        "The page did not answer within 0.4 seconds.",
        "127.0.0.1 does not answer.",  # a hundred headers came first
    }


def test_redirects_share_the_time_of_one_fetch(site):
    def slow():
        site.gone.wait(LIMIT / 3)
        yield sent_on("/")

    site.pages["/"] = slow
    assert "within 0.4 seconds" in refusal(f"{site.url}/", NoAnswer, seconds=LIMIT)


# -- size and kind


@pytest.mark.parametrize("headers", [b"", b"Content-Length: 99999999999\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_a_body_without_an_end_is_left_at_the_limit(site, headers):
    def endless():
        yield OK + HTML + headers + b"\r\n"
        yield from repeat(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    site.pages["/"] = endless
    assert refusal(f"{site.url}/", AnswerRefused, most=200_000) == "The page is larger than 0.2 MB."


@pytest.mark.parametrize("wrapping", ["plain", "chunked", "twice"])
def test_a_bomb_is_unpacked_no_further_than_the_limit(site, wrapping):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(40)) + packer.flush()
    headers = {"Content_Encoding": "gzip"}
    if wrapping == "twice":
        bomb, headers = gzip.compress(bomb), {"Content_Encoding": "gzip, gzip"}
    if wrapping == "chunked":
        bomb = b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb)
        headers |= {"Transfer_Encoding": "chunked", "Content_Length": ""}
    site.pages["/"] = answer(bomb, **headers)
    tracemalloc.start()
    assert "larger than 1 MB" in refusal(f"{site.url}/", AnswerRefused, most=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (answer(Content_Type="application/pdf"), "At the address stands application/pdf, no page."),
        (answer(Content_Type=""), "At the address stands something without a type, no page."),
        (answer(Content_Type="image/svg+xml;" * 500), "At the address stands image/svg+xml, no page."),
        (answer(b"", status="204 No Content", Content_Type="", Content_Length=""), "The page is empty."),
        (answer(b" \n"), "The page is empty."),
        (answer(status="404 Not Found"), "The site answered 404: there is no such page."),
        (answer(status="403 Forbidden"), "The site answered 403: it does not let us read the page."),
        (answer(status="500 Oh"), "The site answered 500: it does not give the page."),
        (answer(status="302 Found"), "The site answered 302: it does not give the page."),
        (answer(status="206 Partial Content"), "The site answered 206: it does not give the page."),
        (answer(status="101 Switching Protocols"), "The site answered 101: it does not give the page."),
    ],
)
def test_what_is_no_page_is_told(site, page, sentence):
    site.pages["/"] = page
    assert refusal(f"{site.url}/", AnswerRefused) == sentence


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\r\n\r\n",
        b"nonsense",
        b"\x16\x03\x01\x02\x00" * 100,
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        OK + b"X: 1\r\n" * 101 + b"\r\n",
        OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 " + b"a" * 70_000,
        answer(Content_Length=1000),
        answer(Content_Length="nonsense"),
        answer(Content_Length="1, 2"),
        answer(b"nonsense", Transfer_Encoding="chunked", Content_Length=""),
        answer(b"FFFFFFFFFFFFFFFFFFFF\r\n", Transfer_Encoding="chunked", Content_Length=""),
        answer(b"no gzip", Content_Encoding="gzip"),
        answer(Content_Encoding=", ".join(["gzip"] * 50)),
    ],
)
def test_whatever_is_no_proper_answer_ends_in_a_sentence(site, page):
    site.pages["/"] = page
    assert "127.0.0.1" in refusal(f"{site.url}/", NoAnswer, seconds=5)


def test_of_a_body_longer_than_it_was_said_no_more_is_read(site):
    site.pages["/"] = answer(b"<p>Words</p>, and more", Content_Length=12)
    assert fetch(f"{site.url}/").data == b"<p>Words</p>"


# -- TLS


def certificate(tmp_path, name):
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "site.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure(site, settings, names, tmp_path):
    """A site with a certificate for agency.example, under two names."""
    site.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    site.tls.load_cert_chain(certificate(tmp_path, "agency.example"))
    port = site.server_address[1]
    names["agency.example"] = names["other.example"] = ["127.0.0.1"]
    settings.FETCH_STAND_INS = [f"agency.example:{port}", f"other.example:{port}"]
    site.pages["/"] = answer(b"<p>Secure</p>")
    return port


def test_the_certificate_is_judged_by_the_name_and_not_by_the_address(secure, monkeypatch, tmp_path):
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "site.pem"))
    assert fetch(f"https://agency.example:{secure}/").data == b"<p>Secure</p>"
    assert (
        refusal(f"https://other.example:{secure}/", NoAnswer)
        == "other.example could not prove that it is other.example: its certificate is not valid."
    )


def test_a_certificate_that_nobody_vouches_for_is_not_believed(secure, monkeypatch, tmp_path):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "site.pem"))
    assert "could not prove" in refusal(f"https://agency.example:{secure}/", NoAnswer)


# -- manners


def test_a_site_is_asked_once_in_a_while(site, settings, monkeypatch):
    waits = []
    monkeypatch.setattr(door.time, "sleep", waits.append)
    monkeypatch.setattr(door, "caches", {"default": Turns([True, False, False, True])})
    settings.FETCH_PAUSE_SECONDS = 1
    site.pages["/"] = answer()
    fetch(f"{site.url}/")
    assert waits == []
    fetch(f"{site.url}/")
    assert len(waits) == 2


class Turns:
    def __init__(self, given):
        self.given = given

    def add(self, key, value, timeout):
        assert timeout == 1
        return self.given.pop(0)


def test_who_gets_no_turn_is_told(site, settings):
    settings.FETCH_PAUSE_SECONDS = 60
    site.pages["/"] = answer()
    fetch(f"{site.url}/")
    assert "is being asked by others" in refusal(f"{site.url}/", NoAnswer, seconds=0.05)


def test_neither_logs_nor_sentences_tell_the_query(site, caplog):
    caplog.set_level(logging.INFO)
    site.pages["/?token=secret"] = OK + HTML + b"Broken header\r\n\r\n<p>Words</p>"
    fetch(f"{site.url}/?token=secret")
    assert "secret" not in refusal(f"{site.url}/none?token=secret")
    assert "secret" not in refusal("http://127.0.0.1/?token=secret")
    assert "secret" not in caplog.text
