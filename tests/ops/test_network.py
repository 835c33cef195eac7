"""From what network somebody asks, and no more than that."""

import pytest

from newsroom.ops.network import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("", ""),
        ("unix:", ""),
        ("fe80::1%eth0", ""),
    ],
)
def test_address_is_shortened(rf, address, network):
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == network


def test_what_a_proxy_says_counts_only_where_one_is_trusted(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.77"})
    assert network_of(request) == "10.0.0.0/24"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert network_of(request) == "203.0.113.0/24"
    assert network_of(rf.get("/", REMOTE_ADDR="10.0.0.1")) == "10.0.0.0/24"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert network_of(request) == "1.2.3.0/24"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 3
    assert network_of(request) == ""
