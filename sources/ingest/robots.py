"""What a site asks of robots (RFC 9309). For fetching that nobody at the desk asked for."""

from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.core.cache import caches

from sources.ingest.fetch import AddressRefused, AnswerRefused, NoAnswer, fetch, user_agent

KEPT_SECONDS = 3600
MOST_BYTES = 500_000
NOBODY = "User-agent: *\nDisallow: /"


def heed_robots(url: str, seconds: float) -> None:
    """Refuse an address that the robots.txt of its site closes to us. To be given to ``fetch`` as its judge."""
    rules = RobotFileParser()
    rules.parse(_robots_txt(urljoin(url, "/robots.txt"), seconds).splitlines())
    name = user_agent().split("/")[0]
    if not rules.can_fetch(name, url):
        raise AddressRefused(f"{urlsplit(url).hostname} asks robots not to read this page.")


def _robots_txt(url: str, seconds: float) -> str:
    """Return the rules: none where there is no such file, nothing allowed where the site is out of order."""
    cache, key = caches["default"], f"robots:{urlsplit(url).netloc}"
    rules = cache.get(key)
    if rules is None:
        try:
            rules = fetch(url, types={"text/plain"}, most=MOST_BYTES, seconds=seconds).data.decode("utf-8", "replace")
        except AnswerRefused as refusal:
            rules = NOBODY if refusal.status >= 500 else ""
        except NoAnswer:
            rules = NOBODY
        cache.set(key, rules, KEPT_SECONDS)
    return rules
