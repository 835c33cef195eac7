"""Rules of the house that a machine can hold; ruff and the import contracts hold the others."""

import ast
import re
import subprocess
from pathlib import Path

from django.urls import URLPattern, get_resolver

from articles.publishing import VERBS

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("articles", "sources", "newsroom")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CATCH_ALLS = {"utils", "helpers", "common", "core", "misc", "services", "managers"}
MADE_SAFE = {
    "articles/publishing/rendering.py",  # what was sanitised and stored
    "articles/templatetags/desk.py",  # a cell that the admin made, with a name put into its tag
}


def name_of(path):
    return str(path.relative_to(ROOT))


def words(page):
    return (ROOT / "docs/reference" / page).read_text()


def imports_in_functions(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for function in functions:
        for node in ast.walk(function):
            names = [node.module or "."] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            yield from (name for name in names if name.split(".")[0] in ROOMS)


def test_the_project_is_imported_at_the_top():
    found = {name_of(path): list(imports_in_functions(path)) for path in MODULES if path.name != "apps.py"}
    assert {path: names for path, names in found.items() if names} == {}


def test_modules_are_named_for_their_job():
    assert [name_of(path) for path in MODULES if path.stem in CATCH_ALLS] == []


def test_html_is_called_safe_in_known_places_only():
    assert {name_of(path) for path in MODULES if "mark_safe(" in path.read_text()} == MADE_SAFE


def test_default_cache_is_left_to_the_sign_in():
    """It is a table, and costs every reader a query; what may be a little old is kept in caches["memory"]."""
    assert [name_of(path) for path in MODULES if "core.cache import cache\n" in path.read_text()] == []


def test_templates_trust_nothing_type_no_address_and_style_nothing():
    """A script is a file; or the desk's map of modules, or JSON-LD: data that no browser runs and no policy stops."""
    ours = r"""<script(?! src| type="importmap" nonce=| type="application/ld\+json"><!--data--></script>)"""
    wrong = re.compile(rf"""\|\s*safe\b|autoescape off|href="/|style=|{ours}|\son\w+=""")
    assert [name_of(path) for path in TEMPLATES if wrong.search(path.read_text())] == []


def variables():
    """Yield the variables that are read: by settings.py, by gunicorn's configuration and by make demo."""
    readers = {"text", "flag", "whole", "choice", "hosts", "origins", "folder", "language", "time_zone", "database"}
    readers |= {"day", "uri"}
    for page in ("newsroom/settings.py", "newsroom/ops/checks.py", "deploy/gunicorn.conf.py"):
        for node in ast.walk(ast.parse((ROOT / page).read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in readers:
                yield node.args[0].value
    yield from ("HOST", "PORT", "DEMO_PASSWORD", "TEST_DATABASE_URL", "TEST_WORKERS", "NEWSROOM_MATERIAL")


def test_variables_of_the_environment_are_documented():
    assert [name for name in variables() if f"`{name}`" not in words("settings.md")] == []


def names_in(path, pattern):
    return set(re.findall(pattern, (ROOT / path).read_text(), re.MULTILINE))


def passed_on():
    """The names that docker-compose.yml passes on, or takes from .env for itself."""
    return names_in("docker-compose.yml", r"^    ([A-Z_]+):") | names_in("docker-compose.yml", r"\$\{([A-Z_]+)")


def test_what_can_be_set_for_compose_is_documented_and_passed_on():
    offered = names_in(".env.example", r"^([A-Z_]+)=")
    assert offered and offered - passed_on() == set()
    assert [name for name in passed_on() - {"PGPASSWORD"} if f"`{name}`" not in words("settings.md")] == []


def test_compose_passes_every_setting_on_but_those_of_the_image():
    of_the_image = {"VAR_DIR", "MEDIA_ROOT", "PRIVATE_ROOT", "STATIC_ROOT"}
    of_developers = {"DEBUG", "FETCH_STAND_INS", "TEST_DATABASE_URL", "TEST_WORKERS", "NEWSROOM_MATERIAL"}
    assert set(variables()) - passed_on() == of_the_image | of_developers


def test_the_secrets_of_compose_have_no_default():
    secrets = re.findall(r"\$\{((?:SECRET|POSTGRES)_\w+)(:\?)?", (ROOT / "docker-compose.yml").read_text())
    assert {name for name, _ in secrets} == {"SECRET_KEY", "POSTGRES_PASSWORD"}
    assert all(refused for _, refused in secrets)


def test_the_image_gets_every_room_and_nothing_else():
    copied = names_in("Dockerfile", r"^COPY (?!--from)(\S+)")
    assert copied == names_in(".dockerignore", r"^!(\S+)")
    assert {*ROOMS, "templates", "static", "manage.py"} <= copied
    assert "*" in (ROOT / ".dockerignore").read_text().splitlines()


def test_commands_are_documented():
    commands = [path.stem for path in MODULES if path.parent.name == "commands" and path.stem != "__init__"]
    assert commands and [name for name in commands if f"manage.py {name}" not in words("commands.md")] == []


def names_of(resolver, space=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        elif pattern.namespace != "admin":
            yield from names_of(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def test_public_addresses_are_documented():
    assert [name for name in names_of(get_resolver()) if f"`{name}`" not in words("addresses.md")] == []


def test_verbs_are_documented():
    assert [verb for verb in VERBS if f"`{verb}`" not in words("verbs.md")] == []


def broken_links(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text())
    return [f"{name_of(page)}: {link}" for link in links if not (page.parent / link).exists()]


def test_links_of_the_docs_lead_somewhere():
    assert [link for page in PAGES for link in broken_links(page)] == []


def test_what_the_docs_tell_to_make_can_be_made():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = {target for page in PAGES for target in re.findall(r"`make ([a-z-]+)", page.read_text())}
    assert told - targets == set()


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().split()) <= 400


def test_no_file_names_a_registry():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted|npm" + r"js\.(org|com)|deb\." + r"debian\.org")
    files = [ROOT / name for name in tracked if name and (ROOT / name).is_file()]
    assert [name_of(path) for path in files if hosts.search(path.read_text(errors="replace"))] == []
