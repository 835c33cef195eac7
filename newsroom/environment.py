"""Variables of the environment: each read by a function that refuses a wrong value with one sentence.

The sentence names the variable and says what it should be. A variable NAME can also be given as NAME_FILE, the path
of a file that holds it, such as a secret of docker. An empty one counts as not set: compose passes those it does not
know as empty strings. Knows nothing of the project, so that gunicorn's configuration can read with it too.
"""

import re
import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"


def refuse(name: str, expected: str, value: object = None) -> ImproperlyConfigured:
    """Make the refusal; without a value where it may be secret."""
    told = "" if value is None else f", not “{value}”"
    return ImproperlyConfigured(f"{name} should be {expected}{told}.")


def text(name: str, default: str = "") -> str:
    """The value as it is written; django-environ's own readers would follow a leading $, and passwords may have one."""
    try:
        return FileAwareEnv.ENVIRON.get(name, "").strip() or default
    except (OSError, UnicodeDecodeError):
        raise refuse(f"{name}_FILE", "the path of a text file that can be read") from None


def flag(name: str, *, default: bool) -> bool:
    value = text(name, "true" if default else "false").lower()
    if value not in YES | NO:
        raise refuse(name, "true or false", value)
    return value in YES


def whole(name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or len(value) > len(str(most)) or not least <= int(value) <= most:
        raise refuse(name, f"a whole number from {least} to {most}", value[:40])
    return int(value)


def choice(name: str, default: str, choices: Iterable[str]) -> str:
    value = text(name, default)
    if value not in choices:
        raise refuse(name, f"one of {', '.join(choices)}", value)
    return value


def hosts(name: str, default: list[str]) -> list[str]:
    """Names of hosts between commas."""
    found = _parts(name) or default
    for host in found:
        if "/" in host or " " in host:
            raise refuse(name, "names of hosts with commas between them, such as news.example,localhost", host)
    return found


def origins(name: str) -> list[str]:
    """Scheme and host between commas."""
    found = _parts(name)
    for origin in found:
        wrong = refuse(name, "origins with commas between them, such as https://news.example", origin)
        try:
            scheme, host, path, *_ = urlsplit(origin)
        except ValueError:
            raise wrong from None
        if scheme not in {"http", "https"} or not host or path:
            raise wrong
    return found


def folder(name: str, default: Path) -> Path:
    """An absolute path; the folder need not be there yet."""
    return Path(text(name, str(default))).resolve()


def day(name: str) -> date | None:
    value = text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise refuse(name, "a day such as 2027-06-30", value) from None


def uri(name: str) -> str:
    """How somebody is reached: by mail, on a page, by telephone."""
    value = text(name)
    if value and not re.fullmatch(r"(mailto:|https://|tel:)[!-~]+", value):
        raise refuse(name, "an address that begins with mailto:, https:// or tel:", value)
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        return ZoneInfo(value).key
    except (ValueError, OSError, LookupError):  # an unknown name is a LookupError, a folder of zones an OSError
        raise refuse(name, "the name of a time zone, such as Europe/Istanbul", value) from None


def language(name: str, default: str) -> str:
    value = text(name, default)
    if value not in LANG_INFO:
        raise refuse(name, "the code of a language, such as en or en-gb", value)
    return value


def database(name: str, default: str) -> dict:
    """Django's configuration of a database of SQLite or PostgreSQL. The value is not told: it holds a password."""
    wrong = refuse(
        name, "a URL such as postgres://user:password@host:5432/newsroom or sqlite:////path/newsroom.sqlite3"
    )
    try:
        with warnings.catch_warnings(action="ignore"):
            config = FileAwareEnv.db_url_config(text(name, default))
    except ValueError:
        raise wrong from None
    if config.get("ENGINE") not in {SQLITE, POSTGRESQL} or not config.get("NAME"):
        raise wrong
    return config


def _parts(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]
