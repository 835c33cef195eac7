"""``manage.py demo`` fills an empty newsroom, and only an empty one."""

from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Drawn

from articles.models import Article, Tag
from newsroom.accounts.models import User
from newsroom.demo import deeds, password, pictures, play
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.management.commands import demo
from newsroom.images.models import Image
from sources.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


@pytest.fixture
def _nothing_is_played(monkeypatch):
    monkeypatch.setattr(demo, "play", lambda **_: None)


def said():
    stdout = StringIO()
    call_command("demo", stdout=stdout)
    return stdout.getvalue()


def small_picture(key):
    file = BytesIO()
    place = [drawing.key for drawing in DRAWINGS].index(key)
    Drawn.new("RGB", (60, 40), (place * 10, 80, 120)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.usefixtures("_nothing_is_played")
def test_it_says_who_can_sign_in_and_with_which_password():
    words = said()
    assert "reporter, editor, chief" in words
    assert password.kept() in words
    assert len(password.kept()) >= 10


@pytest.mark.usefixtures("_nothing_is_played")
def test_a_newsroom_with_a_tag_is_left_alone():
    Tag.objects.create(name="Ours", slug="ours")
    assert said() == "The newsroom is not empty: nothing was filled.\n"


@pytest.mark.usefixtures("_nothing_is_played")
def test_an_account_of_the_same_name_is_left_alone():
    User.objects.create_user("editor", password="mine")
    assert "not empty" in said()


@pytest.mark.usefixtures("_nothing_is_played")
def test_a_second_start_tells_the_password_again():
    first = said()
    Tag.objects.create(name="Ours", slug="ours")
    second = said()
    assert "not empty" in second
    assert first.splitlines()[-1] == second.splitlines()[-1]


def test_a_fill_that_is_stopped_half_way_leaves_an_empty_newsroom(monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(deeds, "perform", stop)
    monkeypatch.setattr(pictures, "draw", small_picture)
    with pytest.raises(CommandError, match="as empty as before"):
        said()
    assert play.is_empty()
    assert not any(model.objects.exists() for model in (Article, Agency, Tag, Image))
