"""Sequences of anything compared within an effort: what is the same, what stands between."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

Pairs = list[tuple[int, int]]
Run = tuple[int, int, int]

_SMALL, _DEEPEST = 1_000_000, 8  # steps that difflib may take at once, and how often a text is cut


class Effort:
    """How much comparing we can afford, in steps: one look at one pair of words or blocks."""

    def __init__(self, steps: int = 40_000_000) -> None:
        self.left = steps

    def allows(self, steps: int) -> bool:
        """Take steps from what is left, if they are there."""
        if steps > self.left:
            return False
        self.left -= steps
        return True


def in_order(pairs: Pairs, weight: Callable[[int], int]) -> Pairs:
    """Return the heaviest choice of pairs whose order is the same on both sides."""
    pairs = sorted(pairs)
    before: list[int] = []  # for each pair the one chosen before it, or -1
    ends: list[int] = []  # the places in new at which choices end, and how heavy each choice is
    totals: list[int] = []
    lasts: list[int] = []
    for place, (i, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        total = weight(i) + (totals[at - 1] if at else 0)
        before.append(lasts[at - 1] if at else -1)
        beaten = at
        while beaten < len(ends) and totals[beaten] <= total:
            beaten += 1
        ends[at:beaten], totals[at:beaten], lasts[at:beaten] = [j], [total], [place]
    chosen, place = [], lasts[-1] if lasts else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def gaps(staying: Pairs, old: int, new: int) -> Iterator[tuple[range, range, tuple[int, int] | None]]:
    """Yield what stands between pairs in order: the old places, the new ones, the pair that ends the gap."""
    i = j = 0
    for pair in staying:
        yield range(i, pair[0]), range(j, pair[1]), pair
        i, j = pair[0] + 1, pair[1] + 1
    yield range(i, old), range(j, new), None


def matching_runs(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> list[Run]:
    """Return where two sequences are the same, in order: (place in old, place in new, length).

    What is small goes to difflib. What is large is cut first at items that stand once on
    both sides; a stretch without such items is taken as different where effort ends.
    """
    runs: list[Run] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        i, i_end, j, j_end, depth = waiting.pop()
        head = _common(old, new, i, i_end, j, j_end, 1)
        tail = _common(old, new, i + head, i_end, j + head, j_end, -1)
        runs += [(i, j, head), (i_end - tail, j_end - tail, tail)]
        i, i_end, j, j_end = i + head, i_end - tail, j + head, j_end - tail
        if i < i_end and j < j_end:
            a, b = old[i:i_end], new[j:j_end]
            cost = _cost(a, b)
            if cost <= _SMALL and effort.allows(cost):
                blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
                runs += [(i + block.a, j + block.b, block.size) for block in blocks]
            elif depth < _DEEPEST:
                anchors = _anchors(a, b, effort)
                runs += [(i + x, j + y, 1) for x, y in anchors]
                waiting += [
                    (i + lost.start, i + lost.stop, j + found.start, j + found.stop, depth + 1)
                    for lost, found, _ in (gaps(anchors, len(a), len(b)) if anchors else ())
                ]
    return _contiguous(runs)


def _common(old: Sequence[Hashable], new: Sequence[Hashable], i: int, i_end: int, j: int, j_end: int, step: int) -> int:
    """Count what is the same at the beginning (step 1) or at the end (step -1)."""
    most, length = min(i_end - i, j_end - j), 0
    if step < 0:
        i, j = i_end - 1, j_end - 1
    while length < most and old[i + step * length] == new[j + step * length]:
        length += 1
    return length


def _cost(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Return what difflib needs on a text as hard as we met: each match looks at the equal pairs that are left."""
    counts = Counter(b)
    return min(len(a), len(b)) * (len(a) + sum(counts[item] for item in a)) // 4


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], effort: Effort) -> Pairs:
    if not effort.allows(8 * (len(a) + len(b))):
        return []
    once, places = Counter(a), {item: place for place, item in enumerate(b)}
    again = Counter(b)
    pairs = [(i, places[item]) for i, item in enumerate(a) if once[item] == 1 and again[item] == 1]
    return in_order(pairs, lambda _: 1)


def _contiguous(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for i, j, length in sorted(run for run in runs if run[2]):
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            start, place, before = joined.pop()
            i, j, length = start, place, before + length
        joined.append((i, j, length))
    return joined
