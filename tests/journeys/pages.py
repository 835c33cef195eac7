"""Every type of page that readers are shown, by the name of the type: addresses in the demo newspaper."""

from datetime import timedelta

from django.urls import reverse

from articles.models import Article, PreviewLink, Version
from newsroom import clock
from sources.models import Source

SEED = "istanbul-talks-end-without-ceasefire"
CORRECTED = "first-grain-ships-clear-the-breakwater"
RETRACTED = "river-bridge-closed-after-night-strike"


def story(slug):
    return Article.objects.get(slug=slug)


def live(slug):
    return Version.objects.live().get(article__slug=slug)


def withdrawn(basis):
    return Version.objects.live().get(kind=Version.Kind.WITHDRAWAL, basis=basis)


def source():
    return Source.objects.filter(citations__article__slug=SEED).order_by("pk")[0]


def preview_link(**fields):
    values = {"label": "Jane Roe, lawyer", "expires_at": clock.now() + timedelta(days=7), **fields}
    return PreviewLink.objects.create(article=story(SEED), **values)


READERS = {
    "front": lambda: reverse("articles:front"),
    "latest": lambda: reverse("articles:latest"),
    "tags": lambda: reverse("articles:tags"),
    "tag": lambda: reverse("articles:tag", args=["war-and-conflicts"]),
    "agencies": lambda: reverse("sources:agencies"),
    "agency": lambda: source().agency.get_absolute_url(),
    "source": lambda: source().get_absolute_url(),
    "source that changed": lambda: Source.objects.get(filed_id="GI-118").get_absolute_url(),
    "author": lambda: story(SEED).bylines.get().author.get_absolute_url(),
    "year": lambda: reverse("articles:year", args=[2025]),
    "month": lambda: reverse("articles:month", args=[2025, 8]),
    "day": lambda: reverse("articles:day", args=[2025, 8, 5]),
    "corrections": lambda: reverse("articles:corrections"),
    "search": lambda: reverse("articles:search", query={"q": "ceasefire", "tag": "war-and-conflicts"}),
    "search without words": lambda: reverse("articles:search"),
    "search without results": lambda: reverse("articles:search", query={"q": "zebra", "from": "2025-07-01"}),
    "story": lambda: live(SEED).get_absolute_url(),
    "corrected story": lambda: live(CORRECTED).get_absolute_url(),
    "retracted story": lambda: live(RETRACTED).get_absolute_url(),
    "Arabic story": lambda: live("miqyas-dar-salim").get_absolute_url(),
    "story without a picture": lambda: live("almery-light-burns-again").get_absolute_url(),
    "story withdrawn": lambda: withdrawn("editorial").get_absolute_url(),
    "story withdrawn by law": lambda: withdrawn("legal").get_absolute_url(),
    "history": lambda: live(CORRECTED).history_url,
    "version": lambda: story(CORRECTED).versions.get(number=1).version_url,
    "changes": lambda: live(CORRECTED).changes_url,
    "report an error": lambda: live(SEED).report_url,
    "report an error in any story": lambda: reverse("articles:report_any"),
    "thanks for a report": lambda: live(SEED).thanks_url,
    "feeds": lambda: reverse("articles:feeds"),
    "daily roots": lambda: reverse("articles:ledgers"),
    "about": lambda: reverse("articles:about"),
    "policy page": lambda: reverse("articles:policy", args=["privacy"]),
    "history of a policy page": lambda: reverse("articles:policy_history", args=["corrections"]),
    "edition of a policy page": lambda: reverse("articles:policy_edition", args=["corrections", 1]),
    "changes of a policy page": lambda: reverse("articles:policy_changes", args=["corrections", 2]),
    "preview": lambda: preview_link().get_absolute_url(),
    "preview that ended": lambda: preview_link(revoked_at=clock.now()).get_absolute_url(),
    "no such page": lambda: "/2025/08/05/no-such-story/",
}
STATUS = {"preview that ended": 410, "story withdrawn": 410, "story withdrawn by law": 451, "no such page": 404}
