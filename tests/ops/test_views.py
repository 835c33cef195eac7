"""Files that readers may fetch."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from newsroom import clock


def test_a_rendition_is_served_for_ever(client):
    default_storage.save("pictures/ab/picture.webp", ContentFile(b"bytes"))
    response = client.get("/media/pictures/ab/picture.webp")
    assert b"".join(response.streaming_content) == b"bytes"
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["pictures/none.webp", "pictures/../../etc/passwd.png", "pictures/%2e%2e/x.png", "pictures/a.html", "pictures/"],
)
@pytest.mark.django_db
def test_nothing_else_is_served(client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_browser_that_asks_for_an_icon_by_habit_is_led_to_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302 and response["Location"].endswith(".svg")


@pytest.fixture
def named(settings):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = "mailto:security@news.example", date(2027, 6, 30)


def test_whoever_finds_a_hole_learns_whom_to_tell(client, named):
    with clock.at(datetime(2027, 1, 1, tzinfo=UTC)):
        response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:security@news.example" and fields["Expires"] == "2027-06-30T00:00:00Z"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"


@pytest.mark.django_db
def test_a_security_contact_that_has_ended_is_no_longer_told(client, named, settings):
    with clock.at(datetime(2027, 6, 30, 12, tzinfo=UTC)):
        assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
