"""The password of the demo's accounts."""

import pytest

from newsroom.demo import password


@pytest.fixture(autouse=True)
def _var(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


def test_a_random_password_is_kept_for_the_next_start():
    first = password.choose()
    assert len(first) >= 10
    assert password.choose() == first == password.kept()


def test_only_its_owner_can_read_it():
    password.choose()
    assert password.path().stat().st_mode & 0o777 == 0o600


def test_the_environment_decides(monkeypatch):
    password.choose()
    monkeypatch.setenv("DEMO_PASSWORD", "from outside")
    assert password.choose() == "from outside" == password.kept()


def test_nothing_is_kept_before_the_first_start():
    assert password.kept() == ""
