"""System checks: settings that are each right and together wrong."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.utils import timezone

from newsroom import clock
from newsroom.environment import whole

EXPIRES_SOON = timedelta(days=30)


def connect():
    register(check_private_files, Tags.files)
    register(check_pool, Tags.database)
    register(check_security_contact, Tags.security)


def check_private_files(app_configs, **kwargs):
    """ops.E001: originals and archived copies would be public, or public files would be kept from readers."""
    private = Path(settings.PRIVATE_ROOT)
    return [
        Error(
            f"PRIVATE_ROOT ({private}) and {name} ({public}) lie one within the other.",
            hint="Give each a folder of its own: what PRIVATE_ROOT holds is never served.",
            id="ops.E001",
        )
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if _nested(private, public := Path(getattr(settings, name)))
    ]


def check_pool(app_configs, databases, **kwargs):
    """ops.W001: with fewer connections than threads, requests wait for one another and then fail."""
    pool = settings.DATABASES["default"].get("OPTIONS", {}).get("pool")
    threads = whole("WEB_THREADS", 4, least=1)
    if not pool or pool["max_size"] >= threads:
        return []
    return [
        Warning(
            f"DATABASE_POOL_SIZE is {pool['max_size']}, fewer than the {threads} threads of a process.",
            hint="Make it WEB_THREADS or more.",
            id="ops.W001",
        )
    ]


def check_security_contact(app_configs, **kwargs):
    """ops.W002: whoever finds a hole would not know whom to tell, or be told by a file that is no longer valid."""
    if settings.DEBUG or not settings.SECURITY_CONTACT:
        return []
    expires, today = settings.SECURITY_EXPIRES, timezone.localdate(clock.now())
    if expires and expires - today > EXPIRES_SOON:
        return []
    said = f"ends on {expires}" if expires else "has no end"
    return [
        Warning(
            f"/.well-known/security.txt {said}: from that day on it is not served.",
            hint="Look whether SECURITY_CONTACT is still right, then set SECURITY_EXPIRES to a day within a year.",
            id="ops.W002",
        )
    ]


def _nested(one, other):
    return one == other or one in other.parents or other in one.parents
