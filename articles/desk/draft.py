"""The working copy as readers would get it now. Kept by nobody."""

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.publishing.known import Known
from articles.publishing.ledger import version_of
from articles.publishing.record import Content, Record, content_of
from articles.publishing.rendering import page_html, render_story
from newsroom import clock


def draft_html(article: Article, content: Content | None = None) -> SafeString:
    """Return the story part of the readers' page, of the working copy or of a content in its place."""
    return page_html(render_story(*draft_version(article, content or content_of(article))))


def draft_version(article: Article, content: Content) -> tuple[Version, Record]:
    """Return an unsaved version of a content as it would go out now, and its record."""
    now = clock.now()
    last = article.versions.uncancelled().order_by("number").last()
    record = Record(
        story=article.ref,
        number=last.number + 1 if last else 1,
        kind=Version.Kind.UPDATE if last else Version.Kind.PUBLICATION,
        notice="",
        basis="",
        live_from=now,
        first_live_from=last.first_live_from if last else now,
        updated_at=now if last else None,
        recorded_at=now,
        origin="desk",
        previous="",
        address_date=(last.first_live_from if last else now).date(),
        address_slug=article.slug or "preview",
        content=content,
    )
    return version_of(article, record, Known.of(content)), record
