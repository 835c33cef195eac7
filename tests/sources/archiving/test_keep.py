"""Keeping what a source said."""

import hashlib

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError

from sources.archiving import keep
from sources.models import ArchivedCopy
from tests.makers import make_source

pytestmark = pytest.mark.django_db


def test_bytes_are_kept_under_their_hash():
    copy = keep(make_source(copy=""), data=b"<p>As filed</p>", content_type="text/html", text="As filed")
    assert copy.sha256 == hashlib.sha256(b"<p>As filed</p>").hexdigest()
    assert copy.original.read() == b"<p>As filed</p>"
    assert copy.original.name.endswith(copy.sha256)


def test_the_same_bytes_are_stored_once():
    one, other = (keep(make_source(copy=""), data=b"wire copy") for _ in range(2))
    assert one.original.name == other.original.name
    assert len(storages["private"].listdir(f"copies/{one.sha256[:2]}")[1]) == 1


def test_a_copy_with_nul_in_its_text_is_kept_without_it():
    assert keep(make_source(copy=""), data=b"\0", text="a\0b").text == "ab"


def test_each_look_is_a_copy_of_its_own_newest_first():
    source = make_source(copy="")
    keep(source, data=b"first")
    newest = keep(source, data=b"second")
    assert source.copies.count() == 2 and source.copies.latest() == newest


def test_a_copy_without_a_hash_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        ArchivedCopy.objects.create(source=make_source(copy=""), sha256="none")
