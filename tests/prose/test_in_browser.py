"""A browser reads clean bodies as the sanitiser wrote them: the proof against markup that mutates."""

import pytest
from hypothesis import given, settings

from newsroom.prose import clean, numbering, render
from tests.prose.contract import events
from tests.prose.specimens import ATTACKS, GOOGLE_DOCS, WORD, WORDPRESS, payloads
from tests.prose.strategies import hostile

SITE = "http://newsroom.test"
READ_AND_WRITE = """bodies => bodies.map(body => {
    const place = document.createElement("div");
    document.body.append(place);
    place.innerHTML = body;
    const first = place.innerHTML;
    const away = [...place.querySelectorAll("a[href^='/']")].filter(link => link.origin !== location.origin);
    const odd = [...place.querySelectorAll("a")].filter(
        link => !["http:", "https:", "mailto:", ":"].includes(link.protocol));  // ":" is an address that leads nowhere
    place.innerHTML = first;
    const second = place.innerHTML;
    place.remove();
    return {first, second, led_away: away.length + odd.length};
})"""
RAN = ["alert", "confirm", "prompt", "print", "open", "fetch"]


class Watched:
    """A page that tells what ran in it and what it asked for."""

    def __init__(self, page):
        self.page, self.asked = page, []
        page.context.route("**/*", self._answer)
        page.goto(SITE)
        page.evaluate(
            "names => { window.ran = []; for (const name of names) window[name] = () => window.ran.push(name) }", RAN
        )
        self.asked.clear()

    def _answer(self, route):
        self.asked.append(route.request.url)
        if route.request.url.rstrip("/") == SITE:
            route.fulfill(body="<!doctype html><title>x</title><body>", content_type="text/html")
        else:
            route.abort()

    def show(self, bodies):
        told = self.page.evaluate(READ_AND_WRITE, bodies)
        self.page.wait_for_timeout(300)  # what is to run or load does so after the markup is there
        return told

    @property
    def ran(self):
        return self.page.evaluate("window.ran")


@pytest.fixture
def watched(page):
    return Watched(page)


def public(body):
    labels = dict.fromkeys(numbering(body), '"><img src=x onerror=alert(1)>')
    return render(body, numbers=numbering(body), labels=labels, disclosures=labels, figure=lambda found: "")


def assert_read_as_written(watched, bodies):
    told = watched.show(bodies)
    assert (watched.ran, watched.asked) == ([], [])
    for body, read in zip(bodies, told, strict=True):
        assert events(read["first"]) == events(body)
        assert read["second"] == read["first"]
        assert read["led_away"] == 0, body


def test_the_watch_sees_what_runs_and_what_is_asked_for(watched):
    watched.show(["<img src=http://evil.example/x.png onerror=alert(1)>"])
    assert set(watched.ran) == {"alert"}
    assert set(watched.asked) == {"http://evil.example/x.png"}


def test_attacks_and_paste_are_read_as_they_were_written(watched):
    typed = [*ATTACKS, WORD, GOOGLE_DOCS, WORDPRESS]
    typed += [f"{first}{second}" for first in ATTACKS for second in ATTACKS]
    bodies = [clean(markup) for markup in typed]
    assert_read_as_written(watched, [*bodies, *map(public, bodies)])


def test_made_up_markup_is_read_as_it_was_written(watched):
    bodies = []

    # Collected first: a page for each example would take minutes.
    @settings(max_examples=1_000, deadline=None)
    @given(hostile)
    def collect(markup):
        bodies.append(clean(markup))

    collect()
    assert_read_as_written(watched, [*bodies, *map(public, bodies)])


def test_outside_payloads_are_read_as_they_were_written(watched, material):
    bodies = [clean(payload) for payload in payloads(material / "security", material / "text", material / "paste")]
    assert_read_as_written(watched, list(dict.fromkeys([*bodies, *map(public, bodies)])))
