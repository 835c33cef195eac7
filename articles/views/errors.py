"""Pages for what is not there and for what went wrong."""

from django.conf import settings
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request, exception=None):
    """404: with a way on."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500: asks neither the database nor the request anything, for either may be what failed."""
    return HttpResponseServerError(render_to_string("500.html", {"site_name": settings.SITE_NAME}))
