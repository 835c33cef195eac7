"""The seal of a rendering: that we made it, from this document and under these notices.

It is made with ``SECRET_KEY``, so whoever changes rows of the database alone cannot make one. It only saves work:
where it does not fit (another key, an older release), ``verify`` renders again and compares.
"""

import json
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from articles.models import Rendering, Version
from articles.publishing.record import digest_of


def seal_of(made: Rendering, document: str, notices: Iterable[Version]) -> str:
    """Return the seal that a rendering of a document should have; ``notices`` are those that it shows."""
    told = [[version.number, version.notice] for version in notices]
    sealed = json.dumps([made.recipe, digest_of(document), told, made.html, made.head, made.full_text])
    return salted_hmac("articles.rendering", sealed, algorithm="sha256").hexdigest()
