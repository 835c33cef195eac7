"""Who publishes, as machines read it: schema.org's NewsMediaOrganization with its policies."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.publishing.origin import absolute, at_origin

LOGO = "img/icon.svg"
WRITTEN = {
    "publishingPrinciples": "standards",
    "correctionsPolicy": "corrections",
    "ownershipFundingInfo": "ownership",
}


def policies(written: Mapping[str, str]) -> dict[str, str]:
    """Return the paths of the pages that say how we work, by their names in schema.org; ``written`` gives those
    of the policy pages that stand, by slug. The one place that knows."""
    stand_ins = {
        "publishingPrinciples": f"{reverse('articles:front')}#standards",
        "correctionsPolicy": reverse("articles:corrections"),
        "actionableFeedbackPolicy": reverse("articles:report_any"),
    }
    return stand_ins | {name: written[slug] for name, slug in WRITTEN.items() if slug in written}


def publisher(origin: str, *, written: Mapping[str, str]) -> dict[str, Any]:
    """Return the facts of the newspaper, with addresses under an origin."""

    def at(path: str) -> str:
        return at_origin(absolute(path), origin)

    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": at(reverse("articles:front")),
        "logo": {"@type": "ImageObject", "url": at(static(LOGO))},
        **{name: at(path) for name, path in policies(written).items()},
    }
