"""Files that readers may fetch."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom import clock

# Named here, for not every machine knows them all, and a browser told nosniff shows none that it was not named.
TYPES = {".avif": "image/avif", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@require_safe
def favicon(request):
    """Lead browsers that ask by habit, beside a page without HTML, to the icon."""
    return redirect(static("img/icon.svg"))


@require_safe
def security(request):
    """Say whom to tell of a hole (RFC 9116); 404 where nobody is named, or the day on which that ends has come."""
    expires = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or not expires or expires <= timezone.localdate(clock.now()):
        raise Http404("No security contact stands here.")
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}T00:00:00Z",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {request.scheme}://{request.get_host()}{request.path}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def media(request, path):
    """Serve a rendition. Its name is the hash of its content, so it may be kept for ever."""
    try:
        kind = TYPES[PurePosixPath(path).suffix]
        file = default_storage.open(path)
    except (KeyError, OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    return FileResponse(file, headers={"Content-Type": kind, "Cache-Control": "public, max-age=31536000, immutable"})
