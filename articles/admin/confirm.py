"""The page on which a verb is confirmed: what readers will see, what is missing, what they are told."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import publishing
from articles.admin import verb_forms as forms
from articles.admin.pages import findings, is_nothing
from articles.desk.goes_out import goes_out
from articles.desk.outcome import outcome
from articles.models import DeskNote
from articles.publishing import Refused
from articles.publishing.diff import compare
from articles.publishing.preflight import check
from articles.publishing.record import fingerprint
from articles.publishing.workflow import Standing

GOES_OUT = frozenset({"publish", "update", "copy_edit", "schedule"})
HEADINGS = {
    **dict.fromkeys(("send_to_review", "approve"), "What this text would change for readers"),
    "cancel": "What does not go out",
}
BEFORE_IT = frozenset({"send_to_review", "approve"})  # preflight informs, and stops nothing yet


@dataclass(frozen=True)
class Confirmation:
    """How a verb is confirmed: its form, what follows for readers, and what is said when it is done."""

    form: type
    follows: Callable[[Standing], str]
    done: str


def _unseen(now):
    if now.live is None:
        return "Readers see nothing of it yet."
    return f"Readers keep seeing version {now.live.number}."


CONFIRMATIONS = {
    "send_to_review": Confirmation(
        forms.ReviewForm,
        lambda now: f"The text goes to an editor for review. {_unseen(now)}",
        "The story is in review.",
    ),
    "send_back": Confirmation(
        forms.SendBackForm,
        lambda now: f"The text goes back to its author as a draft. {_unseen(now)}",
        "The story is with its author again.",
    ),
    "approve": Confirmation(
        forms.ApproveForm,
        lambda now: f"This text may go out as it stands; a change of it takes a new approval. {_unseen(now)}",
        "The story is ready to go out.",
    ),
    "publish": Confirmation(
        forms.PublishForm,
        lambda now: "Readers see the story from now on, under an address that stays for ever.",
        "The story is published.",
    ),
    "update": Confirmation(
        forms.UpdateForm,
        lambda now: (
            "Readers see the new text at once, with the time of the update. What stood before stays in the history."
        ),
        "The update is published.",
    ),
    "copy_edit": Confirmation(
        forms.CopyEditForm,
        lambda now: "Readers see the new text at once, without a new time of update. It stands in the history.",
        "The copy edit is published.",
    ),
    "schedule": Confirmation(
        forms.ScheduleForm,
        lambda now: f"Readers see this text from the moment that you choose. Until then r{_unseen(now)[1:]}",
        "The story is scheduled.",
    ),
    "cancel": Confirmation(
        forms.VerbForm,
        lambda now: f"What is scheduled does not go out. {_unseen(now)} The text stays with you.",
        "The schedule is cancelled.",
    ),
    "retract": Confirmation(
        forms.RetractForm,
        lambda now: (
            "Your notice stands in the place of the text. Headline, byline, sources, address and history stay; "
            "the story leaves all lists."
        ),
        "The story is retracted.",
    ),
    "withdraw": Confirmation(
        forms.WithdrawForm,
        lambda now: (
            "The story, its versions and its history are gone for readers; a short page with your notice remains. "
            "The ledger keeps numbers, times and digests."
        ),
        "The story is withdrawn.",
    ),
    "reinstate": Confirmation(
        forms.ReinstateForm,
        lambda now: "The last text that stood comes back, under its address and in the lists, with your notice.",
        "The story is back.",
    ),
}


def confirm_page(page):
    """Ask, act and go back to the story; where it is refused, say so and keep what was typed."""
    confirmation = CONFIRMATIONS[page.verb]
    form = confirmation.form(page.request.POST or None, **_of_the_story(confirmation.form, page))
    if page.request.method == "POST" and not page.refusal and form.is_valid():
        try:
            act = getattr(publishing, page.verb)
            result = act(page.article, by=page.request.user, **form.cleaned_data)
        except Refused as refusal:
            page.refusal = refusal
        else:
            return page.done(confirmation.done, result if page.verb in _PUBLIC else None)
    return _show(page, confirmation, form)


_PUBLIC = frozenset({"publish", "update", "copy_edit", "retract", "reinstate"})


def _of_the_story(form, page):
    return {"article": page.article, "now": page.now} if form is forms.ScheduleForm else {}


def _show(page, confirmation, form):
    what = outcome(page.verb, page.article, page.now)
    problems = list(page.refusal.problems) if page.refusal and page.refusal.problems else _problems(page, what, form)
    found = findings(problems, page.story_url)
    if not any(not finding.is_error for finding in found):
        form.fields.pop("overrule", None)
    elif "overrule" in form.fields and not form["reason"].value():
        del form.fields["reason"]  # one reason is enough
    changes = compare(what.before, what.after) if what.before and what.after else None
    return page.show(
        "confirm",
        form,
        follows=confirmation.follows(page.now),
        heading=HEADINGS.get(page.verb, "What readers see change"),
        changes=changes,
        nothing=is_nothing(changes) and page.verb in GOES_OUT | BEFORE_IT,
        seen=fingerprint(what.after) if "seen" in form.fields else "",
        goes_out=_goes_out(form),
        open_notes=_open_notes(page),
        first=what.before is None and what.after is not None,
        errors=[finding for finding in found if finding.is_error],
        warnings=[finding for finding in found if not finding.is_error],
        stops=page.verb in GOES_OUT,
        may_act=page.verb == "schedule" or page.verb not in GOES_OUT or not any(finding.is_error for finding in found),
    )


def _open_notes(page):
    """How many notes between editors are open, where the story goes on."""
    goes_on = page.verb in GOES_OUT | BEFORE_IT
    return DeskNote.objects.open().filter(article=page.article).count() if goes_on else 0


def _goes_out(form):
    """Spell out the moment that is chosen; that which is suggested, while none is."""
    if "at" not in form.fields:
        return None
    return goes_out(getattr(form, "cleaned_data", {}).get("at") or form.fields["at"].initial)


def _problems(page, what, form):
    if page.verb not in GOES_OUT | BEFORE_IT:
        return []
    at = form.fields["at"].initial if "at" in form.fields else None
    return check(page.article, what.after, slug=page.article.slug, at=at)
