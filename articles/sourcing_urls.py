"""The readers' addresses of agencies and sources."""

from django.urls import path

from articles.views import feeds, sourcing
from newsroom import converters

converters.register()
app_name = "sources"

urlpatterns = [
    path("", sourcing.agencies, name="agencies"),
    path("<words:slug>/", sourcing.agency, name="agency"),
    path("<words:slug>/feed.<feed:format>", feeds.agency, name="agency_feed"),
    path("<words:slug>/<ref:ref>/", sourcing.source, name="source"),
]
