"""Where quick find asks: /admin/articles/article/find/?q=, in JSON."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from articles.desk.quick_find import find

LONGEST = 200


@require_safe
def quick_find(request):
    """Answer with what this person may see; nothing at all is an empty list, not a refusal."""
    words = request.GET.get("q", "").replace("\0", "")[:LONGEST]
    response = JsonResponse({"results": find(request.user, words)})
    response.headers["Cache-Control"] = "private, no-store"
    return response
