"""``make demo``: a newsroom on SQLite under var/, filled once with the demo newspaper, then served.

A second start finds everything in its place and only serves. ``--reset`` begins anew.
"""

import errno
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
PYTHON = sys.executable
MADE = (
    "newsroom.sqlite3",
    "newsroom.sqlite3-wal",
    "newsroom.sqlite3-shm",
    "media",
    "private",
    "static",
    "demo-made",
    "demo-password",
)


def main():
    host, port = os.environ.get("HOST") or "127.0.0.1", read_port()
    require_free(host, port)
    require_writable()
    if "--reset" in sys.argv:
        reset()
    environment = demo_environment(host, port)
    try:
        prepare(environment)
    except KeyboardInterrupt:
        sys.exit("\nStopped before the newsroom was filled; make demo fills it.")
    announce(host, port)
    try:
        serve(environment)
    except KeyboardInterrupt:
        print("\nStopped. Your newsroom is kept; make demo starts it again.")


def read_port():
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        sys.exit(f"PORT should be a number from 1 to 65535, not “{port}”.")
    return int(port)


def require_free(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                sys.exit(f"Port {port} of {host} is taken: set PORT, as in PORT=8001 make demo.")
            sys.exit(f"Nothing can be served on port {port} of {host} ({error.strerror}): set HOST or PORT.")


def require_writable():
    try:
        VAR.mkdir(exist_ok=True)
    except OSError as error:
        sys.exit(f"{VAR} cannot be made ({error.strerror}).")
    for path in (VAR, *(VAR / name for name in MADE)):
        if path.exists() and not os.access(path, os.W_OK):
            sys.exit(f"{path} cannot be written: make it yours, as with chown.")


def reset():
    for name in MADE:
        path = VAR / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def demo_environment(host, port):
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "INSECURE_LOCAL": "1",
        "DEBUG": "0",
        "SECOND_FACTOR_REQUIRED": os.environ.get("SECOND_FACTOR_REQUIRED") or "0",
        "VAR_DIR": str(VAR),
        "DATABASE_URL": f"sqlite:///{VAR / 'newsroom.sqlite3'}",
        "MEDIA_ROOT": str(VAR / "media"),
        "PRIVATE_ROOT": str(VAR / "private"),
        "STATIC_ROOT": str(VAR / "static"),
        "SECRET_KEY": kept_secret("secret-key", lambda: secrets.token_urlsafe(50)),
        "ALLOWED_HOSTS": ",".join({"localhost", "127.0.0.1", "[::1]", host if host != "0.0.0.0" else "*"}),
        "SECURITY_CONTACT": os.environ.get("SECURITY_CONTACT") or "mailto:security@the-public-record.example",
        "SECURITY_EXPIRES": os.environ.get("SECURITY_EXPIRES") or str(date.today() + timedelta(days=180)),
        "HOST": f"[{host}]" if ":" in host else host,
        "PORT": str(port),
        "WEB_WORKERS": os.environ.get("WEB_WORKERS") or "1",
        "WEB_THREADS": os.environ.get("WEB_THREADS") or "8",
        "GUNICORN_LOG_LEVEL": os.environ.get("GUNICORN_LOG_LEVEL") or "warning",
        "PYTHONUNBUFFERED": "1",
    }


def kept_secret(name, make):
    """Read a secret that only this newsroom uses, or make it, readable by its owner alone."""
    path = VAR / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(make())
    return path.read_text().strip()


def prepare(environment):
    """Collect the static files, migrate and fill, where the code or the newsroom asks for it."""
    made, stamp, database = VAR / "demo-made", code_stamp(), VAR / "newsroom.sqlite3"
    if made.exists() and made.read_text() == stamp and database.exists():
        return
    steps = [
        ("Collecting the stylesheet and scripts …", ["collectstatic", "--noinput", "--verbosity", "0"]),
        ("Making the database …", ["migrate", "--noinput", "--verbosity", "0"]),
        ("Playing the demo newspaper through the real verbs …", ["demo"]),
    ]
    if made.exists() and database.exists():  # filled before: only the code is newer
        steps[1:] = [("Bringing the database up to date; what is in it stays …", steps[1][1])]
    for words, command in steps:
        print(words, flush=True)
        done = subprocess.run([PYTHON, "manage.py", *command], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            sys.exit(done.returncode)
    made.write_text(stamp)


def code_stamp():
    """A digest of what would have to be collected, migrated or filled anew."""
    paths = [*ROOT.glob("static/**/*"), *ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/*/migrations/*.py")]
    lines = [f"{path.relative_to(ROOT)} {path.stat().st_mtime_ns}" for path in sorted(paths) if path.is_file()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def announce(host, port):
    password = VAR / "demo-password"
    shown = f"[{host}]" if ":" in host else host
    print(f"\n  The Public Record   http://{shown}:{port}/")
    print(f"  The desk            http://{shown}:{port}/admin/")
    if password.exists():
        kept, wished = password.read_text().strip(), os.environ.get("DEMO_PASSWORD")
        print(f"  Sign in as          reporter, editor or chief, password {kept}")
        if wished and wished != kept:
            print("                      (DEMO_PASSWORD counts when a newsroom is filled: make demo-reset)")
    print("  Stop                Ctrl+C\n", flush=True)


def serve(environment):
    worker = subprocess.Popen(
        [PYTHON, "manage.py", "worker"],
        cwd=ROOT,
        env={**environment, "LOG_LEVEL": os.environ.get("LOG_LEVEL") or "WARNING"},
        start_new_session=True,  # Ctrl+C is for us to pass on
    )
    process = subprocess.Popen(
        [PYTHON, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "newsroom.wsgi"], cwd=ROOT, env=environment
    )
    for ending in (signal.SIGTERM, signal.SIGHUP):  # a closed terminal ends it too, for gunicorn would only reload
        signal.signal(ending, lambda *_: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=25)
        raise
    finally:
        end(worker)
    if code not in (0, -signal.SIGTERM):
        sys.exit(f"The server ended with {code}; see the lines above.")


def end(worker):
    """End the worker after its job, or without it: what it does not finish is done at the next start."""
    worker.terminate()
    try:
        worker.wait(timeout=5)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


if __name__ == "__main__":
    main()
