"""Ranking: the keys of the issues worth most, first; among equals the one that changed last."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

from sretui.core.fruit.scoring import Scorer
from sretui.core.fruit.traits import Traits

_FEW = 20


def rank(found: Iterable[Traits], scorer: Scorer, among: Container[int] | None = None) -> "array[int]":
    """Order issues, given newest change first; `among` (cache keys) and the scorer's minutes narrow them."""
    piles: defaultdict[int, list[int]] = defaultdict(list)
    points = scorer.points
    for one in found:
        if (among is None or one.key in among) and scorer.fits(one):
            piles[points(one)].append(one.key)
    return array("q", (key for worth in sorted(piles, reverse=True) for key in piles[worth]))


def common_labels(found: Sequence[Traits], percent: int) -> frozenset[str]:
    """Find the labels (case-folded) that more than so many percent of the issues carry; of a few, none."""
    if len(found) < _FEW:
        return frozenset()
    counts = Counter(one.labels for one in found)
    carried: Counter[str] = Counter()
    for names, count in counts.items():
        for name in set(names.casefold().split("\n")) - {""}:
            carried[name] += count
    return frozenset(name for name, count in carried.items() if count * 100 > percent * len(found))
