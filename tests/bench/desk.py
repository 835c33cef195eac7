"""``make bench-desk``: what it costs to open a long story, to write in it and to keep that, beside the targets.

In a throw-away newsroom on SQLite, with a story of 5,000 words and 150 marks, in a real Chromium. A key is
measured from its event until the editor has taken it in and the page is laid out anew: the wait for
the next frame of the screen, which no script can shorten, is not in it. On a busy machine that is
worse than the code: the processor time of the same keys in scripts (timers included), styles and
layout is not.
"""

import gzip
import io
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
WORDS, MARKS, SOURCES = 5000, 150, 30
KEYS, ROUNDS, PAUSE = (
    300,
    15,
    40,
)  # ms between two keys: somebody who writes fast, for long enough that it is kept meanwhile
WORK = {"ScriptDuration", "RecalcStyleDuration", "LayoutDuration"}
SENTENCE = (
    "The harbour master counted the ships at the quay again and wrote down what the pilots had told him before noon"
)

WATCH_KEYS = """() => {
  window.took = [];
  const body = document.querySelector(".ProseMirror");
  let began = 0, signs = 0;
  addEventListener("keydown", () => { began = performance.now(); signs = body.editor.state.doc.content.size; }, true);
  addEventListener("input", () => queueMicrotask(() => {
    if (body.editor.state.doc.content.size === signs) return; // the editor has not taken it in, or was timed already
    signs = body.editor.state.doc.content.size;
    body.getBoundingClientRect();
    window.took.push(performance.now() - began);
  }));
}"""


def main():
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-desk-") as folder:
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        os.environ |= {"SECRET_KEY": "only-for-this-run", "INSECURE_LOCAL": "true", "DEBUG": "false"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in this thread
        tell(bench())


def bench():
    """Make the story, and return the figures: [(what, measured, target, unit)]."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    address, cookie = make_story()
    application = get_wsgi_application()
    queries = count_queries(application, address, cookie)
    with serving(application) as url:
        seen = write(url, address, cookie)
    kept = keep(application, address, cookie, seen["form"])
    keys, work = (statistics.quantiles(seen[name], n=100) for name in ("keys", "work"))
    return [
        ("queries to open a story", queries, 25, ""),
        ("scripts to open it, gzip", seen["scripts"] / 1000, 200, "kB"),
        ("time until it can be written in", seen["opened"], None, "ms"),
        (f"a key, median of {len(seen['keys'])}", keys[49], None, "ms"),
        ("a key, 95 of 100", keys[94], 8, "ms"),
        ("its processor time, median", work[49], None, "ms"),
        ("its processor time, 95 of 100", work[94], 8, "ms"),
        (f"keeping it ({len(seen['form']) / 1000:.0f} kB), CPU of the server", kept, 50, "ms"),
    ]


def make_story():
    """Return the address of a long story and the cookie of who may write in it."""
    from django.test import Client
    from django.urls import reverse

    from tests.makers import make_article, make_source, make_user, mark

    sources = [make_source() for _ in range(SOURCES)]
    each = SENTENCE.split()
    places = range(WORDS // MARKS)
    paragraphs = [
        f"<p>{' '.join(each[(place + number) % len(each)] for place in places)}{mark(sources[number % SOURCES])}.</p>"
        for number in range(MARKS)
    ]
    editor = make_user("editor")
    article = make_article(by=editor, sources=sources, body="".join(paragraphs))
    client = Client()
    client.force_login(editor)
    return reverse("admin:articles_article_change", args=[article.pk]), client.cookies["sessionid"].value


def count_queries(application, address, cookie):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask(application, address, cookie)  # whoever opens the first story of a process fills its caches
    with CaptureQueriesContext(connection) as asked:
        ask(application, address, cookie)
    return len(asked)


class serving:
    """Serve in a thread; the address."""

    def __init__(self, application):
        from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

        class Silent(WSGIRequestHandler):
            def log_message(self, *args):
                """Say nothing of requests that were answered."""

        self.server = ThreadedWSGIServer(("127.0.0.1", 0), Silent)
        self.server.set_app(application)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *raised):
        self.server.shutdown()
        self.server.server_close()


def write(url, address, cookie):
    """Open the story and write in its middle, as somebody would."""
    from playwright.sync_api import sync_playwright

    from tests.journeys.chromium import CHROMIUM, FLAGS

    if not CHROMIUM:
        raise SystemExit("No Chromium found: install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": f"{url}/admin/"}])
        page, scripts = context.new_page(), {}
        opened = [open_story(page, url + address) for _ in range(5)]
        page.on("response", lambda answer: scripts.setdefault(answer.url, answer) if ".js" in answer.url else None)
        page.reload(wait_until="networkidle")
        size = sum(len(gzip.compress(answer.body(), 9)) for answer in scripts.values())
        page.locator(".ProseMirror p").nth(MARKS // 2).click()
        page.keyboard.press("End")
        page.evaluate(WATCH_KEYS)
        work = press_keys(page)
        keys = page.evaluate("window.took")
        form = page.evaluate("[...new FormData(document.querySelector('#article_form'))]")
        writer = page.evaluate("JSON.parse(document.querySelector('#desk-keeping').textContent).writer")
        browser.close()
    sent = urlencode([*map(tuple, form), ("writer", writer)]).encode()
    return {"opened": statistics.median(opened), "scripts": size, "keys": keys, "work": work, "form": sent}


def press_keys(page):
    """Press many keys, and return for each the milliseconds of processor time in scripts, styles and layout."""
    tools, times = page.context.new_cdp_session(page), []
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent():
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(metric["value"] for metric in metrics if metric["name"] in WORK)

    for place in range(KEYS):
        before = spent()
        page.keyboard.press("and so on "[place % 10])
        page.wait_for_timeout(PAUSE)
        times.append(spent() - before)
    return times


def open_story(page, url):
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(".ProseMirror").wait_for()
    return (time.perf_counter() - began) * 1000


def keep(application, address, cookie, form):
    """Return the processor time that the server takes to keep the form, as a median in milliseconds."""
    from urllib.parse import parse_qs

    token = parse_qs(form.decode())["csrfmiddlewaretoken"][0]
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        ask(application, address.replace("/change/", "/keep/"), f"{cookie}; csrftoken={token}", form)
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def ask(application, path, cookie, form=None):
    """Ask for a page, or send a form, as gunicorn would; return the body of the answer."""
    environ = {
        "REQUEST_METHOD": "GET" if form is None else "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": f"sessionid={cookie}",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(form or b"")),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(form or b""),
        "wsgi.errors": sys.stderr,
    }
    answers = []
    response = application(environ, lambda status, headers: answers.append(status))
    body = b"".join(response)
    response.close()
    if not answers[0].startswith("200"):
        raise SystemExit(f"{path} answered {answers[0]}: {body[:200].decode(errors='replace')}")
    return body


def tell(figures):
    print(f"\n{'':<46}{'measured':>12}{'target':>12}")
    for what, measured, target, unit in figures:
        shown = f"{measured:,.1f} {unit}".strip() if unit else str(measured)
        wanted = f"≤ {target} {unit}".strip() if target and not unit else f"< {target} {unit}" if target else "—"
        print(f"{what:<46}{shown:>12}{wanted:>12}{'' if target is None or measured <= target else '   missed'}")


if __name__ == "__main__":
    main()
