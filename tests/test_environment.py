"""Settings: a wrong value is refused with one sentence, and what is not set is safe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOW = "from newsroom import settings; print({0})"


def run(tmp_path, *arguments, **variables):
    """Run Python in a process that knows only these variables: those of a .env of the checkout are made empty."""
    kept = ROOT / ".env"
    hidden = dict.fromkeys(re.findall(r"^(\w+)=", kept.read_text(), re.MULTILINE) if kept.is_file() else [], "")
    environment = {"PATH": os.environ["PATH"], **hidden, "VAR_DIR": str(tmp_path), **variables}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def start(tmp_path, code, **variables):
    return run(tmp_path, "-c", code, **variables)


def shown(tmp_path, expression, **variables):
    result = start(tmp_path, SHOW.format(expression), **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "perhaps", "DEBUG should be true or false, not “perhaps”."),
        ("DATABASE_URL", "mysql://a:secret@b/c", "DATABASE_URL should be a URL such as postgres://"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL should be a URL such as postgres://"),
        ("TIME_ZONE", "Mars/Olympus", "TIME_ZONE should be the name of a time zone"),
        ("LANGUAGE_CODE", "xx", "LANGUAGE_CODE should be the code of a language"),
        ("ALLOWED_HOSTS", "https://news.example", "ALLOWED_HOSTS should be names of hosts"),
        ("CSRF_TRUSTED_ORIGINS", "news.example", "CSRF_TRUSTED_ORIGINS should be origins"),
        ("MAX_UPLOAD_BYTES", "30 MB", "MAX_UPLOAD_BYTES should be a whole number from 0 to 1000000000, not “30 MB”."),
        ("MAX_UPLOAD_BYTES", "9" * 5_000, "MAX_UPLOAD_BYTES should be a whole number"),
        ("CORRECTION_PROMINENT_HOURS", "99999999", "CORRECTION_PROMINENT_HOURS should be a whole number"),
        ("CSRF_TRUSTED_ORIGINS", "https://[", "CSRF_TRUSTED_ORIGINS should be origins"),
        ("FETCH_STAND_INS", "127.0.0.1:9000", "FETCH_STAND_INS should be empty outside of DEBUG"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL should be one of DEBUG"),
        ("SECRET_KEY_FILE", "/no/such/file", "SECRET_KEY_FILE should be the path of a text file that can be read."),
        ("SECURITY_EXPIRES", "next year", "SECURITY_EXPIRES should be a day such as 2027-06-30, not “next year”."),
        ("SECURITY_CONTACT", "me@news.example", "SECURITY_CONTACT should be an address that begins with mailto:"),
        ("VAR_DIR", "/dev/null/var", "VAR_DIR should be a folder that can be made and written"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name(tmp_path, name, value, sentence):
    result = start(tmp_path, "import newsroom.settings", **{"SECRET_KEY": "a key", name: value})
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "secret" not in result.stderr.splitlines()[-1]


def test_no_start_without_a_secret_key(tmp_path):
    assert "SECRET_KEY should be a long random string" in start(tmp_path, "import newsroom.settings").stderr


def test_manage_tells_a_wrong_value_in_one_line(tmp_path):
    result = run(tmp_path, "manage.py", "check", DEBUG="perhaps")
    assert result.stderr == "Not started: DEBUG should be true or false, not “perhaps”.\n"


def test_unless_debugging_everything_is_safe(tmp_path):
    names = ["DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"]
    assert shown(tmp_path, f"[getattr(settings, name) for name in {names}]", SECRET_KEY="a key") == (
        "[False, True, True, True, 31536000]"
    )


def test_an_empty_variable_counts_as_not_set(tmp_path):
    assert shown(tmp_path, "settings.TIME_ZONE", SECRET_KEY="a key", TIME_ZONE="") == "UTC"


def test_a_secret_may_stand_in_a_file_and_begin_with_a_dollar(tmp_path):
    (tmp_path / "key").write_text("$ecret\n")
    assert shown(tmp_path, "settings.SECRET_KEY", SECRET_KEY_FILE=str(tmp_path / "key")) == "$ecret"


def test_sqlite_waits_for_its_turn(tmp_path):
    options = shown(tmp_path, "settings.DATABASES['default']['OPTIONS']", SECRET_KEY="a key")
    assert "'transaction_mode': 'IMMEDIATE'" in options and "journal_mode=WAL" in options and "'timeout': 20" in options


def test_postgresql_gets_a_pool(tmp_path):
    url = "postgres://newsroom:pass@db:5432/newsroom"
    options = shown(tmp_path, "settings.DATABASES['default']['OPTIONS']", SECRET_KEY="a key", DATABASE_URL=url)
    assert "'max_size': 8" in options


def test_deploy_checks_find_nothing(tmp_path):
    key = "k" * 25 + "abcdefghijklmnopqrstuvwxyz"
    result = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=key)
    assert result.returncode == 0, result.stderr
