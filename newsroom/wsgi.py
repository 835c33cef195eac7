"""The WSGI application, for gunicorn."""

import os
import re

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

CHARSET = re.compile(r";\s*charset[^;]*", re.IGNORECASE)

django = get_wsgi_application()


def application(environ, start_response):
    """Answer a request, read as UTF-8.

    Django decodes the address by the charset of the Content-Type, of a GET too, before any of ours can look at it:
    "rot13" ends in a bare failure, and "utf-7" in a page that a cache would keep for everybody.
    """
    if kind := environ.get("CONTENT_TYPE"):
        environ["CONTENT_TYPE"] = CHARSET.sub("", kind)
    return django(environ, start_response)
