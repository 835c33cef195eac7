"""Fill forms as a browser does: read what a page shows, change some of it, send all of it."""

from html.parser import HTMLParser


class Fields(HTMLParser):
    """The names and values that a browser would send from one form of a page, and its buttons."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.sent, self.buttons = {}, []
        self.select = self.area = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = self.form_id is None or attrs.get("id") == self.form_id
        if tag == "button" and attrs.get("name"):
            self.buttons.append((attrs["name"], attrs.get("value", "")))
        if not self.inside or ("name" not in attrs and tag != "option"):
            return
        getattr(self, f"_{tag}", lambda attrs: None)(attrs)

    def _input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in ("submit", "file") or (kind in ("checkbox", "radio") and "checked" not in attrs):
            return
        self._add(attrs["name"], attrs.get("value", "on" if kind == "checkbox" else ""))

    def _select(self, attrs):
        self.select = (attrs["name"], "multiple" in attrs, [])

    def _option(self, attrs):
        if self.select:
            self.select[2].append((attrs.get("value", ""), "selected" in attrs))

    def _textarea(self, attrs):
        self.area = (attrs["name"], [])

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "textarea" and self.area:
            self._add(self.area[0], "".join(self.area[1]).removeprefix("\r\n").removeprefix("\n"))
            self.area = None
        if tag == "select" and self.select:
            name, many, options = self.select
            chosen = [value for value, selected in options if selected]
            if many:
                self.sent[name] = chosen
            elif options:
                self._add(name, (chosen or [options[0][0]])[0])
            self.select = None

    def _add(self, name, value):
        if name in self.sent:
            before = self.sent[name]
            self.sent[name] = [*(before if isinstance(before, list) else [before]), value]
        else:
            self.sent[name] = value


def fields(response, form_id=None):
    """Return what a browser would send from a form of a page, unchanged."""
    parser = Fields(form_id)
    parser.feed(response.content.decode())
    return {name: value for name, value in parser.sent.items() if "__prefix__" not in name}


def verb_buttons(response):
    """Return the verbs whose buttons a page shows."""
    parser = Fields("none")
    parser.feed(response.content.decode())
    return [value for name, value in parser.buttons if name == "_verb"]


def fill(client, url, form_id=None, /, *, follow=True, **changes):
    """Open a page, change some fields, send the form; "__" in a name stands for "-"."""
    data = fields(client.get(url), form_id)
    data.update({name.replace("__", "-"): value for name, value in changes.items()})
    return client.post(url, data, follow=follow)


def text_of(response):
    """Return the words of a page."""
    words = []
    parser = HTMLParser()
    parser.handle_data = words.append
    parser.feed(response.content.decode())
    return " ".join(" ".join(words).split())
