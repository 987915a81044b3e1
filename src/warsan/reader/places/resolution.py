"""Which place each name of a text means: decided together, one sense a text."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.codebook.place_words import place_key
from warsan.reader.places.evidence import Sense
from warsan.reader.places.names import PlaceName


def find_senses(names: Sequence[PlaceName]) -> tuple[tuple[Sense, ...], tuple[int, ...]]:
    """The senses that a text's names have, and which of them each name has.

    A name has one sense in a text, unless two places follow it as the one that it lies in.
    """
    keys = [(place_key(n.text), place_key(n.within)) for n in names]
    first: dict[str, str] = {}
    for key, within in keys:
        if within or key not in first:
            first[key] = first.get(key) or within
    order: dict[tuple[str, str], list[PlaceName]] = {}
    for name, (key, within) in zip(names, keys, strict=True):
        order.setdefault((key, within or first[key]), []).append(name)
    senses = tuple(_sense(group) for group in order.values())
    place = {key: n for n, key in enumerate(order)}
    return senses, tuple(place[key, within or first[key]] for key, within in keys)


def _sense(group: Sequence[PlaceName]) -> Sense:
    return Sense(
        text=group[0].text,
        kind=next((n.kind for n in group if n.kind), ""),
        within=next((n.within for n in group if n.within), ""),
        count=len(group),
    )
