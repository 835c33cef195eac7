"""System checks: settings under which the limits of the sign-in would not hold."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from newsroom.environment import whole

NO_CACHE = "django.core.cache.backends.dummy.DummyCache"
OF_ONE_PROCESS = "django.core.cache.backends.locmem.LocMemCache"


def connect():
    register(check_limits_hold, Tags.security)
    register(check_proxies, Tags.security)


def check_limits_hold(app_configs, **kwargs):
    """accounts.E001: attempts to sign in are counted in the cache; without a shared one they are not, or not all."""
    backend = settings.CACHES["default"]["BACKEND"]
    several = whole("WEB_WORKERS", 2, least=1) > 1 and not (settings.DEBUG or settings.TESTING)
    if backend != NO_CACHE and not (backend == OF_ONE_PROCESS and several):
        return []
    return [
        Error(
            f"Attempts to sign in are counted in {backend.rpartition('.')[2]}, which the processes do not share.",
            hint="Use a cache that they share, such as DatabaseCache.",
            id="accounts.E001",
        )
    ]


def check_proxies(app_configs, **kwargs):
    """accounts.W001, W002: the address that limits count by is that of the proxy, or one that a stranger may choose."""
    trusted, count = settings.SECURE_PROXY_SSL_HEADER is not None, settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if trusted and not count:
        told = "TRUST_PROXY is set and TRUSTED_PROXIES is 0: every attempt to sign in counts as the proxy's own."
        return [Warning(told, hint="Say how many proxies stand in front.", id="accounts.W001")]
    if count and not trusted:
        told = f"TRUSTED_PROXIES is {count} without TRUST_PROXY: strangers may choose the address that limits count by."
        return [Warning(told, hint="Set TRUST_PROXY=1 behind a proxy, else TRUSTED_PROXIES=0.", id="accounts.W002")]
    return []
