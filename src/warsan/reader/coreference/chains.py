"""Chains: the references of one text that speak of the same."""

from __future__ import annotations

from collections import defaultdict

from warsan.reader.coreference.antecedents import find_antecedents
from warsan.reader.coreference.pairs import Pairs
from warsan.reader.coreference.references import Reference, find_references
from warsan.reader.parse import Parse

Chain = tuple[Reference, ...]


def find_chains(parse: Parse) -> tuple[Chain, ...]:
    """All references of a text, those that speak of the same together; in text order.

    What speaks of nothing else is a chain of one.
    """
    references = find_references(parse)
    pairs = Pairs(parse, references)
    first: list[int] = []
    for number in range(len(references)):
        best = find_antecedents(pairs, number)[0].number
        first.append(number if best < 0 else first[best])
    chains = defaultdict[int, list[Reference]](list)
    for reference, start in zip(references, first, strict=True):
        chains[start].append(reference)
    return tuple(tuple(chain) for chain in chains.values())
