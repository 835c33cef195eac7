"""``make check-site``: the demo newspaper as strangers find it, served as in earnest.

Every type of page, the stylesheet and the emblem for the Nu HTML Checker; every address of the site that a page, feed
or sitemap names; what a browser asks for, keeps, says and moves; the weight of stories. What tests see on the same
newspaper is not done twice: axe and narrow windows in tests/journeys/test_axe.py, feeds, sitemaps, ninjs and JSON-LD
in tests/articles/syndication.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.journeys.chromium import CHROMIUM, FLAGS  # noqa: E402 - the script is started by its path
from tests.journeys.newspaper import addresses, newspaper  # noqa: E402
from tests.site.reading import loads, read  # noqa: E402

CHECKER = ROOT / "var/npm/vnu/node_modules/vnu-jar/build/dist/vnu.jar"
STATIC = {"stylesheet.css": "css/site.css", "emblem.svg": "img/icon.svg"}
STORY, STYLESHEET = 14_000, 15_000  # bytes, compressed: a story with the stylesheet, the stylesheet alone
GONE = {410, 451}
LOOKS = [(390, "dark"), (1280, "light")]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value }))
  .observe({type: "layout-shift", buffered: true});
"""


class Missing(Exception):
    """A tool that a check needs is not on this machine; says which, and how to get it."""


def main():
    began, failed = time.monotonic(), False
    with newspaper() as site:
        pages = addresses(site)
        for name, check in CHECKS.items():
            try:
                faults, seen = check(site, pages)
            except Missing as reason:
                print(f"  skipped: {name}: {reason}")
                continue
            failed |= bool(faults)
            print(f"  {'FAILED' if faults else 'passed'}   {name}: {seen}", *faults, sep="\n    ", flush=True)
    print(f"  in {time.monotonic() - began:.0f} s; axe, feeds, sitemaps, ninjs and JSON-LD: make test")
    sys.exit(failed)


def markup(site, pages):
    """Whether the Nu HTML Checker has errors or warnings to tell, on pages, the stylesheet and the emblem."""
    if not shutil.which("java"):
        raise Missing("no Java found; install the package default-jre-headless")
    if not CHECKER.exists():
        raise Missing("no vnu.jar found; make site-tools")
    with tempfile.TemporaryDirectory() as folder:
        for name, address in pages.items():
            Path(folder, f"{name}.html").write_bytes(get(address).body)
        for name, path in STATIC.items():
            shutil.copy(ROOT / "static" / path, Path(folder, name))
        options = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
        command = ["java", "-jar", str(CHECKER), *options, folder]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["messages"]
    return [told_in_a_line(message) for message in told], f"{len(pages) + len(STATIC)} files"


def told_in_a_line(message):
    """A message of the checker: the page, where in it, what."""
    place = f"{message.get('lastLine', '?')}:{message.get('lastColumn', '?')}"
    kind = message.get("subType", message["type"])
    return f"{Path(unquote(message['url'])).stem}, {place}: {kind}: {message['message']}"


def links(site, pages):
    """Whether an address of the site, or a place in a page, is named and does not exist."""
    known = {unfragmented(address): f"the list of pages: {name}" for name, address in pages.items()}
    expected, waiting, read_pages, wanted, faults = set(known), list(known), {}, {}, []
    while waiting:
        address = waiting.pop()
        answer = get(address)
        if answer.status >= 400 and answer.status not in GONE and address not in expected:
            faults.append(f"{address} answers {answer.status}; named by {known[address]}")
            continue
        page = read_pages[address] = read(answer.body, answer.type, address, site)
        for named in page.named:
            target, _, place = named.partition("#")
            if place:
                wanted.setdefault((target, unquote(place)), address)
            if target not in known:
                known[target] = address
                waiting.append(target)
    faults += [
        f"{target}#{place} has no such place; named by {by}"
        for (target, place), by in wanted.items()
        if target in read_pages and place not in read_pages[target].ids
    ]
    return faults, f"{len(known)} addresses, {len(wanted)} places in pages"


def alone(site, pages):
    """Whether a page sets a cookie, or names something of another host that a browser would load."""
    faults, host = [], urlsplit(site).netloc
    for name, address in pages.items():
        answer = get(address)
        faults += [f"{name} sets a cookie: {cookie}" for cookie in answer.cookies]
        others = [named for named in loads(answer.body, address) if urlsplit(named).netloc != host]
        faults += [f"{name} loads {named}" for named in others]
    return faults, f"{len(pages)} pages"


def in_a_browser(site, pages):
    """Whether Chromium asks another host, keeps a cookie, has to complain, or sees the page move while it loads."""
    if not CHROMIUM:
        raise Missing("no Chromium found; install the package chromium")
    from playwright.sync_api import sync_playwright

    from tests.journeys.looking import EVERY_PICTURE, Watch

    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, theme in LOOKS:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
            )
            context.add_init_script(SHIFTS)
            page = context.new_page()
            watch = Watch(page)
            for name, address in pages.items():
                page.goto(address, wait_until="load")
                page.evaluate(EVERY_PICTURE)
                if shifted := page.evaluate("window.shifted"):
                    faults.append(f"{name}, {width} px: the layout moves by {shifted:.3f}")
                faults += [f"{name}, {width} px: {complaint}" for complaint in watch.complaints]
                watch.complaints.clear()
            faults += [f"asked {host}" for host in watch.hosts - {urlsplit(site).netloc}]
            faults += [f"kept the cookie {cookie['name']}" for cookie in context.cookies()]
        browser.close()
    return faults, f"{len(pages)} pages, {' and '.join(f'{width} px {theme}' for width, theme in LOOKS)}"


def weight(site, pages):
    """Whether the stylesheet, or a story with it, is heavier than readers were promised."""
    style = len(gzip.compress((ROOT / "static/css/site.css").read_bytes()))
    stories = {name: style + len(gzip.compress(get(pages[name]).body)) for name in pages if "story" in name.split()}
    faults = [f"{name}: {bytes} bytes with the stylesheet" for name, bytes in stories.items() if bytes > STORY]
    faults += [f"the stylesheet: {style} bytes"] if style > STYLESHEET else []
    return faults, f"stylesheet {style / 1000:.1f} kB, the heaviest story with it {max(stories.values()) / 1000:.1f} kB"


def unfragmented(address):
    return address.partition("#")[0]


class Answer:
    """What the server says to one request, errors too."""

    def __init__(self, response):
        self.status, self.body = response.status, response.read()
        self.type = response.headers.get_content_type()
        self.cookies = response.headers.get_all("Set-Cookie") or []


@cache
def get(address):
    try:
        with urlopen(address, timeout=30) as response:
            return Answer(response)
    except HTTPError as error:
        with error:
            return Answer(error)


CHECKS = {
    "Nu HTML Checker": markup,
    "links inside the site": links,
    "no cookie, nobody else": alone,
    "in Chromium": in_a_browser,
    "weight": weight,
}

if __name__ == "__main__":
    main()
