"""What docker asks: the answer of /readyz becomes an exit code, and what stands in the way is told."""

import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def server():
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(*self.server.answer if self.path == "/readyz" else (404, "another page"))
            self.end_headers()
            self.wfile.write(self.server.answer[1].encode())

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def asked(port):
    environment = {"PORT": str(port), "http_proxy": "http://127.0.0.1:9"}
    result = subprocess.run(
        [sys.executable, "deploy/healthy.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return result.returncode, result.stdout + result.stderr


def test_healthy_where_the_newsroom_is_ready(server):
    server.answer = 200, "ok"
    assert asked(server.server_port) == (0, "ok\n")


def test_unhealthy_with_what_stands_in_the_way(server):
    server.answer = 503, "the database does not answer"
    assert asked(server.server_port) == (1, "the database does not answer\n")


def test_unhealthy_where_nothing_answers():
    code, told = asked(9)
    assert code == 1 and told.startswith("No answer: ")


def test_docker_waits_longer_than_healthy_and_healthy_longer_than_the_pool():
    pool, healthy, docker = (
        int(re.search(pattern, (ROOT / path).read_text())[1])
        for path, pattern in (
            ("newsroom/settings.py", r'"max_size": size, "timeout": (\d+)'),
            ("deploy/healthy.py", r"timeout=(\d+)"),
            ("Dockerfile", r"HEALTHCHECK .*--timeout=(\d+)s"),
        )
    )
    assert pool < healthy < docker
