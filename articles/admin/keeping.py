"""Nothing is lost: what the writing screen sends while somebody writes, and what it offers when they come back."""

from dataclasses import asdict
from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.dateformat import format as write_date
from django.views.decorators.http import require_POST, require_safe

from articles.admin.fields import LONGEST_BODY
from articles.admin.pages import findings
from articles.desk import drafts, presence
from articles.desk.stale import OPENED_BEFORE, is_stale
from articles.desk.typed import problems_of
from articles.models import Article
from articles.publishing import may_edit
from newsroom import clock

STALE = timedelta(hours=12)
JUDGED = 200_000  # characters of a body: a longer one is judged when it is saved, so that keeping stays quick
WRITTEN_ON = ("correct", "clarify")  # the verbs on whose page a text is written
KEPT_HERE = "What you typed is kept in this browser."


def keeping_urls(model_admin):
    view = model_admin.admin_site.admin_view
    return [
        path("<int:pk>/keep/", view(keep), name="articles_article_keep"),
        path("keep/", view(partial(keep_new, model_admin)), name="articles_article_keep_new"),
        path("<int:pk>/present/", view(present), name="articles_article_present"),
        path("drop/", view(drop), name="articles_article_drop"),
        path("token/", view(token), name="articles_article_token"),
    ]


def tab_of(request):
    """Return the name of the tab that sent a form, or a new one."""
    tab = request.POST.get("tab", "")
    return tab if drafts.TAB.fullmatch(tab) else get_random_string(16)


def keeping_of(request, article, tab, *, until="you press Save"):
    """What the scripts need to keep what is typed: where to send it, and in whose name."""
    keep = reverse("admin:articles_article_keep", args=[article.pk]) if article else ""
    return {
        "tab": tab,
        "writer": request.user.pk,
        "name": str(request.user),
        "base": article.revision if article else None,
        "keep": keep or reverse("admin:articles_article_keep_new"),
        "present": reverse("admin:articles_article_present", args=[article.pk]) if article else "",
        "token": reverse("admin:articles_article_token"),
        "login": reverse("admin:login"),
        "signIn": static("js/desk/form/sign_in.js"),
        "preflight": static("js/desk/form/preflight.js"),
        "longest": LONGEST_BODY,
        "unsaved": request.method == "POST",
        "until": until,
    }


def keeping_of_verb(request, article, tab):
    """The same for the page of a verb, which has no presence: nobody else's saving changes what it begins with."""
    return {**keeping_of(request, article, tab, until="it is public"), "present": ""}


def unsaved_of(request, article, tab, *, verb="", base=None):
    """Return the drafts that may be restored, each with its moment and whether it is of an older text.

    ``base`` is the number of what the page begins with now; None for a new story.
    """
    found = drafts.waiting(request.user, article, verb=verb, but=tab)
    for draft in found:
        draft.when = when(draft.saved_at)
        draft.is_old = draft.saved_at < clock.now() - STALE
        draft.is_overtaken = base is not None and draft.base != base
    return found


def as_sent(data, **more):
    """Return the fields of a draft as if a browser sent them."""
    sent = QueryDict(mutable=True)
    for name, values in data.items():
        sent.setlist(name, values)
    for name, value in more.items():
        sent[name] = value
    return sent


def when(moment):
    """Write a moment as somebody at the desk says it: the time, and the day unless it is today."""
    local = timezone.localtime(moment)
    today = local.date() == timezone.localtime(clock.now()).date()
    return write_date(local, "H:i" if today else "j F, H:i")


def keep(request, pk):
    article = Article.objects.filter(pk=pk).first()
    return _refusal(request, article) or _keep(request, article)


def keep_new(model_admin, request):
    if not model_admin.has_add_permission(request):
        return _no(f"You may no longer begin a story. {KEPT_HERE}", 403)
    return _refuse_other(request) or _keep(request, None)


def present(request, pk):
    """Say that a tab is open, whether somebody types in it, or that it closes; answer who else is here."""
    article = Article.objects.select_related("changed_by").filter(pk=pk).first()
    if refusal := _refusal(request, article):
        return refusal
    tab = request.POST["tab"]
    if "leaving" in request.POST:
        presence.leave(user=request.user, article=article, tab=tab)
        return JsonResponse({})
    others = presence.beat(user=request.user, article=article, tab=tab, typing="typing" in request.POST)
    return JsonResponse(
        {
            "others": [{"name": one.name, "self": one.is_self, "writing": one.writing} for one in others],
            "revision": article.revision,
            "by": str(article.changed_by or "Somebody"),
            "at": when(article.changed_at),
        }
    )


@require_POST
def drop(request):
    """Discard a draft, and go back to where it was offered."""
    drafts.drop(request.user, request.POST.get("tab", ""))
    messages.info(request, "The unsaved text is discarded.")
    key, verb = request.POST.get("article", ""), request.POST.get("verb", "")
    page = verb if verb in WRITTEN_ON else "change"
    to = reverse(f"admin:articles_article_{page}", args=[key]) if key.isascii() and key.isdigit() else None
    return redirect(to or reverse("admin:articles_article_add"))


@require_safe
def token(request):
    """Who is signed in in this browser, and the token that a form sends: both change when somebody signs in again."""
    return JsonResponse({"token": get_token(request), "writer": request.user.pk, "name": str(request.user)})


def _keep(request, article):
    if article and is_stale(article, request.POST.get("redactions")):
        return _no(OPENED_BEFORE, 409)
    if "_brought" in request.POST and drafts.has(user=request.user, article=article, fields=request.POST.lists()):
        return JsonResponse({"known": True})
    draft = drafts.keep(user=request.user, article=article, tab=request.POST["tab"], fields=request.POST.lists())
    return JsonResponse({"at": when(draft.saved_at), **(_judged(draft) if article else {})})


def _judged(draft):
    """What preflight says of what was just kept, for the list above the form."""
    if len(draft.data.get("body", [""])[0]) > JUDGED:
        return {}
    return {"findings": [asdict(finding) for finding in findings(problems_of(draft.data))]}


def _refusal(request, article):
    if article is None:
        return _no(f"This story is gone: somebody deleted it. {KEPT_HERE}", 404)
    if not may_edit(request.user, article):
        return _no(f"You may no longer change this story. {KEPT_HERE}", 403)
    return _refuse_other(request)


def _refuse_other(request):
    """Refuse what is no form of this screen, and what somebody else wrote who was signed in here before."""
    if request.method != "POST" or not drafts.TAB.fullmatch(request.POST.get("tab", "")):
        return _no("This is no form of the writing screen: open the story again.", 400)
    if request.POST.get("writer") != str(request.user.pk):
        return _no(f"You are signed in as {request.user} now: sign in as who wrote this, then go on here.", 409)
    return None


def _no(sentence, status):
    return JsonResponse({"error": sentence}, status=status)
