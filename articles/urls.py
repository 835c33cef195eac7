"""The readers' addresses of stories. They are promises; docs/architecture.md lists them."""

from django.urls import path

from articles.views import (
    error_reports,
    feeds,
    ledgers,
    lists,
    machines,
    partners,
    policies,
    previewing,
    searching,
    sharing,
    stories,
)
from newsroom import converters

converters.register()
app_name = "articles"


STORY = "<year:year>/<two:month>/<two:day>/<words:slug>/"

urlpatterns = [
    path("", lists.front, name="front"),
    path("latest/", lists.latest, name="latest"),
    path("corrections/", lists.corrections, name="corrections"),
    path("corrections/report/", error_reports.report_any, name="report_any"),
    path("search/", searching.search, name="search"),
    path("corrections/feed.<feed:format>", feeds.corrections, name="corrections_feed"),
    path("feeds/", feeds.landing, name="feeds"),
    path("feeds/latest.<feed:format>", feeds.latest, name="latest_feed"),
    path("tags/", lists.tags, name="tags"),
    path("tags/<words:slug>/", lists.tag, name="tag"),
    path("tags/<words:slug>/feed.<feed:format>", feeds.tag, name="tag_feed"),
    path("preview/<str:token>/", previewing.preview, name="preview"),
    path("about/", policies.about, name="about"),
    path("about/<words:slug>/", policies.policy, name="policy"),
    path("about/<words:slug>/history/", policies.history, name="policy_history"),
    path("about/<words:slug>/history/<int:number>/", policies.edition, name="policy_edition"),
    path("about/<words:slug>/history/<int:number>/changes/", policies.changes, name="policy_changes"),
    path("by/<words:slug>/", lists.author, name="author"),
    path("by/<words:slug>/feed.<feed:format>", feeds.author, name="author_feed"),
    path("<year:year>/", lists.year, name="year"),
    path("<year:year>/<two:month>/", lists.month, name="month"),
    path("<year:year>/<two:month>/<two:day>/", lists.day, name="day"),
    path(STORY, stories.story, name="story"),
    path(f"{STORY}history/", stories.history, name="history"),
    path(f"{STORY}history/<int:number>/", stories.version, name="version"),
    path(f"{STORY}history/<int:number>/changes/", stories.changes, name="changes"),
    path(f"{STORY}history/<int:number>.json", stories.document, name="document"),
    path(f"{STORY}report/", error_reports.report, name="report"),
    path(f"{STORY}report/thanks/", error_reports.thanks, name="report_thanks"),
    path(f"{STORY}history/<int:number>/card-<slug:key>.png", sharing.card, name="card"),
    path(f"{STORY}versions.json", stories.ledger, name="ledger"),
    path(f"{STORY}ninjs.json", partners.ninjs, name="ninjs"),
    path(f"{STORY}embed/", partners.embed, name="embed"),
    path("oembed", partners.oembed, name="oembed"),
    path("ledger/", ledgers.landing, name="ledgers"),
    path("ledger/<year:year>-<two:month>-<two:day>.json", ledgers.day, name="day_ledger"),
    path("ledger/<ref:ref>.json", ledgers.of_story, name="story_ledger"),
    path("ledger/feed.<feed:format>", ledgers.feed, name="ledger_feed"),
    path("sitemap.xml", machines.index, name="sitemap"),
    path("sitemaps/pages.xml", machines.pages, name="sitemap_pages"),
    path("sitemaps/<year:year>-<two:month>.xml", machines.month, name="sitemap_month"),
    path("news-sitemap.xml", machines.news, name="news_sitemap"),
    path("robots.txt", machines.robots, name="robots"),
]
