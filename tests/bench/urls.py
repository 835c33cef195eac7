"""The newsroom, and beside it the bare view that its pages are measured against."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from articles.models import Tag

ROW = "<p>{{ tag.name }}: {{ tag.description }} {{ tag.ref }} " + "words of a page " * 60 + "</p>\n"
TEMPLATE = engines["django"].from_string("<!DOCTYPE html>\n<title>{{ tag.name }}</title>\n" + 30 * ROW)  # 30 kB


def bare(request):
    """One row and a template of 30 kB: the least that a page from a database costs in Django."""
    return HttpResponse(TEMPLATE.render({"tag": Tag.objects.all()[0]}, request))


urlpatterns = [path("bench/bare/", bare), path("", include("newsroom.urls"))]
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
