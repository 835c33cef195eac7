"""Notes between editors at a story: open or resolved, of the whole story or of a passage of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.models import Article, DeskNote
from articles.publishing import NotAllowed
from articles.publishing.workflow import may_edit
from newsroom import clock, prose
from newsroom.accounts.models import User


@dataclass
class Thread:
    """A note with its replies; ``is_lost`` where it is about a passage that the text has no more."""

    note: DeskNote
    is_lost: bool
    replies: list[DeskNote] = field(default_factory=list)


@dataclass(frozen=True)
class Notes:
    """The notes of a story, in the order in which they were written."""

    open: list[Thread]
    resolved: list[Thread]


def notes_of(article: Article, body: str) -> Notes:
    """Return the notes of a story and say of each whether its passage stands in a clean body. One query."""
    notes = list(article.desk_notes.select_related("by", "resolved_by"))
    letters = spelt(prose.plain(body)) if any(note.passage for note in notes) else ""
    threads = {
        note.pk: Thread(note, is_lost=bool(note.passage) and spelt(note.passage) not in letters)
        for note in notes
        if note.thread_id is None
    }
    for note in notes:
        if note.thread_id:
            threads[note.thread_id].replies.append(note)
    return Notes(list(_of(threads.values(), resolved=False)), list(_of(threads.values(), resolved=True)))


def spelt(words: str) -> str:
    """Return the letters of words without the spaces between them: blocks and breaks are no change of a passage."""
    return "".join(words.split())


def add_note(
    article: Article, *, by: User, text: str, passage: str = "", before: str = "", after: str = ""
) -> DeskNote:
    """Write a note at a story; ``passage`` quotes what it is about, ``before`` and ``after`` what stands beside it."""
    sides = {"before": before, "after": after} if passage else {}
    return article.desk_notes.create(by=by, text=text, passage=passage, at=clock.now(), **sides)


def reply_to(note: DeskNote, *, by: User, text: str) -> DeskNote:
    """Answer a note, or what was answered to it."""
    return DeskNote.objects.create(
        article_id=note.article_id, thread_id=note.thread_id or note.pk, by=by, text=text, at=clock.now()
    )


def resolve(note: DeskNote, *, by: User) -> None:
    """Say that nothing is left to do; who said so first stays. For whoever may edit the story, or wrote the note."""
    _authorise(note, by)
    DeskNote.objects.open().filter(pk=note.pk).update(resolved_by=by, resolved_at=clock.now())


def reopen(note: DeskNote, *, by: User) -> None:
    """Say that something is left to do after all. For whoever may resolve it."""
    _authorise(note, by)
    DeskNote.objects.filter(pk=note.pk).update(resolved_by=None, resolved_at=None)


def _authorise(note: DeskNote, by: User) -> None:
    if note.by_id != by.pk and not may_edit(by, note.article):
        raise NotAllowed("Only who may edit the story, or wrote the note, resolves or reopens it: reply instead.")


def _of(threads: Iterable[Thread], *, resolved: bool) -> Iterable[Thread]:
    return (thread for thread in threads if (thread.note.resolved_at is not None) == resolved)
