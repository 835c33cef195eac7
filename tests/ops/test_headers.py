"""Security headers: strict for readers, a little wider for the desk, and no cookie for readers."""

import pytest

from newsroom.ops.headers import DESK, READERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/latest/", "/tags/", "/no/such/page/", "/healthz"])
def test_readers_get_no_script_and_no_cookie(client, address):
    response = client.get(address)
    assert not response.cookies
    if address != "/healthz":
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "script-src" not in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_nothing_of_the_desk_is_kept_by_a_cache(client):
    response = client.get("/admin/login/")
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert all(cookie["path"] == "/admin/" for cookie in response.cookies.values())


def test_no_policy_lets_inline_code_or_another_origin_in():
    allowed = " ".join([*READERS.values(), *DESK.values()])
    assert not any(word in allowed for word in ("unsafe", "http", "*"))
