"""The language of the desk: English, whatever that of the readers' pages is."""

from django.utils import translation

DESK = "/admin/"
LANGUAGE = "en"


class DeskLanguageMiddleware:
    """Answer for the desk in English. Readers' pages keep LANGUAGE_CODE, whatever a browser asks for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(DESK):
            return self.get_response(request)
        with translation.override(LANGUAGE):
            return self.get_response(request)
