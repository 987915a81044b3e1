"""A row of numbers as one line of text, and small words for a series."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_UNKNOWN = "·"
_LEVELS = {1: "none", 2: "threat", 3: "display", 4: "force", 5: "war"}


def draw_strokes(values: Sequence[float | None], top: float | None = None) -> str:
    """A sparkline: one block a value, "·" where it is not known.

    Args:
        values: Numbers from zero up.
        top: What fills the block; the highest value without.
    """
    highest = top or max((v for v in values if v is not None), default=0) or 1
    return "".join(_UNKNOWN if v is None else _block(v / highest) for v in values)


def _block(share: float) -> str:
    return _BLOCKS[min(len(_BLOCKS) - 1, round(share * (len(_BLOCKS) - 1)))]


def say_level(level: int | None) -> str:
    """A hostility level with its name: "4 force"; "" where it is not known."""
    return f"{level} {_LEVELS[level]}" if level else ""
