"""Chains of mentions against gold: MUC, B-cubed, CEAF by entities, and their average.

Definitions: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF, with
the similarity phi 4), on mentions that were predicted as in Pradhan et al. 2014.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from warsan.eval.assignment import best_total

Thing = TypeVar("Thing", bound=Hashable)
Chain = frozenset[Thing]


class Ratio(msgspec.Struct, frozen=True):
    """Recall and precision as sums over documents, the way the CoNLL-2012 scorer adds them."""

    hit: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    found: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(
            self.hit + other.hit,
            self.gold + other.gold,
            self.right + other.right,
            self.found + other.found,
        )

    @property
    def r(self) -> float:
        """Recall, 0 to 1."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def p(self) -> float:
        """Precision, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


class ChainScore(msgspec.Struct, frozen=True):
    """The three measures over the same chains."""

    muc: Ratio = Ratio()
    bcubed: Ratio = Ratio()
    ceaf: Ratio = Ratio()

    def __add__(self, other: ChainScore) -> ChainScore:
        return ChainScore(self.muc + other.muc, self.bcubed + other.bcubed, self.ceaf + other.ceaf)

    def shares(self) -> dict[str, object]:
        """`f1` (the average of the three), `muc`, `bcubed`, `ceaf_e`; each `p`, `r`, `f1`."""
        parts = {"muc": self.muc, "bcubed": self.bcubed, "ceaf_e": self.ceaf}
        average = sum(ratio.f1 for ratio in parts.values()) / len(parts)
        single = {
            name: {"p": ratio.p, "r": ratio.r, "f1": ratio.f1} for name, ratio in parts.items()
        }
        return {"f1": average, **single}


def score_chains(gold: Sequence[Chain[Thing]], found: Sequence[Chain[Thing]]) -> ChainScore:
    """Scores the chains of one document; a mention is in one chain a side at most."""
    similar = _ceaf(gold, found)
    return ChainScore(
        muc=Ratio(*_links(gold, found), *_links(found, gold)),
        bcubed=Ratio(*_overlaps(gold, found), *_overlaps(found, gold)),
        ceaf=Ratio(similar, len(gold), similar, len(found)),
    )


def _owners(chains: Iterable[Chain[Thing]]) -> Mapping[Thing, int]:
    return {thing: number for number, chain in enumerate(chains) for thing in chain}


def _links(key: Collection[Chain[Thing]], other: Collection[Chain[Thing]]) -> tuple[int, int]:
    """Links of the key that the other side keeps, and all links of the key."""
    owner, kept = _owners(other), 0
    for chain in key:
        parts = {owner[t] for t in chain if t in owner}
        loose = sum(t not in owner for t in chain)
        kept += len(chain) - len(parts) - loose
    return kept, sum(len(chain) - 1 for chain in key)


def _overlaps(key: Collection[Chain[Thing]], other: Sequence[Chain[Thing]]) -> tuple[float, int]:
    """The share of its chain that stands with each mention, summed, and the mentions."""
    owner = _owners(other)
    shared = sum(
        len(chain & other[owner[thing]]) / len(chain)
        for chain in key
        for thing in chain
        if thing in owner
    )
    return shared, sum(len(chain) for chain in key)


def _ceaf(gold: Sequence[Chain[Thing]], found: Sequence[Chain[Thing]]) -> float:
    """The best sum of phi 4 over a pairing of the chains, each used once."""
    owner = _owners(found)
    rows = list[dict[int, float]]()
    for chain in gold:
        met = {owner[t] for t in chain if t in owner}
        rows.append({n: 2 * len(chain & found[n]) / (len(chain) + len(found[n])) for n in met})
    return best_total(rows)
