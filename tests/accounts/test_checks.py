import pytest

from newsroom.accounts.checks import check_limits_hold, check_proxies

DUMMY = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def ids(found):
    return [message.id for message in found]


def test_cache_that_counts_nothing_is_refused(settings):
    settings.CACHES = DUMMY
    assert ids(check_limits_hold(None)) == ["accounts.E001"]


@pytest.mark.parametrize(("workers", "found"), [("1", []), ("2", ["accounts.E001"]), ("", ["accounts.E001"])])
def test_cache_of_each_process_is_refused_where_there_are_several(settings, monkeypatch, workers, found):
    settings.TESTING, settings.CACHES = False, {"default": settings.CACHE_IN_MEMORY}
    monkeypatch.setenv("WEB_WORKERS", workers)
    assert ids(check_limits_hold(None)) == found
    settings.CACHES = {"default": settings.CACHE_IN_THE_DATABASE}
    assert check_limits_hold(None) == []


@pytest.mark.parametrize(
    ("trusted", "count", "found"),
    [(False, 0, []), (True, 1, []), (True, 2, []), (True, 0, ["accounts.W001"]), (False, 1, ["accounts.W002"])],
)
def test_number_of_proxies_goes_with_trust_in_them(settings, trusted, count, found):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if trusted else None
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    assert ids(check_proxies(None)) == found
