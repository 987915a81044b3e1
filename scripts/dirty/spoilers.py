"""Every known way to spoil a text, by name."""

from __future__ import annotations

from random import Random

from scripts.dirty import characters, insertions, layout, marks
from scripts.dirty.passages import Clean
from scripts.dirty.spoiled import Spoiled, Spoiler, unspoiled

SPOILERS: dict[str, Spoiler] = {
    name.removeprefix("spoil_").replace("_", " "): value
    for module in (layout, insertions, marks, characters)
    for name, value in vars(module).items()
    if name.startswith("spoil_")
}


def spoil(clean: Clean, names: tuple[str, ...], seed: int = 0) -> Spoiled:
    """A clean text after some spoilers, one on top of the other; the same seed, the same text."""
    spoiled = unspoiled(clean)
    for name in names:
        spoiled = SPOILERS[name](spoiled, Random(f"{name} {seed} {clean.text}"))
    return spoiled
