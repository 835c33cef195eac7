"""Security headers: one policy for readers, one for the desk.

Readers' pages carry no nonce, for a cache would repeat it, and need no script. Nothing of
the desk is stored by any cache; the one inline script there, the map of its modules, has a
nonce.
"""

import secrets

READERS = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",  # no script runs that could; Lighthouse reads robots.txt through the page that it judges
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
DESK = {
    **READERS,
    "script-src": "'self'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "frame-ancestors": "'self'",
}
FRAMED = {**READERS, "frame-ancestors": "'self'"}  # a page of readers inside one of the desk
EMBEDDED = {**READERS, "frame-ancestors": "*"}  # the one page that others may show in a frame
PERMISSIONS = (
    "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
)
DESK_PATH = "/admin/"


def nonce_of(request):
    """The nonce of a page of the desk, made when its template asks for it."""
    if not hasattr(request, "csp_nonce"):
        request.csp_nonce = secrets.token_urlsafe(16)
    return request.csp_nonce


def policy(directives):
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class HeadersMiddleware:
    """Set the headers of every response; read no cookie but at the desk."""

    readers, desk = policy(READERS), policy(DESK)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        at_desk = request.path.startswith(DESK_PATH)
        if not at_desk:
            request.COOKIES = {}  # readers have none: whatever a browser sends makes no page another one
        response = self.get_response(request)
        allowed = self.desk if at_desk else self.readers
        if at_desk and (nonce := getattr(request, "csp_nonce", "")):
            allowed = allowed.replace("script-src 'self'", f"script-src 'self' 'nonce-{nonce}'")
        response.headers.setdefault("Content-Security-Policy", allowed)
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if at_desk else "DENY")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if at_desk:
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
