"""The addresses of the verbs: /admin/articles/article/KEY/VERB/, one for each."""

from functools import partial

from django.urls import path

from articles.admin.confirm import CONFIRMATIONS, confirm_page
from articles.admin.pages import open_page
from articles.admin.redact import redact_page
from articles.admin.set_right import set_right_page
from articles.publishing import VERBS
from newsroom.accounts.confirming import confirm_first

PAGES = {
    **dict.fromkeys(CONFIRMATIONS, confirm_page),
    "correct": set_right_page,
    "clarify": set_right_page,
    "redact": redact_page,
}
CONFIRMED_FIRST = frozenset({"retract", "withdraw", "redact"})  # readers see it at once, and it cannot be hidden again


def verb_urls(model_admin):
    """Return the routes of the pages of all verbs."""
    wrap = model_admin.admin_site.admin_view
    return [
        path(f"<int:pk>/{verb}/", wrap(partial(verb_page, model_admin, verb=verb)), name=f"articles_article_{verb}")
        for verb in VERBS
    ]


def verb_page(model_admin, request, pk, verb):
    page, answer = open_page(model_admin, request, pk, verb)
    if answer is None and verb in CONFIRMED_FIRST:
        confirm_first(request)
    return answer or PAGES[verb](page)
