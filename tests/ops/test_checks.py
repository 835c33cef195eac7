"""System checks: settings that are each right and together wrong."""

from datetime import date, timedelta

from newsroom import clock
from newsroom.ops.checks import check_pool, check_private_files, check_security_contact


def test_private_files_lie_apart_from_public_ones(settings, tmp_path):
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    assert check_private_files(None) == []
    settings.MEDIA_ROOT = tmp_path
    assert [fault.id for fault in check_private_files(None)] == ["ops.E001"]


def test_a_pool_smaller_than_the_threads_is_told(settings, monkeypatch):
    settings.DATABASES = {"default": {"OPTIONS": {"pool": {"max_size": 2}}}}
    monkeypatch.setenv("WEB_THREADS", "4")
    assert [fault.id for fault in check_pool(None, ["default"])] == ["ops.W001"]
    monkeypatch.setenv("WEB_THREADS", "2")
    assert check_pool(None, ["default"]) == []


def test_a_security_contact_that_ends_is_told_a_month_before(settings):
    assert check_security_contact(None) == []  # nobody is named, and nothing is served
    settings.SECURITY_CONTACT = "mailto:security@news.example"
    told = check_security_contact(None)
    assert [fault.id for fault in told] == ["ops.W002"] and "has no end" in told[0].msg
    settings.SECURITY_EXPIRES = date(2027, 6, 30)
    with clock.at(clock.now().replace(year=2027, month=5, day=1)):
        assert check_security_contact(None) == []
    with clock.at(clock.now().replace(year=2027, month=6, day=10)):
        assert "ends on 2027-06-30" in check_security_contact(None)[0].msg
    settings.SECURITY_EXPIRES = (clock.now() - timedelta(days=3)).date()
    assert [fault.id for fault in check_security_contact(None)] == ["ops.W002"]
