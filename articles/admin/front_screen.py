"""The screen of the front: its slots are arranged, seen beside as readers will see them, and given out in one step.

Every button sends the whole form, so that all of it works without scripts; what was typed stays where it is refused.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.verb_forms import next_full_hour
from articles.desk.countdown import until
from articles.desk.front import BELOW, PLACES, placed, suggested, unpublished
from articles.models import Article, Front, FrontEdition, Slot
from articles.models.front import MOST_SLOTS
from articles.publishing import NotAllowed, Refused, front
from articles.publishing.refusals import ArrangementChanged
from newsroom import clock
from newsroom.refs import LENGTH
from sources.admin.fields import Chooser, MomentField, is_key

MOVES = ("up", "down", "top", "out")
LONGEST_LIST = 100  # what a form may send; the verb refuses more than the front holds, by a sentence


class FrontForm(forms.Form):
    """What is said of an edition, and when it goes out."""

    note = forms.CharField(
        max_length=200,
        required=False,
        label="Note, for the desk",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    at = MomentField(label="Goes out at", required=False)
    story = forms.ModelChoiceField(label="Add a story", queryset=Article.objects.order_by(), required=False)

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        choices = self.fields["story"].widget.choices
        self.fields["story"].widget = Chooser(Slot._meta.get_field("article"), admin_site)
        self.fields["story"].widget.choices = choices
        self.fields["at"].initial = next_full_hour()
        zone = timezone.get_current_timezone_name()
        now = f"{timezone.localtime(clock.now()):%H:%M}"
        self.fields["at"].help_text = f"In the time of {zone}, where it is {now} now."


@require_http_methods(["GET", "HEAD", "POST"])
def front_screen(request, model_admin):
    """Show the arrangement; POST does what its button says."""
    may_view(model_admin, request)
    if request.method != "POST":
        return _show(model_admin, request, FrontForm(admin_site=model_admin.admin_site), Front.at_work().refs)
    may_publish(model_admin, request)
    form, refs = FrontForm(request.POST, admin_site=model_admin.admin_site), sent_refs(request)
    what, _, ref = request.POST.get("_do", "").partition(" ")
    try:
        refs = _moved(refs, what, ref) if what in MOVES else _added(refs, what, ref, request.POST.get("story", ""))
        answer = _done(request, form, refs, what)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        if wants_json(request):
            return JsonResponse({"error": str(refused)}, status=412 if isinstance(refused, ArrangementChanged) else 409)
        return _show(model_admin, request, form, refs, refusal=refused)
    return answer or _show(model_admin, request, form, refs)


@require_safe
def slot_row(request, model_admin):
    """Answer with the row of a story, for one that is put on the front: ``?story=`` its key or its ref."""
    may_publish(model_admin, request)
    ref = ref_of(request.GET.get("story", ""))
    if ref is None:
        return JsonResponse({"error": "This story does not exist."}, status=404)
    [story] = placed([ref])
    row = render_to_string("admin/articles/front/_slot.html", {"story": story, "may_arrange": True})
    return JsonResponse({"row": row})


def may_view(model_admin, request):
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied


def may_publish(model_admin, request):
    if not model_admin.has_change_permission(request):
        raise PermissionDenied


def sent_refs(request):
    """Return the stories as they stand in the form that was sent."""
    return [ref[: LENGTH + 1].replace("\0", "") for ref in request.POST.getlist("stories")[:LONGEST_LIST]]


def ref_of(named):
    """Return the ref of a story named by its key or its ref; None where there is none."""
    known = Article.objects.filter(pk=named) if is_key(named) else Article.objects.filter(ref=named.replace("\0", ""))
    return known.values_list("ref", flat=True).first()


def wants_json(request):
    return request.headers.get("Accept") == "application/json"


def _moved(refs, what, ref):
    """Return the arrangement with a story one place up or down, at the top or taken out."""
    if ref not in refs:
        return refs
    place, rest = refs.index(ref), [other for other in refs if other != ref]
    if what == "out":
        return rest
    to = {"up": max(place - 1, 0), "down": place + 1, "top": 0}[what]
    return [*rest[:to], ref, *rest[to:]]


def _added(refs, what, ref, chosen):
    """Return the arrangement with a story at its end: that of the button, or the one that was chosen."""
    if what != "add":
        return refs
    added = ref_of(ref or chosen)
    return [*refs, added] if added and added not in refs else refs


def _done(request, form, refs, what):
    """Do what a button says; None where the form has a fault."""
    known = {"stories": refs, "by": request.user, "revision": revision_of(request)}
    if what not in ("publish", "schedule"):
        return _arranged(request, front.arrange(**known))
    if what == "schedule" and not form.data.get("at_0"):
        form.add_error("at", "Choose the day and the time.")
    if not form.is_valid():
        return None
    if what == "publish":
        edition = front.publish(**known, note=form.cleaned_data["note"])
        told = format_html(
            '{} is out{}. <a href="{}">Readers’ page</a>', edition, _ends(edition), reverse("articles:front")
        )
    else:
        edition = front.schedule(**known, at=form.cleaned_data["at"], note=form.cleaned_data["note"])
        told = f"{edition} goes out {until(edition.live_from, at=clock.now())}."
    messages.success(request, told)
    return _back()


def _ends(edition):
    """Say until when an edition stands, where another was scheduled before."""
    if edition.live_until is None:
        return ""
    moment = date_format(timezone.localtime(edition.live_until), "j F, H:i")
    return f" until the scheduled one takes over ({moment})"


def _arranged(request, arrangement):
    if wants_json(request):
        told = render_to_string("admin/articles/front/_unpublished.html", _standing(arrangement.refs, clock.now()))
        return JsonResponse({"revision": arrangement.revision, "unpublished": told})
    messages.success(request, "The arrangement is saved. Readers see it once it is published.")
    return _back()


def _standing(refs, now):
    """What readers see and will see, and how an arrangement differs from it."""
    editions = FrontEdition.objects.select_related("made_by")
    live, coming = editions.live(at=now).first(), editions.scheduled(at=now).first()
    return {
        "live": live,
        "coming": coming,
        "is_coming": bool(coming) and coming.refs == refs,
        "until": until(coming.live_from, at=now) if coming else "",
        "changes": unpublished(refs, live),
    }


def _back():
    return redirect(reverse("admin:articles_front_changelist"))


def revision_of(request):
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1


def _show(model_admin, request, form, refs, *, refusal=None):
    """Render the screen with an arrangement, saved or as it was typed."""
    now, arrangement = clock.now(), Front.at_work()
    may_arrange, met = model_admin.has_change_permission(request), isinstance(refusal, ArrangementChanged)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Front",
        "opts": model_admin.opts,
        "form": form,
        "stories": placed(refs, at=now),
        "places": [*PLACES, *[BELOW] * (MOST_SLOTS - len(PLACES))],
        "most": MOST_SLOTS,
        "revision": revision_of(request) if request.method == "POST" and not met else arrangement.revision,
        "theirs": placed(arrangement.refs, at=now) if met else None,
        **_standing(refs, now),
        "suggested": suggested(refs, at=now) if may_arrange else [],
        "may_arrange": may_arrange,
        "refusal": refusal,
        "is_scheduling": request.POST.get("_do") == "schedule",
    }
    return render(request, "admin/articles/front/front.html", context, status=409 if refusal else 200)
