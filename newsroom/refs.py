"""Refs: the public, unchangeable names of stories, sources, images, agencies and authors.

Ten characters of lower-case base32 (RFC 4648 alphabet), 50 random bits. Bodies and
records hold refs, never primary keys, so that a ledger reads the same in any database.
"""

import secrets

from django.db import models

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 10
REF_PATTERN = rf"[a-z2-7]{{{LENGTH}}}"


def new_ref() -> str:
    """Return a random ref."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class RefField(models.CharField):
    """A unique ref, given once when the row is made."""

    def __init__(self, *args, **kwargs):
        kwargs.update(max_length=LENGTH, unique=True, editable=False, default=new_ref)
        super().__init__(*args, **kwargs)
