"""Blanking what must not be kept in a copy."""

import pytest
from django.core.files.storage import storages

from sources.archiving import blank, keep
from tests.makers import make_source

pytestmark = pytest.mark.django_db


def test_passages_go_and_the_hash_stays(django_capture_on_commit_callbacks):
    copy = keep(make_source(copy=""), data=b"Her name is Ann.", text="Her name is Ann.")
    name = copy.original.name
    with django_capture_on_commit_callbacks(execute=True):
        assert blank(copy, ["Ann"])
    copy.refresh_from_db()
    assert "Ann" not in copy.text and copy.text.startswith("Her name is ")
    assert copy.sha256 in name and not copy.original and copy.redacted_at
    assert not storages["private"].exists(name)


def test_bytes_that_another_copy_needs_stay(django_capture_on_commit_callbacks):
    one, other = (keep(make_source(copy=""), data=b"Ann", text="Ann") for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        blank(one, ["Ann"])
    assert other.original.read() == b"Ann"


def test_a_passage_broken_into_lines_is_found():
    copy = keep(make_source(copy=""), data=b"Ann\nLee", text="Ann\nLee")
    assert blank(copy, ["Ann Lee"]) and "Lee" not in copy.text


def test_a_copy_without_the_passage_is_left_alone():
    copy = keep(make_source(copy=""), data=b"Nothing", text="Nothing")
    assert not blank(copy, ["Ann"])
    assert copy.original and not copy.redacted_at
