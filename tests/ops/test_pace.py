import pytest
from django.test import RequestFactory

from newsroom.ops.pace import too_fast


def asks(address, times):
    requests = [RequestFactory().get("/", REMOTE_ADDR=address) for _ in range(times)]
    return [too_fast(request, "this", a_minute=2) for request in requests]


def test_a_network_may_ask_so_often_in_a_minute():
    assert asks("8.8.8.8", 4) == [False, False, True, True]
    assert asks("8.8.8.9", 1) == [True]
    assert asks("9.9.9.9", 1) == [False]


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "fd00::1", "", "unknown"])
def test_a_private_network_is_a_proxy_and_never_too_fast(address):
    assert asks(address, 5) == [False] * 5
