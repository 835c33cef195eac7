"""``make demo``: what it says where it cannot start, and that nothing stays behind when its terminal closes."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def demo(tmp_path, monkeypatch):
    """The script as a module, with a place of its own for what it makes."""
    spec = importlib.util.spec_from_file_location("demo_start", ROOT / "deploy" / "demo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VAR", tmp_path / "var")
    return module


def said(call, *arguments):
    with pytest.raises(SystemExit) as stopped:
        call(*arguments)
    return str(stopped.value)


def test_port_that_is_taken_is_told_from_a_host_that_is_not_here(demo):
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert "is taken: set PORT" in said(demo.require_free, "127.0.0.1", other.getsockname()[1])
    assert "set HOST or PORT" in said(demo.require_free, "192.0.2.1", 8000)


def test_place_that_cannot_be_written_is_named(demo, monkeypatch):
    demo.require_writable()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert said(demo.require_writable) == f"{demo.VAR} cannot be written: make it yours, as with chown."


def test_place_that_cannot_be_made_is_named(demo):
    demo.VAR.write_text("a file")
    assert said(demo.require_writable).startswith(f"{demo.VAR} cannot be made")


def test_password_that_comes_too_late_is_not_passed_over_in_silence(demo, monkeypatch, capsys):
    demo.VAR.mkdir()
    (demo.VAR / "demo-password").write_text("kept\n")
    monkeypatch.setenv("DEMO_PASSWORD", "wished")
    demo.announce("127.0.0.1", 8000)
    assert "password kept" in (out := capsys.readouterr().out) and "make demo-reset" in out


def test_newer_code_brings_the_database_up_to_date_and_fills_nothing(demo, monkeypatch, capsys):
    demo.VAR.mkdir()
    asked = []

    def run(command, **options):
        asked.append(command[2])
        (demo.VAR / "newsroom.sqlite3").touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(demo.subprocess, "run", run)
    demo.prepare({})
    assert asked == ["collectstatic", "migrate", "demo"]
    demo.prepare({})
    assert len(asked) == 3
    monkeypatch.setattr(demo, "code_stamp", lambda: "newer")
    demo.prepare({})
    assert asked[3:] == ["collectstatic", "migrate"] and "what is in it stays" in capsys.readouterr().out


def test_server_ends_with_its_terminal(tmp_path):
    script = (
        "import sys; sys.path.insert(0, 'deploy'); import demo, sys\n"
        "demo.PYTHON, demo.ROOT = '/bin/sh', '.'\n"
        "demo.subprocess.Popen = lambda *a, popen=demo.subprocess.Popen, **k: popen(['sleep', '60'])\n"
        "demo.signal.signal = lambda *a, listen=demo.signal.signal: (listen(*a), print('listens', flush=True))\n"
        "demo.serve({})\n"
    )
    started = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    for _ in (signal.SIGTERM, signal.SIGHUP):
        assert started.stdout.readline() == b"listens\n"
    started.send_signal(signal.SIGHUP)
    started.communicate(timeout=10)
    assert started.returncode == 0
