"""What journeys stand on: the demo newspaper behind a server."""

import pytest

from newsroom.demo import pictures
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.play import play
from tests.makers import picture_bytes


@pytest.fixture
def demo(live_server, monkeypatch):
    """The demo newspaper, played and served: its address. Its pictures are plain sheets, which are made at once."""
    shades = {drawing.key: (10 * place, 80, 120) for place, drawing in enumerate(DRAWINGS)}
    monkeypatch.setattr(pictures, "draw", lambda key: picture_bytes(size=(1280, 853), colour=shades[key]))
    play(password="only for this journey")
    return live_server.url
