from pathlib import Path

import pytest


@pytest.fixture
def stored(settings):
    """The names of all files, public and private, at the moment of the call."""

    def names():
        roots = (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT))
        return sorted(str(path.relative_to(root)) for root in roots for path in root.rglob("*") if path.is_file())

    return names
