"""What a browser tells of a page: faults that axe finds, windows that it does not fit, what was asked and said."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

TELEPHONE, TABLE = 390, 1280
LOOKS = [(TELEPHONE, "dark"), (TABLE, "light")]
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Resolves when every picture of the page stands, those below the fold too.
EVERY_PICTURE = """
Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.complete || new Promise(done => { image.onload = image.onerror = done });
}))
"""


def faults(page, looks=LOOKS):
    """Return what axe finds on the page that stands open, narrow in one theme and wide in the other."""
    found = []
    for look in looks:
        wear(page, look)
        page.reload()  # colours on their way from one theme to the other have a contrast of their own
        found += [f"{look}: {fault}" for fault in faults_now(page)]
    return found


def wear(page, look):
    """Make a window as wide, in the theme, as a look says."""
    width, theme = look
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")


def faults_now(page):
    """Return what axe finds on a page as it stands, with whatever was opened in it."""
    faults = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in faults for node in fault["nodes"]]


def overhang(page, width):
    """Return by how many pixels a page is wider than a window of this width."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")


def scrolled(page):
    """Return by how many pixels lists of a page are wider than their place."""
    hidden = page.locator(".results").evaluate_all("lists => lists.map(list => list.scrollWidth - list.clientWidth)")
    return [pixels for pixels in hidden if pixels]


def squeezed(page):
    """Return the text of a page where it is narrower than a telephone, though the window is not."""
    widths = page.locator(".prose").evaluate_all("texts => texts.map(text => text.clientWidth)")
    return [width for width in widths if width < 250]


class Watch:
    """Listens to a page from before it is opened: the hosts that were asked, the complaints of the browser."""

    def __init__(self, page):
        self.hosts, self.complaints = set(), []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message):
        # Chromium counts a page that answers 404 or 410 as a failure of its own.
        is_the_page = message.text.startswith("Failed to load resource") and message.location["url"].endswith("/")
        if message.type in ("error", "warning") and not is_the_page:
            self.complaints.append(message.text)
