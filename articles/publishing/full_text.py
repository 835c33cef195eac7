"""The full text of a story, as feeds and partners get it: plain HTML with absolute addresses."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from articles.models import Version
from articles.publishing.known import Known
from articles.publishing.listed_sources import ListedSource
from articles.publishing.origin import ORIGIN, absolute
from articles.publishing.record import Content, Picture
from newsroom import prose

TEXT = "<!--text-->"


def full_text(
    version: Version, content: Content, *, known: Known, sources: list[ListedSource], notices: Iterable[Version]
) -> str:
    """Render a version for elsewhere, under the mark of our origin: picture, corrections, text, updates, sources."""
    notices = list(notices)
    context = {
        "origin": ORIGIN,
        "language": content.language,
        "direction": prose.direction(content.language),
        "lead": _picture(content.lead_image, known),
        "rectified": [notice for notice in notices if notice.rectifies],
        "updates": [notice for notice in notices if not notice.rectifies],
        "sources": sources,
    }
    # Put there after rendering: it is HTML already, cleaned by newsroom.prose.
    return render_to_string("articles/_full_text.html", context).replace(TEXT, _text(version, content, known, sources))


def _text(version: Version, content: Content, known: Known, sources: list[ListedSource]) -> str:
    words = {picture.image: picture for picture in content.images}

    def figure(found: prose.Figure) -> str:
        picture = _picture(words.get(found.image), known)
        return render_to_string("articles/_full_text_figure.html", {"picture": picture}) if picture else ""

    return prose.syndicated(
        content.body,
        page=absolute(version.get_absolute_url()),
        numbers={source.ref: source.number for source in sources},
        labels={source.ref: f"{source.agency_name}, {source.title}" for source in sources},
        figure=figure,
    )


def _picture(picture: Picture | None, known: Known) -> dict | None:
    step = known.images[picture.image].picture() if picture and picture.image in known.images else None
    if picture is None or step is None:
        return None
    words = {"alt": picture.alt, "caption": picture.caption, "credit": picture.credit}
    return {"url": absolute(step.url), "width": step.width, "height": step.height, **words}
