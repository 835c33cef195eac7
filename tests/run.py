"""``make test``: the whole suite on SQLite, and again on PostgreSQL where there is one; what ran, what was skipped."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time

FEW = 5
LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"


def main(arguments):
    results = [run("SQLite", {"DATABASE_URL": ""}, arguments)]
    address, why_not = postgresql()
    if address:
        results.append(run("PostgreSQL", {"DATABASE_URL": address}, arguments))
    print("\nWhat was run")
    for name, code, summary, seconds, skipped in results:
        print(f"  {name:<11} {'passed' if code == 0 else 'FAILED'} in {seconds:.0f} s: {summary}")
        for reason in skipped:
            print(f"              skipped: {reason}")
    if not address:
        print(f"  PostgreSQL  skipped: {why_not}")
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        print("  Browser     skipped: no Chromium found; install the package chromium")
    sys.exit(max(code for _, code, *_ in results))


def run(name, environment, arguments):
    """Run the suite; a few failures are run again, each alone, for a busy machine makes browsers late."""
    print(f"\n== {name} ==", flush=True)
    began = time.monotonic()
    options = ["-n", workers(), "--dist", "worksteal", "--durations=40", *arguments]
    code, lines = pytest(options, environment)
    told = summary(lines)
    failed = [line.split()[1] for line in lines if line.startswith(("FAILED ", "ERROR "))]
    if code == 1 and len(failed) <= FEW:
        print(f"\n== {name}, what failed again, alone ==", flush=True)
        code, again = pytest(["-n", "0", "--last-failed", "--last-failed-no-failures", "none"], environment)
        told += f"; alone: {summary(again)} ({', '.join(failed)})"
    skipped = [line.removeprefix("SKIPPED ").strip() for line in lines if line.startswith("SKIPPED ")]
    return name, code, told, time.monotonic() - began, skipped


def pytest(options, environment):
    """Run pytest, show what it says while it runs, and return its exit code and lines."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", *options],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    return process.wait(), lines


def summary(lines):
    return next((line.strip(" =\n") for line in reversed(lines) if re.search(r"\d+ (passed|failed|error)", line)), "")


def workers():
    # Twice the cores: a journey waits for its browser most of the time.
    return os.environ.get("TEST_WORKERS") or str(min(2 * (os.cpu_count() or 2), 8))


def postgresql():
    """The address of a PostgreSQL server to test on, or why there is none."""
    if address := os.environ.get("TEST_DATABASE_URL"):
        return address, ""
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        return None, "TEST_DATABASE_URL is not set and nothing answers on 127.0.0.1:5432"
    import psycopg

    try:
        psycopg.connect(LOCAL, connect_timeout=3).close()
    except psycopg.Error as error:
        return None, f"the server on 127.0.0.1:5432 does not let postgres in ({str(error).splitlines()[0]})"
    return LOCAL, ""


if __name__ == "__main__":
    main(sys.argv[1:])
