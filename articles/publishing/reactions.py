"""What publishing does when something below it changes.

A source may no longer be published on: the versions scheduled on it are cancelled in the same
transaction, and the desk reads why in the log of each story. A picture has new renditions:
the pages that show it are rendered again.
"""

from articles.models import Article, Version
from articles.publishing.rendering import renew
from articles.publishing.schedule import stop
from newsroom import clock
from newsroom.images.signals import renditions_made
from sources.signals import source_stopped


def connect() -> None:
    """Listen to what sources and pictures tell."""
    source_stopped.connect(cancel_scheduled, dispatch_uid="articles.publishing.cancel_scheduled")
    renditions_made.connect(show_renditions, dispatch_uid="articles.publishing.show_renditions")


def cancel_scheduled(source, by, note, **kwargs):
    """Cancel every scheduled version that the source forbids."""
    at = clock.now()
    coming = Version.objects.scheduled(at=at).filter(source_uses__source=source)
    if not source.is_killed:
        coming = coming.filter(live_from__lt=source.embargo_until)
    for article in Article.objects.filter(versions__in=coming.values("pk")).order_by("pk"):
        stop(article, by=by, reason=f"“{source.title}”: {note}")


def show_renditions(image, **kwargs):
    """Let the pages of stories show all that there is of a picture."""
    renew(image)
