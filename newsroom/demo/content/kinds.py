"""The shapes of the demo's data: who reports, what is cited, and the life of a story."""

from dataclasses import dataclass, field

from newsroom.demo.content.moments import Moment, before


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who can sign in."""

    username: str
    first_name: str
    last_name: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Signature:
    """An author in bylines; ``username`` where the person has an account."""

    slug: str
    name: str
    bio: str
    username: str = ""


@dataclass(frozen=True, kw_only=True)
class Label:
    """A tag."""

    slug: str
    name: str
    description: str
    navigation_order: int | None = None
    media_topic: str = ""


@dataclass(frozen=True, kw_only=True)
class Filer:
    """An agency."""

    slug: str
    name: str
    kind: str
    language: str
    disclosure: str
    country: str = ""
    state_owned: bool = False
    party_to_conflict: bool = False
    copy_policy: str = "proof"
    homepage: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """A source with the text we kept ``minutes`` after it was filed."""

    key: str
    agency: str
    title: str
    url: str
    filed: Moment
    text: str
    language: str = "en"
    filed_id: str = ""
    minutes: int = 15
    embargo: Moment | None = None


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A picture of the library; its key names the function that draws it."""

    key: str
    alt: str
    caption: str
    focal: tuple[int, int] = (50, 50)
    credit: str = "Drawing: The Public Record"


@dataclass(frozen=True, kw_only=True)
class Edits:
    """Changes of a working copy: whole fields, replaced passages of the body, added citations."""

    headline: str = ""
    standfirst: str = ""
    body: tuple[tuple[str, str], ...] = ()
    cites: dict[str, str] = field(default_factory=dict)

    def __bool__(self):
        return bool(self.headline or self.standfirst or self.body or self.cites)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One act in the life of a story (or of a source it cites), by an account, at a moment."""

    verb: str
    at: Moment
    by: str
    notice: str = ""
    reason: str = ""
    overrule: str = ""
    basis: str = ""
    edits: Edits = Edits()
    due: Moment | None = None
    source: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story: its first text, and what was done with it since."""

    slug: str
    headline: str
    standfirst: str
    body: str
    tags: tuple[str, ...]
    bylines: tuple[str, ...]
    begun: Moment
    cites: dict[str, str] = field(default_factory=dict)
    life: tuple[Deed, ...] = ()
    language: str = "en"
    translation_of: str = ""
    dateline: str = ""
    picture: str = ""
    caption: str = ""
    related: tuple[str, ...] = ()
    embargo: Moment | None = None
    planned: Moment | None = None
    by: str = "reporter"
    long_read: bool = False


@dataclass(frozen=True, kw_only=True)
class Reported:
    """An error that a reader reported; ``declined`` is the reason, where it was."""

    story: str
    at: Moment
    wrong: str
    passage: str = ""
    right: str = ""
    source_url: str = ""
    email: str = ""
    taken: bool = False
    declined: str = ""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition of a policy page; those of one page stand in the order of their moments."""

    slug: str
    title: str
    at: Moment
    standfirst: str
    body: str
    notice: str = ""


def handed_in(at: Moment, *, reason: str = "", edits: Edits = Edits()) -> tuple[Deed, ...]:
    """The reporter writes and sends the story to review."""
    written = (Deed(verb="edit", at=before(at, minutes=9), by="reporter", edits=edits),) if edits else ()
    return (*written, Deed(verb="send_to_review", at=at, by="reporter", reason=reason))


def approved(at: Moment, *, edits: Edits = Edits()) -> tuple[Deed, ...]:
    """The reporter hands in, the editor approves a quarter of an hour later."""
    approval = Deed(verb="approve", at=before(at, minutes=4), by="editor")
    return (*handed_in(before(at, minutes=19), edits=edits), approval)


def published(at: Moment, *, overrule: str = "", reason: str = "") -> tuple[Deed, ...]:
    """Written, reviewed by another, and out."""
    return (*approved(at), Deed(verb="publish", at=at, by="editor", overrule=overrule, reason=reason))


def updated(at: Moment, notice: str, edits: Edits, *, overrule: str = "") -> tuple[Deed, ...]:
    """News in a live story; reviewed like the first text."""
    out = Deed(verb="update", at=at, by="editor", notice=notice, overrule=overrule)
    return (*approved(at, edits=edits), out)


def copy_edited(at: Moment, notice: str, edits: Edits, *, overrule: str = "") -> tuple[Deed, ...]:
    """A typo mended."""
    out = Deed(verb="copy_edit", at=at, by="editor", notice=notice, overrule=overrule)
    return (*approved(at, edits=edits), out)


def corrected(at: Moment, notice: str, edits: Edits, *, reason: str = "") -> tuple[Deed, ...]:
    """A mistake in the live text set right by the editor."""
    return (Deed(verb="correct", at=at, by="editor", notice=notice, edits=edits, reason=reason),)


def clarified(at: Moment, notice: str, edits: Edits, *, reason: str = "", overrule: str = "") -> tuple[Deed, ...]:
    """A passage that could be misread, made plain."""
    return (Deed(verb="clarify", at=at, by="editor", notice=notice, edits=edits, reason=reason, overrule=overrule),)


def scheduled(at: Moment, due: Moment, *, notice: str = "", edits: Edits = Edits()) -> tuple[Deed, ...]:
    """Approved, and set to go out at a moment to come."""
    return (*approved(at, edits=edits), Deed(verb="schedule", at=at, by="editor", due=due, notice=notice))
