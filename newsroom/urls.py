"""The whole address space. Readers' addresses are promises: see docs/architecture.md.

``/healthz`` and ``/readyz`` are answered before, by newsroom/ops/health.py.
"""

from django.contrib import admin
from django.urls import include, path, re_path

from newsroom.ops.views import favicon, media, security

urlpatterns = [
    path("admin/", include("newsroom.accounts.urls")),
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon, name="favicon"),
    path(".well-known/security.txt", security, name="security"),
    re_path(r"^media/(?P<path>pictures/.+)$", media, name="media"),
    path("sources/", include("articles.sourcing_urls")),
    path("", include("articles.urls")),
]
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
