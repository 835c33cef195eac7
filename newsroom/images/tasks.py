"""Jobs of the library. What is due stands in ``Image.due_since``."""

import logging
from datetime import timedelta

from newsroom import clock
from newsroom.images.files import drop_unused
from newsroom.images.intake import ImageRefused
from newsroom.images.models import Image
from newsroom.images.renditions import all_copies, make_renditions
from newsroom.images.signals import renditions_made
from newsroom.tasks.jobs import job, once

AT_ONCE = timedelta(minutes=2)  # longer than that a job does not wait, unless it was lost
MOST = 500

log = logging.getLogger("newsroom.images")


@job(limit=timedelta(hours=1))  # one that stands in thousands of stories has as many pages
def prepare_picture(ref: str) -> str | None:
    """Make the renditions that a picture lacks, and let the pages that show it know."""
    image = Image.objects.filter(ref=ref).first()
    if image is None:
        return None
    if image.redacted_at:
        drop_unused(renditions=[copy.name for copy in all_copies(image)])  # a try that was cut short may have left some
        return None
    due = image.due_since
    try:
        made = make_renditions(image)
    except (ImageRefused, FileNotFoundError) as error:  # another try would find the same
        log.error("picture %s cannot be prepared: %s", ref, error)
        _done(image, due)
        return None
    image.refresh_from_db()
    renditions_made.send(Image, image=image)
    _done(image, due)
    return f"prepared picture {ref}" if made else None


@job()
def look_for_pictures() -> str | None:
    """Ask for the pictures that are due and for which nobody asks."""
    late = Image.objects.due().filter(due_since__lt=clock.now() - AT_ONCE)
    asked = sum(once(prepare_picture, ref) for ref in late.values_list("ref", flat=True)[:MOST])
    return f"asked for {asked} pictures" if asked else None


def _done(image, due):
    """Nothing more is due, unless it became so meanwhile."""
    Image.objects.filter(pk=image.pk, due_since=due).update(due_since=None)
