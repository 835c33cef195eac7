import pytest

from tests.stand_in import stand_in


@pytest.fixture
def site(settings):
    with stand_in(settings) as site:
        yield site
