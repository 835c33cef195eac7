import pytest

from newsroom.accounts.limits import within_limit

pytestmark = pytest.mark.django_db


def test_so_many_an_hour_of_each_address_and_each_deed(rf):
    here, there = rf.get("/", REMOTE_ADDR="198.51.100.7"), rf.get("/", REMOTE_ADDR="198.51.100.8")
    assert [within_limit(here, "report", an_hour=2) for _ in range(3)] == [True, True, False]
    assert within_limit(there, "report", an_hour=2) and within_limit(here, "other", an_hour=2)


def test_behind_a_proxy_the_address_is_that_which_the_proxy_names(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    asked = [rf.get("/", headers={"x-forwarded-for": f"9.9.9.9, 198.51.100.{n}"}) for n in (1, 2)]
    assert [within_limit(request, "report", an_hour=1) for request in asked] == [True, True]
