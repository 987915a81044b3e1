"""Spoilers of quotation marks."""

from __future__ import annotations

import re
from random import Random

from scripts.dirty.spoiled import Edit, Spoiled


def _marked(spoiled: Spoiled, opening: str, closing: str) -> Spoiled:
    return spoiled.replaced("[“”]", lambda m: opening if m[0] == "“" else closing)


def spoil_straight_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """Typewriter marks."""
    return _marked(spoiled, '"', '"').replaced("’", lambda _: "'")


def spoil_guillemets(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """French marks."""
    return _marked(spoiled, "«", "»")


def spoil_spaced_guillemets(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """French marks with their spaces."""
    return _marked(spoiled, "«\u00a0", "\u00a0»")


def spoil_low_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """German marks."""
    return _marked(spoiled, "„", "“")


def spoil_single_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:  # noqa: ARG001
    """British single marks, the same sign as the apostrophe."""
    return _marked(spoiled, "‘", "’")


def spoil_doubled_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Marks set twice, or made of two: ““, '', `` and ‘‘."""
    opening, closing = rng.choice((("““", "””"), ("``", "''"), ("‘‘", "’’"), ("''", "''")))
    return _marked(spoiled, opening, closing)


def spoil_mixed_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Marks of different kinds at the two ends."""
    return spoiled.replaced(
        "[“”]", lambda m: rng.choice(("“", '"', "«") if m[0] == "“" else ("”", '"', "»"))
    )


def spoil_lost_closing(spoiled: Spoiled, rng: Random) -> Spoiled:
    """One closing mark lost."""
    return _one_less(spoiled, rng, "”")


def spoil_lost_opening(spoiled: Spoiled, rng: Random) -> Spoiled:
    """One opening mark lost."""
    return _one_less(spoiled, rng, "“")


def spoil_stray_quotes(spoiled: Spoiled, rng: Random) -> Spoiled:
    """A mark too many, at the beginning of a word."""
    places = [m.start() for m in re.finditer(r"\b[a-zA-Z]", spoiled.text)]
    at = rng.choice(places) if places else 0
    return spoiled.edited([Edit(at, at, rng.choice('“”"«'))])


def _one_less(spoiled: Spoiled, rng: Random, mark: str) -> Spoiled:
    places = [m.start() for m in re.finditer(mark, spoiled.text)]
    if not places:
        return spoiled
    at = rng.choice(places)
    return spoiled.edited([Edit(at, at + 1, "")])
