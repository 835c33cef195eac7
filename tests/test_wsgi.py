from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIRequest

from newsroom import wsgi


@pytest.mark.parametrize("charset", ["=rot13", "=undefined", "=utf-16", "=UTF-8", '="hex"', "*=utf-8''uu"])
@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x"])
def test_charset_that_a_request_claims_makes_no_difference(monkeypatch, kind, charset):
    monkeypatch.setattr(wsgi, "django", lambda environ, start_response: WSGIRequest(environ).GET["q"])
    environ = {"QUERY_STRING": "q=%C3%A9", "CONTENT_TYPE": f"{kind}; charset{charset}"}
    setup_testing_defaults(environ)
    assert wsgi.application(environ, None) == "é"
