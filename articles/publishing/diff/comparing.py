"""Contents compared whole: the fields, the body, the lists, the sources, and a tally of it all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext, gettext_noop

from articles.publishing.diff.body import compare_bodies, paragraphs_of, picture_change
from articles.publishing.diff.changes import (
    UNNUMBERED,
    BlockChange,
    Changes,
    Listed,
    Segment,
    Segments,
    SourceChange,
    counted,
)
from articles.publishing.diff.sequences import Effort
from articles.publishing.diff.words import phrase, run_together, swap
from articles.publishing.record import Cited, Content
from newsroom import prose

WORDS_CHANGED = {
    "headline": gettext_noop("Headline changed"),
    "standfirst": gettext_noop("Standfirst changed"),
    "dateline": gettext_noop("Dateline changed"),
    "language": gettext_noop("Language changed"),
}
LEAD_IMAGE = {
    "added": gettext_noop("Lead image added"),
    "removed": gettext_noop("Lead image removed"),
    "changed": gettext_noop("Lead image changed"),
    "replaced": gettext_noop("Lead image replaced"),
}
LISTS_CHANGED = {
    "bylines": gettext_noop("Byline changed"),
    "tags": gettext_noop("Tags changed"),
    "related": gettext_noop("Related stories changed"),
}
REMARKS = {
    "url": gettext_noop("Address changed"),
    "filed_at": gettext_noop("Filing date changed"),
    "language": gettext_noop("Language changed"),
}
COPIES = {True: gettext_noop("Archived copy added"), False: gettext_noop("Archived copy removed")}
# What _told is asked to say, named here for those who translate.
HAPPENED = (
    *(gettext_noop("changed"), gettext_noop("added"), gettext_noop("removed")),
    *(gettext_noop("moved"), gettext_noop("formatted otherwise"), gettext_noop("renumbered")),
)


def compare(old: Content, new: Content, *, effort: Effort | None = None) -> Changes:
    """Return what changed from ``old`` to ``new``, for those who read ``new``."""
    effort = effort or Effort()
    were, are = _numbers(old), _numbers(new)
    body = compare_bodies(paragraphs_of(old, were), paragraphs_of(new, are), effort)
    changes = Changes(
        headline=phrase(old.headline, new.headline, effort),
        standfirst=phrase(old.standfirst, new.standfirst, effort),
        dateline=phrase(old.dateline, new.dateline, effort),
        language=swap(old.language, new.language) if old.language != new.language else (),
        body=body,
        formatting=old.body != new.body and all(item.kind == "unchanged" for item in body),
        bylines=_listed([(b.author, b.name) for b in old.bylines], [(b.author, b.name) for b in new.bylines]),
        tags=_listed([(t.tag, t.name) for t in old.tags], [(t.tag, t.name) for t in new.tags]),
        related=_listed([(ref, ref) for ref in old.related], [(ref, ref) for ref in new.related]),
        lead_image=picture_change(old.lead_image, new.lead_image, effort),
        sources=_sources(old.citations, new.citations, were, are, effort),
    )
    return replace(changes, tally=tuple(_tally(changes)))


def _listed(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Listed:
    """Compare lists of (ref, name); a name that changed went and came."""
    added = [item for item in new if item not in old]
    removed = [item for item in old if item not in new]
    reordered = [item for item in old if item not in removed] != [item for item in new if item not in added]
    return Listed(tuple(name for _, name in added), tuple(name for _, name in removed), reordered)


def _numbers(content: Content) -> dict[str, int]:
    return prose.numbering(content.body, [cited.source for cited in content.citations])


def _sources(
    old: Iterable[Cited], new: Iterable[Cited], were: Mapping[str, int], are: Mapping[str, int], effort: Effort
) -> tuple[SourceChange, ...]:
    before, after = ({cited.source: cited for cited in side} for side in (old, new))
    changes = []
    for ref in {**after, **before}:
        was = (were[ref], before[ref]) if ref in before else None
        now = (are[ref], after[ref]) if ref in after else None
        change = _source(ref, was, now, effort)
        if change:
            changes.append(change)
    return tuple(sorted(changes, key=lambda change: (change.new_number or change.old_number or 0, change.kind)))


def _source(
    ref: str, was: tuple[int, Cited] | None, now: tuple[int, Cited] | None, effort: Effort
) -> SourceChange | None:
    if was and now:
        return _kept_source(ref, *was, *now, effort)
    if now:
        line = (Segment("added", f"[{now[0]}] {_entry(now[1])}"),)
        return SourceChange("added", ref, None, now[0], line, note=phrase("", now[1].note, effort))
    if was:
        return SourceChange("removed", ref, was[0], None, (Segment("removed", f"[{was[0]}] {_entry(was[1])}"),))
    return None


def _kept_source(ref: str, number: int, old: Cited, now: int, new: Cited, effort: Effort) -> SourceChange | None:
    note = phrase(old.note, new.note, effort)
    disclosure = phrase(old.disclosure, new.disclosure, effort)
    entry = phrase(_entry(old), _entry(new), effort)
    remarks = tuple(_remarks(old, new))
    if number == now and not (note or disclosure or entry or remarks):
        return None
    line = run_together([*_renumbered(number, now), *(entry or (Segment("same", _entry(new)),))])
    changed = note or disclosure or entry or remarks
    return SourceChange("changed" if changed else "renumbered", ref, number, now, line, note, disclosure, remarks)


def _entry(cited: Cited) -> str:
    return f"{cited.agency_name}: {cited.title}"


def _renumbered(old: int, new: int) -> Segments:
    if old == new:
        return (Segment("same", f"[{new}] "),)
    space = Segment("same", " ")
    return (Segment("removed", f"[{old}]"), space, Segment("added", f"[{new}]"), space)


def _remarks(old: Cited, new: Cited) -> Iterator[str]:
    if old.agency != new.agency and old.agency_name == new.agency_name:
        yield gettext("Agency changed")
    if old.copy != new.copy:
        yield gettext("Archived copy replaced") if old.copy and new.copy else gettext(COPIES[bool(new.copy)])
    for name, told in REMARKS.items():
        if getattr(old, name) != getattr(new, name):
            yield gettext(told)


def _tally(changes: Changes) -> Iterator[str]:
    for name, told in WORDS_CHANGED.items():
        if getattr(changes, name):
            yield gettext(told)
    blocks = [item for item in changes.body if isinstance(item, BlockChange)]
    for noun in ("paragraph", *dict.fromkeys(UNNUMBERED.values())):
        yield from _tally_of(noun, [block for block in blocks if block.noun == noun])
    links = sum(len(block.links) for block in blocks)
    if links:
        yield f"{counted(links, 'link')} {gettext('changed')}"
    if changes.formatting:
        yield gettext("Formatting changed")
    if changes.lead_image:
        yield gettext(LEAD_IMAGE[changes.lead_image.kind])
    for name, told in LISTS_CHANGED.items():
        if getattr(changes, name):
            yield gettext(told)
    kinds = Counter(source.kind for source in changes.sources)
    yield from _told("source", {kind: kinds[kind] for kind in ("changed", "added", "removed", "renumbered")})


def _tally_of(noun: str, blocks: list[BlockChange]) -> Iterator[str]:
    """Count what happened to blocks."""
    came = [block for block in blocks if block.kind in ("changed", "moved_here")]
    counts = {
        "changed": sum(block.reworded for block in came),
        "added": sum(block.kind == "added" for block in blocks),
        "removed": sum(block.kind == "removed" for block in blocks),
        "moved": sum(block.kind == "moved_here" for block in blocks),
        "formatted otherwise": sum(block.formatting for block in came),
    }
    yield from _told(noun, counts)


def _told(noun: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Tell what happened how often; the noun stands once: "2 paragraphs changed, 1 moved"."""
    told = [(number, verb) for verb, number in counts.items() if number]
    if told:
        yield ", ".join(
            f"{number if place else counted(number, noun)} {gettext(verb)}" for place, (number, verb) in enumerate(told)
        )
