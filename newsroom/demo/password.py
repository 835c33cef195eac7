"""The password of the demo's accounts, kept where a second start can read it."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def path() -> Path:
    """The file that holds it, readable by its owner alone."""
    return Path(settings.VAR_DIR) / "demo-password"


def choose() -> str:
    """Take DEMO_PASSWORD, else the one kept by an earlier start, else a random one; and keep it."""
    password = os.environ.get("DEMO_PASSWORD") or kept() or secrets.token_urlsafe(9)
    path().parent.mkdir(parents=True, exist_ok=True)
    path().touch(mode=0o600)
    path().chmod(0o600)
    path().write_text(password + "\n")
    return password


def kept() -> str:
    """The password that an earlier start has kept, or "" where there is none."""
    return path().read_text().strip() if path().exists() else ""
