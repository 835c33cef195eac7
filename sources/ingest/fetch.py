"""The one door through which Newsroom fetches anything from outside.

An address comes from an editor, a page or a feed, and so may point at the machines beside us. Only public addresses are
asked, each resolved once and connected to as it was resolved; every redirect is judged like the first address. What
comes back is bounded in time, size and kind. No cookies, passwords, proxies or netrc of the machine have a part in it.
"""

import re
import time
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from django.conf import settings
from django.core.cache import caches
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.exceptions import HTTPError

from sources.ingest.watch import Watch

PAGES = frozenset({"text/html", "application/xhtml+xml"})
SECONDS = 10
MOST_BYTES = 3_000_000
MOST_REDIRECTS = 5
LONGEST = 2000  # characters of an address, as of that of a source
CHUNK = 65_536
PORTS = {None, 80, 443}
SITE = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9_-]{1,63}\.)+(?!0x|\d+\Z)[a-z0-9-]{2,63}\Z")
REDIRECTS = {301, 302, 303, 307, 308}
BROKEN = (requests.RequestException, HTTPError, HTTPException, OSError)
SAYINGS = {
    401: "it asks for a password",
    403: "it does not let us read the page",
    404: "there is no such page",
    410: "the page is gone",
    429: "it was asked too often",
    451: "the page is withheld on legal grounds",
}


class NotFetched(Exception):
    """Nothing was fetched; the message is one sentence for the person at the desk, without the query of the address."""


class AddressRefused(NotFetched):
    """The address is none that we ask."""


class NoAnswer(NotFetched):
    """Nobody answered, not in time, or not to the end."""


class AnswerRefused(NotFetched):
    """What was answered is not what was asked for. ``status`` is that of HTTP."""

    def __init__(self, sentence: str, status: int):
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Fetched:
    """What a site answered: the address it came from in the end, its MIME type, the charset it names, its bytes."""

    url: str
    content_type: str
    charset: str
    data: bytes


def fetch(
    url: str,
    *,
    types: Collection[str] = PAGES,
    most: int = MOST_BYTES,
    seconds: float = SECONDS,
    judge: Callable[[str, float], None] | None = None,
) -> Fetched:
    """Return what stands at a public address, after at most five redirects, or raise NotFetched.

    ``types`` are the MIME types that are taken, ``most`` the bytes after decompression, ``seconds`` the time for all of
    it. ``judge`` is called with each address and the seconds left before it is asked, and may refuse it, as
    ``heed_robots`` does.
    """
    with Watch(seconds) as watch:
        for _ in range(MOST_REDIRECTS + 1):
            request, parts = _prepared(url, types)
            if judge:
                judge(parts.geturl(), watch.left)
            answer = _ask(request, parts, watch, types, most)
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise AnswerRefused(f"The page sent us on more than {MOST_REDIRECTS} times.", 302)


def user_agent() -> str:
    """What Newsroom calls itself: the setting, with what no header can hold left out."""
    return "".join(sign for sign in settings.USER_AGENT if " " <= sign <= "~") or "Newsroom"


# -- the address


def _prepared(url: str, types: Collection[str]) -> tuple[requests.PreparedRequest, SplitResult]:
    """Return the request for an address, and its parts. Judged is what will be asked, not how it was written."""
    if len(url) > LONGEST:
        raise AddressRefused(f"The address is longer than {LONGEST} characters.")
    if any(sign <= " " or sign in "\\\x7f" for sign in url):
        raise AddressRefused("The address has a space or a sign in it that no address has.")
    headers = {"User-Agent": user_agent(), "Accept": ", ".join(sorted(types)), "Accept-Encoding": "gzip"}
    try:
        request = requests.Request("GET", url, headers).prepare()
        parts = urlsplit(request.url or "")
        _judge(parts)
    except (requests.RequestException, ValueError):
        raise AddressRefused("Write a whole address, such as https://agency.example/report.") from None
    return request, parts


def _judge(parts: SplitResult) -> None:
    if parts.scheme not in {"http", "https"}:
        raise AddressRefused("Only addresses that begin with http:// or https:// are fetched.")
    if "@" in parts.netloc:
        raise AddressRefused("An address with a name or a password before the site is not fetched.")
    if _is_stand_in(parts):
        return
    if parts.port not in PORTS:
        raise AddressRefused("Only the ports of the web, 80 and 443, are fetched.")
    if not SITE.match(parts.hostname or ""):
        raise AddressRefused("The address names no site of the public internet.")


def _is_stand_in(parts: SplitResult) -> bool:
    return parts.netloc in settings.FETCH_STAND_INS


# -- the answer


class Door(IPFilterAdapter):
    """Connects to the address that the name of a site was resolved to, once, if it is a public one."""

    def __init__(self, *, is_https: bool, is_stand_in: bool, watch: Watch):
        self.is_stand_in, self.watch = is_stand_in, watch
        super().__init__(is_https_proto=is_https, allow_loopback=is_stand_in)

    def build_connection_pool_key_attributes(self, *args, **kwargs):
        host, pool = super().build_connection_pool_key_attributes(*args, **kwargs)
        if not self.may_connect(ip_address(host["host"].strip("[]"))):
            raise InvalidIPAddress(host["host"])
        return host, pool

    def may_connect(self, address: IPv4Address | IPv6Address) -> bool:
        """A stand-in stands on this machine and nowhere else; the library lets a few reserved addresses pass."""
        if self.is_stand_in:
            return address.is_loopback
        return address.is_global and not (
            address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
        )

    def get_connection_with_tls_context(self, *args, **kwargs):
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = self.watch.guarded(pool.ConnectionCls)
        return pool


def _ask(
    request: requests.PreparedRequest, parts: SplitResult, watch: Watch, types: Collection[str], most: int
) -> Fetched | str:
    """Return what was answered, or the address where it is said to stand."""
    host = parts.hostname or ""
    _take_turn(host, watch)
    door = Door(is_https=parts.scheme == "https", is_stand_in=_is_stand_in(parts), watch=watch)
    try:
        # Not by a session: it would read the body of a redirect whole, and take passwords and proxies of the machine.
        with closing(door), closing(door.send(request, stream=True, timeout=watch.left)) as response:
            watch.look()
            return _sent_on(response) or _taken(response, watch, types, most)
    except InvalidIPAddress:
        raise AddressRefused(f"{host} is not a site of the public internet.") from None
    except (*BROKEN, ValueError) as error:
        raise NoAnswer(_excuse(error, host, watch)) from None


def _take_turn(host: str, watch: Watch) -> None:
    """Wait until nobody has asked the site for a moment; the cache is shared by all processes."""
    while settings.FETCH_PAUSE_SECONDS and not caches["default"].add(f"asked:{host}", 1, settings.FETCH_PAUSE_SECONDS):
        if watch.is_over:
            raise NoAnswer(f"{host} is being asked by others at the desk: try again in a moment.")
        time.sleep(0.1)


def _sent_on(response: requests.Response) -> str:
    location = response.headers.get("Location", "").encode("latin-1").decode("utf-8", "replace")
    if response.status_code not in REDIRECTS:
        return ""
    try:
        return urljoin(response.url, location) if location else ""
    except ValueError:
        return location  # no address, as will be said of it


def _taken(response: requests.Response, watch: Watch, types: Collection[str], most: int) -> Fetched:
    status = response.status_code
    if status not in {200, 204}:
        raise AnswerRefused(f"The site answered {status}: {SAYINGS.get(status, 'it does not give the page')}.", status)
    content_type, charset = _kind(response.headers.get("Content-Type", ""))
    if status == 200 and content_type not in types:
        raise AnswerRefused(f"At the address stands {content_type or 'something without a type'}, no page.", status)
    data = _read(response, watch, most)
    if not data.strip():
        raise AnswerRefused("The page is empty.", status)
    return Fetched(response.url, content_type, charset, data)


def _kind(header: str) -> tuple[str, str]:
    """Return the MIME type and the charset of a Content-Type."""
    content_type, *parameters = (part.strip().lower() for part in header[:200].split(";"))
    charsets = [
        value.strip("\"' ") for name, _, value in (part.partition("=") for part in parameters) if name == "charset"
    ]
    return content_type[:80], charsets[0] if charsets else ""


def _read(response: requests.Response, watch: Watch, most: int) -> bytes:
    """Return the body, decompressed piece by piece."""
    too_large = AnswerRefused(f"The page is larger than {most / 1_000_000:g} MB.", response.status_code)
    if int(response.headers.get("Content-Length") or 0) > most:
        raise too_large
    data = bytearray()
    for chunk in response.raw.stream(CHUNK, decode_content=True):
        data += chunk
        if len(data) > most:
            raise too_large
    watch.look()  # a body of no declared length ends where it was shut
    return bytes(data)


def _excuse(error: Exception, host: str, watch: Watch) -> str:
    if watch.is_over or isinstance(error, requests.Timeout):
        return f"The page did not answer within {watch.seconds:g} seconds."
    if isinstance(error, requests.exceptions.SSLError):
        return f"{host} could not prove that it is {host}: its certificate is not valid."
    if "resolve" in str(error):
        return f"There is no site of the name {host}."
    if isinstance(error, requests.ConnectionError):
        return f"{host} does not answer."
    return f"{host} did not send the page to its end."
