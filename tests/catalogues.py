"""What is said in the readers' pages, and the catalogues that translate it: read without the gettext tools."""

import ast
import re
from pathlib import Path

from django.template import Engine
from django.templatetags.i18n import BlockTranslateNode

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "ar")
TEMPLATES = [
    path
    for folder in (".", "articles", "sources")
    for path in sorted((ROOT / "templates" / folder).glob("*.html"))
    if path.name not in {"403.html", "403_csrf.html", "429.html"}  # of the desk
]
MARKED = re.compile(r'{% translate "(.+?)"|_\("(.+?)"\)')
TOKEN = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#}|<(?:{%.*?%}|{{.*?}}|[^>{])*>)")
CALLS = {"gettext", "gettext_lazy", "gettext_noop", "_", "ngettext", "ngettext_lazy"}
ESCAPES = {"\\n": "\n", '\\"': '"', "\\\\": "\\"}


def catalogue(language):
    """Return what a .po file says: translations by message, those of a plural as a list."""
    text = (ROOT / f"locale/{language}/LC_MESSAGES/django.po").read_text()
    found = {}
    for entry in text.split("\n\n")[1:]:
        fields = dict(re.findall(r'^(msg\w+(?:\[\d\])?) ((?:".*"\n?)+)', entry, re.M))
        said = {name: _unquoted(value) for name, value in fields.items()}
        many = [said[name] for name in sorted(said) if name.startswith("msgstr[")]
        found[said["msgid"]] = many or said["msgstr"]
    return found


def said_in_templates():
    """Return every message that the readers' templates mark."""
    engine = Engine.get_default()
    found = set()
    for path in TEMPLATES:
        text = path.read_text()
        found |= {one or other for one, other in MARKED.findall(text)}
        for node in engine.from_string(text).nodelist.get_nodes_by_type(BlockTranslateNode):
            found.add(node.render_token_list(node.singular)[0])
    return found


def said_in_code():
    """Return every message that is marked in Python."""
    folders = (ROOT / name for name in ("articles", "sources", "newsroom"))
    found = set()
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS and node.args:
                said = getattr(node.args[0], "value", None)
                found |= {said} if isinstance(said, str) else set()
    return found


def unmarked(path):
    """Return the words of a template that no language but English has."""
    found, marked, code = [], False, False
    for token in TOKEN.split(path.read_text()):
        if token.startswith(("{% blocktranslate", "{% endblocktranslate")):
            marked = token.startswith("{% blocktranslate")
        elif token.startswith(("<code", "</code")):
            code = token.startswith("<code")
        elif not token.startswith(("{%", "{{", "{#", "<")) and not (marked or code) and re.search("[A-Za-z]{2}", token):
            found.append(token.strip())
    return found


def _unquoted(value):
    text = "".join(line[1:-1] for line in value.strip().splitlines())
    return re.sub(r'\\[n"\\]', lambda sign: ESCAPES[sign[0]], text)
