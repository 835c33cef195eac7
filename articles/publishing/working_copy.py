"""The working copy: taking a content into it, and keeping what it held before."""

import json
from datetime import timedelta

from django.db.models import F

from articles.models import Article, Author, Byline, Citation, Milestone, RelatedStory, Revision, ShownPicture, Tag
from articles.publishing.merge import merge
from articles.publishing.record import Content, canonical_content, content_from, content_of, fingerprint
from newsroom import clock
from newsroom.accounts.models import User
from newsroom.images.models import Image
from sources.models import Source

KEPT_FOR = timedelta(days=30)


def take(article: Article, content: Content, *, by: User) -> None:
    """Make the working copy of a locked story say what a content says."""
    remember(article)
    lead = content.lead_image
    image = Image.objects.filter(ref=lead.image).first() if lead else None
    for name in ("headline", "standfirst", "body", "language", "dateline"):
        setattr(article, name, getattr(content, name))
    article.lead_image = image
    article.lead_alt = lead.alt if lead and image and lead.alt != image.alt else ""
    article.lead_caption = lead.caption if lead and image and lead.caption != image.caption else ""
    article.lead_credit = lead.credit if lead and image and lead.credit != image.credit else ""
    tags = in_order(Tag, [tag.tag for tag in content.tags])
    article.kicker = tags[0] if tags else None
    article.changed_by, article.changed_at = by, clock.now()
    article.save()
    Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1)
    article.refresh_from_db(fields=["revision"])
    article.tags.set(tags)
    _take_lists(article, content)
    ShownPicture.objects.by_working_copy(article, content.pictures)


def keep_and_merge(article: Article, *, base: Content, published: Content, label: str, by: User) -> tuple[str, ...]:
    """Bring what was just published into the working copy of a locked story.

    Unpublished work (what differs from ``base``, the content published before) is kept as a
    milestone and merged; the fields in which both changed the same keep the working copy's
    words, and their names are returned.
    """
    mine = content_of(article)
    if fingerprint(mine) == fingerprint(published):
        return ()
    if fingerprint(mine) == fingerprint(base):
        take(article, published, by=by)
        return ()
    keep(article, mine, label=label, by=by)
    merged = merge(base, mine, published)
    take(article, merged.content, by=by)
    return merged.conflicts


def keep(article: Article, content: Content, *, label: str, by: User) -> Milestone:
    """Keep a content of the working copy as a milestone."""
    text = canonical_content(content)
    return Milestone.objects.create(article=article, label=_short(label), content=text, by=by, at=clock.now())


def keep_new(article: Article, content: Content, *, label: str, by: User) -> Milestone | None:
    """Keep a content as a milestone, unless the newest one says the same already: then None."""
    newest = article.milestones.first()
    if newest and fingerprint(content_kept(newest)) == fingerprint(content):
        return None
    return keep(article, content, label=label, by=by)


def content_kept(kept: Milestone | Revision) -> Content:
    """Return the content that a milestone or a revision keeps."""
    return content_from(json.loads(kept.content))


def _short(label: str) -> str:
    longest = Milestone._meta.get_field("label").max_length or 0
    return label if len(label) <= longest else f"{label[: longest - 1]}…"


def remember(article: Article) -> Revision:
    """Keep what the saved text of a locked story says, before it is replaced, for whoever has it open."""
    saved = Article.objects.get(pk=article.pk)
    article.revisions.filter(replaced_at__lt=clock.now() - KEPT_FOR).delete()
    if kept := article.revisions.filter(number=saved.revision).first():
        return kept
    return Revision.objects.create(
        article=saved,
        number=saved.revision,
        content=canonical_content(content_of(saved)),
        slug=saved.slug,
        embargo_until=saved.embargo_until,
        replaced_at=clock.now(),
    )


def in_order(model, refs: list[str]) -> list:
    """Return the rows of refs, in the order of the refs, without those that are gone."""
    rows = {row.ref: row for row in model.objects.filter(ref__in=refs)}
    return [rows[ref] for ref in refs if ref in rows]


def _take_lists(article: Article, content: Content) -> None:
    article.bylines.all().delete()
    article.citations.all().delete()
    article.related_stories.all().delete()
    authors = in_order(Author, [line.author for line in content.bylines])
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=place) for place, author in enumerate(authors)
    )
    notes = {cited.source: cited.note for cited in content.citations}
    sources = in_order(Source, list(notes))
    Citation.objects.bulk_create(
        Citation(article=article, source=source, position=place, note=notes[source.ref])
        for place, source in enumerate(sources)
    )
    related = in_order(Article, list(content.related))
    RelatedStory.objects.bulk_create(
        RelatedStory(article=article, related=story, position=place) for place, story in enumerate(related)
    )
