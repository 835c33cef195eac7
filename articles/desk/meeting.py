"""Two people saving one story: what each changed since the same text, put together."""

from collections.abc import Mapping
from datetime import datetime

from articles.models import Article, Revision
from articles.publishing.merge import Clash, Clashes, Merged, merge, merge_unrelated, three_way
from articles.publishing.record import Content, content_of, fingerprint
from articles.publishing.working_copy import content_kept, keep, take
from newsroom.accounts.models import User


class Clashing(Exception):
    """Both changed the same: a person has to choose. Nothing was saved."""

    def __init__(self, clashes: tuple[Clash, ...]):
        super().__init__("Both changed the same.")
        self.clashes = clashes


class NothingNew(Exception):
    """What was to be saved changes nothing of what somebody else saved meanwhile. Nothing was saved."""


def meet(article: Article, *, base: int | None, theirs: Revision, chosen: Mapping[str, str], by: User) -> None:
    """Merge a story that was just saved with what somebody else had saved since revision ``base``.

    The caller has locked the story and stored *mine* over *theirs*, in a transaction that an exception of this
    function undoes: Clashing where both changed the same and it is not ``chosen`` what stays, NothingNew where
    only they changed something. What a choice takes away of theirs is kept as a milestone.
    """
    before = article.revisions.filter(number=base).first() if base is not None else None
    mine, others = content_of(article), content_kept(theirs)
    merged = _merged(before, mine, others, chosen)
    clashes = Clashes(chosen)
    slug, embargo = _beside(article, before or Revision(), theirs, clashes)
    if unsettled := (*clashes.open, *merged.clashes):
        raise Clashing(unsettled)
    alike = fingerprint(merged.content) == fingerprint(others)
    if alike and (slug, embargo) == (theirs.slug, theirs.embargo_until):
        raise NothingNew
    if "mine" in chosen.values():
        label = f"What {article.changed_by or 'somebody'} saved, replaced in part by {by}"
        keep(article, others, label=label[:200], by=by)
    article.slug, article.embargo_until = slug, embargo
    take(article, merged.content, by=by)


def _merged(before: Revision | None, mine: Content, theirs: Content, chosen: Mapping[str, str]) -> Merged:
    if before is None:
        return merge_unrelated(mine, theirs, chosen=chosen)
    return merge(content_kept(before), mine, theirs, chosen=chosen)


def _beside(article: Article, before: Revision, theirs: Revision, clashes: Clashes) -> tuple[str, datetime | None]:
    """Merge what is not part of a content: the slug and the embargo."""
    slugs = (before.slug, article.slug, theirs.slug)
    slug, clash = three_way(*slugs)
    if clash:
        slug = clashes.settle(Clash("slug", "slug", *slugs), article.slug, theirs.slug)
    moments = (before.embargo_until, article.embargo_until, theirs.embargo_until)
    embargo, clash = three_way(*moments)
    if clash:
        told = ("" if moment is None else f"{moment:%d %B %Y, %H:%M} UTC" for moment in moments)
        embargo = clashes.settle(Clash("embargo_until", "embargo", *told), moments[1], moments[2])
    return slug, embargo
