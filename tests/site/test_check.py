import json
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.site import check

SITE = {
    "/": '<link rel="stylesheet" href="/style.css"><a href="/there/#place">x</a><a href="/gone/"><a href="/feed"></a>',
    "/there/": '<p id="place"><a href="#no-place">x</a><img src="/no-picture" srcset="/small 320w, /large 640w">',
    "/style.css": "p {}",
    "/feed": "SITE/ SITE/nowhere/?a=1&amp;b=2",
    "/small": "",
    "/large": "",
    "/nosy/": '<img src="http://elsewhere.example/dot">',
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site, text = f"http://{self.headers['Host']}", SITE.get(self.path)
        self.send_response(410 if self.path == "/gone/" else 404 if text is None else 200)
        kind = {"/style.css": "text/css", "/feed": "application/xml"}.get(self.path, "text/html")
        self.send_header("Content-Type", kind)
        if self.path == "/nosy/":
            self.send_header("Set-Cookie", "seen=1")
        self.end_headers()
        self.wfile.write((text or "").replace("SITE", site).encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_links_and_places_that_lead_nowhere_are_found_in_pages_and_in_feeds(site):
    faults, seen = check.links(site, {"front": f"{site}/"})
    assert sorted(faults) == [
        f"{site}/no-picture answers 404; named by {site}/there/",
        f"{site}/nowhere/?a=1&b=2 answers 404; named by {site}/feed",
        f"{site}/there/#no-place has no such place; named by {site}/there/",
    ]
    assert seen == "9 addresses, 2 places in pages"


def test_a_page_on_the_list_may_be_one_that_does_not_exist(site):
    assert check.links(site, {"no such page": f"{site}/no-such-page/"})[0] == []


def test_cookies_and_other_hosts_are_found(site):
    faults, _ = check.alone(site, {"front": f"{site}/", "nosy": f"{site}/nosy/"})
    assert faults == ["nosy sets a cookie: seen=1", "nosy loads http://elsewhere.example/dot"]


def test_a_story_that_is_too_heavy_is_found(site, monkeypatch):
    monkeypatch.setattr(check, "STORY", 10)
    faults, _ = check.weight(site, {"corrected story": f"{site}/there/", "history": f"{site}/"})
    assert len(faults) == 1 and faults[0].startswith("corrected story: ")


def test_a_fault_of_markup_is_told_with_its_page_and_place(site, monkeypatch, tmp_path):
    jar = tmp_path / "vnu.jar"
    jar.touch()
    fault = {"type": "error", "url": "file:/x/a%20story.html", "lastLine": 3, "lastColumn": 9, "message": "Bad"}
    told = json.dumps({"messages": [fault]})
    monkeypatch.setattr(check, "CHECKER", jar)
    monkeypatch.setattr(check.shutil, "which", lambda name: name)
    monkeypatch.setattr(check.subprocess, "run", lambda command, **how: subprocess.CompletedProcess(command, 0, told))
    assert check.markup(site, {"a story": f"{site}/"})[0] == ["a story, 3:9: error: Bad"]


@pytest.mark.parametrize(("java", "reason"), [(None, "no Java"), ("java", "no vnu.jar")])
def test_a_tool_that_is_missing_is_a_reason_and_no_fault(site, monkeypatch, tmp_path, java, reason):
    monkeypatch.setattr(check, "CHECKER", tmp_path / "vnu.jar")
    monkeypatch.setattr(check.shutil, "which", lambda name: java)
    with pytest.raises(check.Missing, match=reason):
        check.markup(site, {})
