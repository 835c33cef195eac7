"""Health: ``/healthz`` says that the process answers, ``/readyz`` that it can serve readers.

Answered before anything else looks at the request: a load balancer asks by address, not by one of ALLOWED_HOSTS,
and without TLS.
"""

from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        look = LOOKS.get(request.path)
        return _answer(look()) if look else self.get_response(request)


def alive():
    return ""


def ready():
    """Return what stands in the way of serving readers: the database is away, behind, or without its guards."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations are missing: run manage.py migrate"
        found = run_checks(tags=[Tags.database], databases=["default"])
    except DatabaseError:
        return "the database does not answer"
    return " ".join(message.msg for message in found if message.is_serious())


def _answer(fault):
    return HttpResponse(
        f"{fault or 'ok'}\n",
        status=503 if fault else 200,
        headers={"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"},
    )


LOOKS = {"/healthz": alive, "/readyz": ready}
