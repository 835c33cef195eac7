"""The languages in which readers find one story.

A translation is a story of its own, with its own versions; that it says what another one says is a link between
the two, outside of both records.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Version
from newsroom import prose
from sources.names import own_name


@dataclass(frozen=True)
class Language:
    """A story in one of its languages, as readers find it now; ``is_this`` is that of the page."""

    code: str
    headline: str
    url: str
    is_original: bool
    is_this: bool

    @property
    def name(self) -> str:
        """The name of the language in the language itself."""
        return own_name(self.code)

    @property
    def direction(self) -> str:
        return prose.direction(self.code)


def languages_of(version: Version, others: Iterable[Version], *, original: str | None) -> list[Language]:
    """Return the languages of a story, the original first; none where it stands in one only.

    ``original`` is the ref of the story that this version translates; None where it translates none.
    """
    family = [version, *others]
    if len(family) == 1:
        return []
    first = original or version.article.ref
    found = [
        Language(one.language, one.headline, one.get_absolute_url(), one.article.ref == first, one is version)
        for one in family
    ]
    return sorted(found, key=lambda language: (not language.is_original, language.code))
