"""Policy pages: a new edition takes the place of the one before, and changes nothing of it."""

from django.db import IntegrityError, transaction

from articles.models import PolicyEdition
from articles.publishing.record import Content
from articles.publishing.refusals import NotAllowed, NotPossible
from articles.publishing.signals import policy_changed
from newsroom import clock, prose
from newsroom.accounts.models import User

RIGHT = "articles.add_policyedition"


def publish_policy(
    slug: str,
    *,
    by: User,
    base: int,
    title: str,
    body: str,
    standfirst: str = "",
    language: str = "en",
    notice: str = "",
    in_footer: bool = True,
) -> PolicyEdition:
    """Publish the next edition of a page; ``base`` is the number of the one that was opened, 0 where none stood."""
    if not by.has_perm(RIGHT):
        raise NotAllowed("Your role at the desk does not publish policy pages.")
    body = prose.clean(body)
    demand(body, notice=notice, is_first=base == 0)
    edition = PolicyEdition(
        slug=slug,
        number=base + 1,
        title=" ".join(title.split()),
        standfirst=" ".join(standfirst.split()),
        body=body,
        language=language,
        in_footer=in_footer,
        notice=notice.strip(),
        live_from=clock.now(),
        by=by,
    )
    with transaction.atomic():
        newest = PolicyEdition.objects.of(slug).first()
        if (newest.number if newest else 0) != base:
            raise _overtaken(newest)
        try:
            with transaction.atomic():
                edition.save(force_insert=True)
        except IntegrityError:  # somebody was quicker by a breath
            raise _overtaken(PolicyEdition.objects.of(slug).first()) from None
        transaction.on_commit(lambda: policy_changed.send(PolicyEdition, edition=edition), robust=True)
    return edition


def demand(body: str, *, notice: str, is_first: bool) -> None:
    """Refuse a text that no policy page can have."""
    if prose.is_blank(body):
        raise NotPossible("The page has no text.")
    if prose.marked(body) or prose.figures(body):
        raise NotPossible("A policy page cites no source and shows no picture: take the marks and pictures out.")
    if not is_first and prose.is_empty(notice):
        raise NotPossible("Tell readers in one or two sentences what is new in this edition.")


def content_of_edition(edition: PolicyEdition | None) -> Content:
    """Return what an edition says, to be compared; of none, nothing."""
    if edition is None:
        return Content()
    return Content(headline=edition.title, standfirst=edition.standfirst, body=edition.body, language=edition.language)


def _overtaken(newest):
    if newest is None:
        return NotPossible("This page is not there any more: begin it anew.")
    return NotPossible(
        f"Edition {newest.number} of this page came out while you were writing. Nothing is lost: the comparison "
        "below is with that edition now; go back to writing where it would undo something, or confirm."
    )
