"""Forgetting: addresses are kept only as long as an attack may need looking into."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from newsroom import clock
from newsroom.accounts.models import AccessEntry

IN_THE_DATABASE = "django.core.cache.backends.db.DatabaseCache"


def prune() -> int:
    """Drop addresses and refused sign-ins of more than ACCESS_LOG_DAYS ago, and sessions and limits that ended."""
    now = clock.now()
    old = AccessEntry.objects.older(days=settings.ACCESS_LOG_DAYS, now=now)
    dropped, _ = old.filter(what=AccessEntry.What.REFUSED).delete()
    blanked = old.exclude(address=None).update(address=None)
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    _drop_limits(now)
    return dropped + blanked


def _drop_limits(now):
    """The cache of the database keeps what ended until it is full; the keys of limits hold addresses."""
    cache = settings.CACHES["default"]
    if cache["BACKEND"] == IN_THE_DATABASE:
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(cache["LOCATION"])
            moment = connection.ops.adapt_datetimefield_value(now.replace(microsecond=0))
            cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [moment])
