"""A demo newspaper of its own for scripts that look at it from outside, in a folder that goes away."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def newspaper(*, renditions=False):
    """Fill and serve a demo newspaper, as this process sees it too; yield its address."""
    with socket.socket() as free, tempfile.TemporaryDirectory(prefix="newsroom-site-") as folder:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": "", "SECRET_KEY": secrets.token_urlsafe(40)}
        os.environ |= {"INSECURE_LOCAL": "true", "DEBUG": "false", "HOST": "127.0.0.1", "PORT": port}
        os.environ["GUNICORN_LOG_LEVEL"] = "warning"
        fill(renditions)
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "newsroom.wsgi"]
        log = Path(folder, "server.log")
        with log.open("w") as said:
            server = subprocess.Popen(command, cwd=ROOT, stderr=said)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()
            tell(log)


def fill(renditions):
    """Play the demo newspaper; the settings are read only now, when the environment names the folder."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo")
    if renditions:
        call_command("renditions")
        call_command("render")


def tell(log):
    """Repeat what the server said, but not of pages that are meant to be gone."""
    lines = log.read_text().splitlines(keepends=True)
    sys.stderr.writelines(line for line in lines if "WARNING django.request" not in line)


def wait_for(address, seconds=20):
    for _ in range(seconds * 10):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{address} does not answer.")


def addresses(site):
    """Every type of page of readers, by name: its whole address on the site that is served."""
    from tests.journeys.pages import READERS

    return {name: site + path() for name, path in READERS.items()}
