"""Health: whoever asks by address gets an answer, and a fault is named."""

import pytest
from django.db import DatabaseError, connection

from articles.publishing import guards


def test_alive_needs_no_database_and_no_known_host(client):
    response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_ready_where_the_database_answers(client):
    assert client.get("/readyz").content == b"ok\n"


@pytest.mark.django_db
def test_not_ready_without_the_guards(client):
    guards.lift(connection)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"does not guard what was published" in response.content


@pytest.mark.django_db
def test_not_ready_where_a_migration_is_missing(client, monkeypatch):
    monkeypatch.setattr("newsroom.ops.health.MigrationExecutor.migration_plan", lambda *_: ["one"])
    assert client.get("/readyz").content == b"migrations are missing: run manage.py migrate\n"


def test_not_ready_where_the_database_is_away(client, monkeypatch):
    def away():
        raise DatabaseError("connection to 10.0.0.9 refused")

    monkeypatch.setattr("newsroom.ops.health.connection.ensure_connection", away)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")
