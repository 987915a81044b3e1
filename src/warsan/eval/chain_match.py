"""Which found mention is which gold mention: by head word, or by the exact words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from warsan.eval.formats.entities import GoldMention

Match = Literal["head", "exact"]
Key = tuple[int, int, int]
Chains = list[frozenset[Key]]


class FoundMention(msgspec.Struct, frozen=True, order=True):
    """Tokens `first` to `last` (exclusive) with their head, counted through the document."""

    first: int
    last: int
    head: int


def match_chains(
    gold: Sequence[GoldMention],
    found: Sequence[Sequence[FoundMention]],
    *,
    by: Match,
    singles: bool,
) -> tuple[Chains, Chains]:
    """Both sides as sets of keys; a found mention has its gold mention's key where they match.

    Args:
        gold: The gold mentions of a document.
        found: The chains found in it.
        by: "head": the same head word, of several the one with most words in common;
            "exact": the same words.
        singles: Whether chains of one mention count.
    """
    entities = defaultdict[str, set[Key]](set)
    for mention in gold:
        entities[mention.entity].add(_key(mention))
    names = _by_head(gold, found) if by == "head" else {}
    chains = [{names.get(_key(m), _key(m)) for m in chain} for chain in found]
    least = 1 if singles else 2
    return (
        [frozenset(c) for c in entities.values() if len(c) >= least],
        [frozenset(c) for c in chains if len(c) >= least],
    )


def _key(mention: GoldMention | FoundMention) -> Key:
    return mention.first, mention.last, mention.head


def _by_head(
    gold: Sequence[GoldMention], found: Sequence[Sequence[FoundMention]]
) -> dict[Key, Key]:
    """For found mentions the gold mention with the same head, each used once."""
    rivals = defaultdict[int, list[GoldMention]](list)
    for mention in gold:
        rivals[mention.head].append(mention)
    pairs = sorted(
        (-_shared(m, g), _key(m), _key(g))
        for chain in found
        for m in chain
        for g in rivals.get(m.head, ())
    )
    names, used = dict[Key, Key](), set[Key]()
    for _, mine, theirs in pairs:
        if mine not in names and theirs not in used:
            names[mine] = theirs
            used.add(theirs)
    return names


def _shared(one: FoundMention, other: GoldMention) -> int:
    """Words in common less words that only one has."""
    common = min(one.last, other.last) - max(one.first, other.first)
    return 3 * common - (one.last - one.first) - (other.last - other.first)
