"""What every template may say of the site."""

from functools import partial

from django.conf import settings
from django.utils import timezone

from newsroom import clock
from newsroom.ops.headers import nonce_of


def site(request):
    """Return the name and motto of the newspaper, the day where it is made, and the nonce of a page of the desk."""
    return {
        "site_name": settings.SITE_NAME,
        "site_motto": settings.SITE_MOTTO,
        "today": timezone.localdate(clock.now()),
        "csp_nonce": partial(nonce_of, request),
    }
