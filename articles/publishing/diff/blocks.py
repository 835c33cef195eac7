"""Blocks found again: each is paired with what became of it, wherever that stands now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.publishing.diff.sequences import Effort, Pairs, gaps, in_order, matching_runs
from articles.publishing.diff.words import Wording

_RAREST, _HOLDERS, _CANDIDATES = 12, 40, 6  # how many words, blocks that have them, and blocks are looked at
_ALIKE, _NEARLY, _SHORT = 0.5, 0.4, 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A block as far as finding it again needs: ``key`` is the same where nothing changed.

    Units of one kind may be likened; a unit with a name (a picture) is paired with its
    namesake, whatever its words.
    """

    kind: str
    key: Hashable
    bag: Counter[str]
    size: int
    name: str = ""

    @property
    def weight(self) -> int:
        """How much it takes to believe that it moved: of two, the fewer and shorter blocks moved."""
        return 20 + self.size


def unit(kind: str, key: Hashable, wording: Wording, name: str = "") -> Unit:
    bag = Counter(word.casefold() for word in wording.keys if word[0].isalnum())
    return Unit(kind, key, bag, bag.total(), name)


def pair_up(old: Sequence[Unit], new: Sequence[Unit], effort: Effort, *, loose: bool = False) -> Pairs:
    """Pair each unit with what became of it, wherever that stands now; some have no pair.

    ``loose`` pairs also what stands in one place between the same neighbours, however little
    they share: then a rewritten block is one that changed, not one that went and one that came.
    """
    runs = matching_runs([one.key for one in old], [one.key for one in new], effort)
    paired = {i + step: j + step for i, j, length in runs for step in range(length)}
    _pair_by(lambda one: one.key, old, new, paired)
    _pair_by(lambda one: one.name or None, old, new, paired)
    _pair_by(lambda one: frozenset(one.bag.items()) if one.bag and not one.name else None, old, new, paired)
    _pair_alike(old, new, paired, effort)
    _pair_neighbours(old, new, paired, loose)
    return sorted(paired.items())


def _pair_by(
    key: Callable[[Unit], Hashable | None], old: Sequence[Unit], new: Sequence[Unit], paired: dict[int, int]
) -> None:
    """Pair what has one key and no pair yet, in order; None is no key."""
    taken = set(paired.values())
    free: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(range(len(new))):
        if j not in taken:
            free[key(new[j])].append(j)
    for i, one in enumerate(old):
        name = key(one) if i not in paired else None
        if name is not None and free[name]:
            paired[i] = free[name].pop()


def _pair_alike(old: Sequence[Unit], new: Sequence[Unit], paired: dict[int, int], effort: Effort) -> None:
    """Pair what shares more than half of its words, the most alike first."""
    taken = set(paired.values())
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j, one in enumerate(new):
        if j not in taken and not one.name:
            for word in one.bag:
                holders[one.kind, word].append(j)
    opposite = {i: j for pairs, _ in _opposite(old, new, paired) for i, j in pairs}
    scored = []
    for i, one in enumerate(old):
        if i not in paired and not one.name and effort.allows(one.size + _RAREST * _HOLDERS + _CANDIDATES * one.size):
            for j in {*_candidates(one, holders), opposite.get(i, -1)} - {-1}:
                scored.append((-likeness(one, new[j]), abs(i - j), i, j))
    for score, _, i, j in sorted(scored):
        if -score > _ALIKE and i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)


def _candidates(one: Unit, holders: Mapping[tuple[str, str], list[int]]) -> list[int]:
    """Return the places that share the most of a unit's rarest words."""
    lists = sorted((holders[one.kind, word] for word in one.bag if (one.kind, word) in holders), key=len)
    counts = Counter(j for places in lists[:_RAREST] if len(places) <= _HOLDERS for j in places)
    return [j for j, _ in counts.most_common(_CANDIDATES)]


def _opposite(old: Sequence[Unit], new: Sequence[Unit], paired: dict[int, int]) -> Iterator[tuple[Pairs, bool]]:
    """Yield, for each gap between blocks that stay, what has no pair and stands opposite.

    The first with the first, the second with the second; and whether as many went as came.
    """
    taken = set(paired.values())
    for lost, found, _ in gaps(in_order(list(paired.items()), lambda i: old[i].weight), len(old), len(new)):
        went, came = [i for i in lost if i not in paired], [j for j in found if j not in taken]
        yield list(zip(went, came, strict=False)), len(went) == len(came)


def _pair_neighbours(old: Sequence[Unit], new: Sequence[Unit], paired: dict[int, int], loose: bool) -> None:
    """Pair what stands opposite if it shares something; a lone block of a few words need not even."""
    for pairs, even in list(_opposite(old, new, paired)):
        for i, j in pairs:
            if loose or (even and _is_rewritten(old[i], new[j], lone=len(pairs) == 1)):
                paired[i] = j


def _is_rewritten(one: Unit, other: Unit, *, lone: bool) -> bool:
    if one.name or other.name or one.kind != other.kind:
        return False
    return likeness(one, other) >= _NEARLY or (lone and 0 < max(one.size, other.size) <= _SHORT)


def likeness(one: Unit, other: Unit) -> float:
    """Return the share of words in common, from 0 to 1; nothing is like a block of another kind."""
    if one.kind != other.kind or not one.size or not other.size:
        return 0.0
    common = sum(min(count, other.bag[word]) for word, count in one.bag.items() if word in other.bag)
    return 2 * common / (one.size + other.size)
