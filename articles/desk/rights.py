"""Pictures that readers see although their rights have ended, or end soon: preflight looks only at what goes out."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.desk.countdown import until
from articles.desk.piles import Line, Pile, pile, story_url
from articles.models import Article, ShownPicture, Version
from newsroom import clock
from newsroom.accounts.models import User

SOON = timedelta(days=7)
LATELY = timedelta(days=90)  # older ones are found in the list of pictures; this is for what happens


def ending(user: User, *, at: datetime | None = None) -> list[Pile]:
    """Return the pile of live stories whose pictures may not be shown, or soon not any more; nothing where none is.

    Of the stories of a person. One query.
    """
    at = at or clock.now()
    rows = _shown_by_live_stories(at).filter(article__in=Article.objects.editable_by(user))
    rows = rows.filter(Q(image__no_use=True) | Q(image__usable_until__range=(at - LATELY, at + SOON)))
    rows = rows.select_related("article", "image").order_by(F("image__usable_until").asc(nulls_first=True), "pk")
    found = pile("rights", "Pictures whose rights end", "", rows, _line(at), url="")
    return [found] if found.lines else []


def _shown_by_live_stories(at: datetime) -> QuerySet[ShownPicture]:
    """What the versions of now show; a picture is remembered by its story for good, so the record is looked at."""
    live = Version.objects.live(at=at).listed().filter(article=OuterRef("article"))
    return ShownPicture.objects.filter(Exists(live.filter(document__contains=OuterRef("image__ref"))), published=True)


def _line(at):
    def line(shown):
        image, address = shown.image, story_url(shown.article_id)
        about = f"in “{shown.article}”"
        if image.no_use or image.is_expired(at=at):
            chip = "not to be used" if image.no_use else "rights ended"
            return Line(str(image), address, chip, "killed", about, None if image.no_use else image.usable_until)
        left = until(image.usable_until, at=at)
        return Line(str(image), address, "rights end", "scheduled", about, image.usable_until, left)

    return line
