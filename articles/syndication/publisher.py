"""Who publishes, as machines read it: schema.org's NewsMediaOrganization with its policies."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.publishing.origin import absolute, at_origin

LOGO = "img/icon.svg"


def policies() -> dict[str, str]:
    """Return the paths of the pages that say how we work, by their names in schema.org. The one place that knows."""
    return {
        "publishingPrinciples": f"{reverse('articles:front')}#standards",
        "correctionsPolicy": reverse("articles:corrections"),
    }


def publisher(origin: str) -> dict[str, Any]:
    """Return the facts of the newspaper, with addresses under an origin."""

    def at(path: str) -> str:
        return at_origin(absolute(path), origin)

    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": at(reverse("articles:front")),
        "logo": {"@type": "ImageObject", "url": at(static(LOGO))},
        **{name: at(path) for name, path in policies().items()},
    }
