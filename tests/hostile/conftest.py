import pytest

from newsroom.accounts.models import User


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root", password="correct horse")
