"""``make test``: the whole suite on SQLite, and again on PostgreSQL where there is one; what ran, what was skipped."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time

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
    print(f"\n== {name} ==", flush=True)
    began = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        workers(),
        "--dist",
        "worksteal",
        "--durations=40",
        *arguments,
    ]
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    summary = next(
        (line.strip(" =\n") for line in reversed(lines) if re.search(r"\d+ (passed|failed|error)", line)), ""
    )
    skipped = [line.removeprefix("SKIPPED ").strip() for line in lines if line.startswith("SKIPPED ")]
    return name, process.wait(), summary, time.monotonic() - began, skipped


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
